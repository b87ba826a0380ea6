//! From what is asked for to the dialog that answers it.

use super::{
    answer::answer,
    arrived::arrived,
    dialog::Dialog,
    enter::enter,
    invite::invite,
    share::{Subject, share},
};
use crate::{
    link::Link,
    view::app::{request::DialogRequest, store::Store},
};

pub fn open(store: Store, request: DialogRequest) {
    let dialog = Dialog::new(store);
    match request {
        DialogRequest::Share => share(dialog, Subject::Step),
        DialogRequest::Support => share(dialog, Subject::Support),
        DialogRequest::FullPage => share(dialog, Subject::Elsewhere),
        DialogRequest::Invite(person) => invite(dialog, &person),
        DialogRequest::Answer(person) => answer(dialog, &person),
        DialogRequest::Enter(person) => enter(dialog.about(person), String::new()),
        DialogRequest::Arrived(fragment) => arrived(dialog.of_link(), &Link::of(fragment)),
    }
}
