//! What others may hear: `person:ID` is told to fetch its lists of leave again.

use crate::LeaveRequest;
use ground::PersonId;
use live::Hub;
use store::Conn;

/// Frames of the portal that show leave.
const FRAMES: &str = r#"{"refresh":["leave","approvals","timeline"]}"#;

/// After the commit, the pages of the employee and of their manager show the new state.
pub fn changed(c: &Conn, hub: &Hub, request: &LeaveRequest, manager: Option<&PersonId>) {
    for person in std::iter::once(&request.person).chain(manager) {
        let (hub, topic) = (hub.clone(), format!("person:{person}"));
        c.after_commit(move || hub.flash(&topic, "refresh", FRAMES.to_owned()));
    }
}
