//! What a guide has, by its id.

use super::{Guide, Id, Permission, Role, Source};

impl Guide {
    pub fn role(&self, id: &Id) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == *id)
    }

    pub fn permission(&self, id: &Id) -> Option<&Permission> {
        self.permissions.iter().find(|permission| permission.id == *id)
    }

    pub fn source(&self, id: &Id) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }
}
