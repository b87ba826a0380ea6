//! The recorders and cameras that are shared.

use litemap::LiteMap;

use super::{Moment, Stamped};
use crate::{
    as_object,
    json::{Json, Reader, Writer},
    transparent,
};

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Device {
    pub name: String,
    pub model: String,
}

as_object! { Device { name, model } }

/// By the moment it was added, so that two tabs adding one at once add two; in order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeviceId(String);

transparent! { DeviceId }

impl DeviceId {
    /// As the n-th of a list that was kept as one thing.
    pub fn nth(n: usize) -> Self {
        Self(format!("d{n:03}"))
    }

    fn added(now: Moment, n: usize) -> Self {
        Self(format!("d{:x}{n:02x}", now.milliseconds()))
    }
}

impl From<&str> for DeviceId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl std::ops::Deref for DeviceId {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

/// Each with the moment it was last changed. `None`: taken off, and kept so that another copy does not bring it back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Devices(pub LiteMap<DeviceId, Stamped<Option<Device>>>);

impl Devices {
    /// Of a list that was kept as one thing, with one moment.
    pub fn of_list(list: Vec<Device>, at: Moment) -> Self {
        let each = list.into_iter().enumerate();
        Self(each.map(|(n, device)| (DeviceId::nth(n), Stamped::new(Some(device), at))).collect())
    }

    /// As [`Devices::of_list`] takes it, if it is still such a list.
    pub fn as_list(&self) -> Option<(Moment, Vec<Device>)> {
        let at = self.0.values().next()?.at();
        let each = self.0.iter().enumerate().map(|(n, (id, said))| {
            let is_nth = *id == DeviceId::nth(n) && said.at() == at;
            said.get().clone().filter(|_| is_nth)
        });
        each.collect::<Option<Vec<Device>>>().map(|list| (at, list))
    }

    /// Those that are there, in order.
    pub fn present(&self) -> Vec<&Device> {
        self.0.values().filter_map(|said| said.get().as_ref()).collect()
    }

    /// What is on the list from now on. What stands there as before keeps its moment.
    pub fn set(&mut self, list: Vec<Device>, now: Moment) {
        let before: Vec<DeviceId> =
            self.0.iter().filter(|(_, said)| said.get().is_some()).map(|(id, _)| id.clone()).collect();
        let is_shorter = list.len() < before.len();
        let mut kept = before.into_iter().peekable();
        let mut new = 0;
        for device in list {
            // Where one was taken off, those behind it move up and are not changed.
            while is_shorter && kept.peek().is_some_and(|id| self.has(id) != Some(&device)) {
                let left = kept.next().expect("it was looked at");
                self.stamp(left, None, now);
            }
            match kept.next() {
                Some(id) if self.has(&id) == Some(&device) => {}
                Some(id) => self.stamp(id, Some(device), now),
                None => {
                    self.stamp(DeviceId::added(now, new), Some(device), now);
                    new += 1;
                }
            }
        }
        for id in kept {
            self.stamp(id, None, now);
        }
    }

    fn has(&self, id: &DeviceId) -> Option<&Device> {
        self.0.get(id)?.get().as_ref()
    }

    fn stamp(&mut self, id: DeviceId, device: Option<Device>, now: Moment) {
        let at = self.0.get(&id).map_or(now, |said| said.at().next(now));
        self.0.insert(id, Stamped::new(device, at));
    }
}

/// Up to form 3 a list with one moment for all.
impl Json for Devices {
    fn read(reader: &mut Reader) -> Self {
        if !reader.is_list() {
            return Self(Json::read(reader));
        }
        let all: Stamped<Vec<Device>> = Json::read(reader);
        let at = all.at();
        Self::of_list(all.into_value(), at)
    }
    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device(name: &str) -> Device {
        Device { name: name.to_owned(), model: String::new() }
    }

    fn names(devices: &Devices) -> Vec<&str> {
        devices.present().into_iter().map(|device| device.name.as_str()).collect()
    }

    fn list(names: &[&str]) -> Vec<Device> {
        names.iter().map(|name| device(name)).collect()
    }

    #[test]
    fn what_is_not_changed_keeps_its_moment() {
        let mut devices = Devices::of_list(list(&["Shop", "Yard", "Gate"]), Moment::utc(1));
        devices.set(list(&["Shop", "Gate"]), Moment::utc(5));
        assert_eq!(names(&devices), ["Shop", "Gate"]);
        let moments: Vec<u64> = devices.0.values().map(|said| said.at().milliseconds()).collect();
        assert_eq!(moments, [1, 5, 1], "the yard was taken off, and the gate stands as it did");
        devices.set(list(&["Shop", "Gate", "Roof"]), Moment::utc(7));
        devices.set(list(&["Shed", "Gate", "Roof"]), Moment::utc(8));
        assert_eq!(names(&devices), ["Shed", "Gate", "Roof"]);
    }

    #[test]
    fn a_list_of_the_former_form_is_one_again_until_something_changes() {
        let mut devices = Devices::of_list(list(&["Shop", "Yard"]), Moment::utc(1));
        assert_eq!(devices.as_list(), Some((Moment::utc(1), list(&["Shop", "Yard"]))));
        devices.set(list(&["Shop", "Gate"]), Moment::utc(5));
        assert_eq!(devices.as_list(), None);
    }
}
