//! Which members of staff have a tab open at this process.

use ground::StaffId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Connections by member of staff and tab: a tab that reconnects has two for a moment.
type Count = HashMap<StaffId, HashMap<String, u32>>;

#[derive(Clone, Default)]
pub struct Tabs(Arc<Mutex<Count>>);

impl Tabs {
    fn lock(&self) -> MutexGuard<'_, Count> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// True where it is their first connection.
    pub fn joined(&self, staff: &StaffId, tab: &str) -> bool {
        let mut all = self.lock();
        let own = all.entry(staff.clone()).or_default();
        let first = own.is_empty();
        *own.entry(tab.to_owned()).or_default() += 1;
        first
    }

    /// True where it was their last connection.
    pub fn left(&self, staff: &StaffId, tab: &str) -> bool {
        let mut all = self.lock();
        let Some(own) = all.get_mut(staff) else { return false };
        if let Some(n) = own.get_mut(tab) {
            *n = n.saturating_sub(1);
            if *n == 0 {
                own.remove(tab);
            }
        }
        let last = own.is_empty();
        if last {
            all.remove(staff);
        }
        last
    }

    /// Everybody who has a tab open here.
    pub fn here(&self) -> Vec<StaffId> {
        self.lock().keys().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reconnect_is_no_departure_in_either_order() {
        let (tabs, anna) = (Tabs::default(), StaffId("anna".into()));
        assert!(tabs.joined(&anna, "t1"));
        assert!(!tabs.joined(&anna, "t1"));
        assert!(!tabs.left(&anna, "t1"));
        assert_eq!(tabs.here(), std::slice::from_ref(&anna));
        assert!(tabs.left(&anna, "t1"));
        assert!(!tabs.left(&anna, "t1"));
    }
}
