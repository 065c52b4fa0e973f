//! Where an order stands, as its parcels tell it. Pure.

use crate::{Order, Parcel, Status, TrackingKind};
use ground::{Instant, Text};

/// What is true of an order now. Trouble comes before everything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// The carrier gave a parcel up.
    Lost,
    /// The carrier reports a delay at this place, which may be empty.
    Delayed(&'a str),
    /// Promised for an hour that has passed, and not there.
    Late,
    /// Nothing was packed yet.
    Received,
    Packing,
    /// The carrier is to come for it.
    Packed,
    OnItsWay,
    /// Nothing more comes by itself.
    Settled,
}

impl Standing<'_> {
    /// Not as it was promised.
    pub const fn is_trouble(self) -> bool {
        matches!(self, Self::Lost | Self::Delayed(_) | Self::Late)
    }
}

impl Order {
    /// Something is still to come without the person doing anything.
    pub const fn is_on_its_way(&self) -> bool {
        matches!(self.status, Status::Pending | Status::PendingModified | Status::Processed)
    }

    /// Promised for an hour that has passed, and not there.
    pub fn is_late(&self, now: Instant) -> bool {
        self.is_on_its_way() && self.expected_at.is_some_and(|at| at < now)
    }

    /// Where it stands; a parcel that was replaced no longer counts.
    pub fn standing(&self, now: Instant) -> Standing<'_> {
        if !self.is_on_its_way() {
            return Standing::Settled;
        }
        let open = || self.parcels.iter().filter(|p| !p.replaced);
        let last = open().filter_map(|p| p.events.last()).max_by_key(|e| e.at);
        match last.map(|e| e.kind) {
            _ if open().any(Parcel::is_lost) => Standing::Lost,
            Some(TrackingKind::Delayed) => Standing::Delayed(last.map_or("", |e| &e.place)),
            _ if self.is_late(now) => Standing::Late,
            _ if self.status != Status::Processed => Standing::Received,
            _ if open().any(Parcel::has_left) => Standing::OnItsWay,
            Some(_) => Standing::Packed,
            None => Standing::Packing,
        }
    }

    /// Where it stands, in a word or two.
    pub fn standing_text(&self, now: Instant) -> Text {
        Text::new(match self.standing(now) {
            Standing::Lost => "records-tracking-lost",
            Standing::Delayed(_) => "records-tracking-delayed",
            Standing::Late => "records-standing-late",
            Standing::Packing => "records-standing-packing",
            Standing::Packed => "records-tracking-packed",
            Standing::OnItsWay => "records-tracking-in-transit",
            Standing::Received | Standing::Settled => return self.status.text(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tracking;
    use crate::policy::tests::{NOW, order};
    use ground::Span;

    fn parcel(kinds: &[TrackingKind]) -> Parcel {
        let event = |(n, kind): (usize, &TrackingKind)| Tracking {
            at: NOW - Span::days(4) + Span::hours(n as i64),
            kind: *kind,
            place: "Graz".to_owned(),
        };
        Parcel { events: kinds.iter().enumerate().map(event).collect(), ..Parcel::default() }
    }

    fn processed(parcels: Vec<Parcel>, due_in: i64) -> Order {
        let expected_at = Some(NOW + Span::days(due_in));
        Order { parcels, expected_at, delivered_at: None, ..order(Status::Processed) }
    }

    #[test]
    fn trouble_is_said_before_the_place_on_the_way() {
        use TrackingKind::{Delayed, HandedOver, InTransit, Lost, Packed};
        let stands = |parcels: Vec<Parcel>, due_in| {
            let o = processed(parcels, due_in);
            o.standing_text(NOW).key.into_owned()
        };
        assert_eq!(stands(vec![], 2), "records-standing-packing");
        assert_eq!(stands(vec![parcel(&[Packed])], 2), "records-tracking-packed");
        assert_eq!(stands(vec![parcel(&[Packed, HandedOver])], 2), "records-tracking-in-transit");
        assert_eq!(stands(vec![parcel(&[Packed, HandedOver])], -1), "records-standing-late");
        assert_eq!(stands(vec![parcel(&[HandedOver, Delayed])], -1), "records-tracking-delayed");
        assert_eq!(stands(vec![parcel(&[HandedOver, Delayed, InTransit])], 2), "records-tracking-in-transit");
        // One lost parcel among others, of which one moved since.
        let two = vec![parcel(&[HandedOver, Lost]), parcel(&[Packed, HandedOver, InTransit])];
        assert_eq!(stands(two, -9), "records-tracking-lost");
        assert_eq!(
            processed(vec![parcel(&[HandedOver, Delayed])], 2).standing(NOW),
            Standing::Delayed("Graz")
        );
    }

    #[test]
    fn what_was_sent_again_is_lost_no_longer() {
        let lost = Parcel { replaced: true, ..parcel(&[TrackingKind::HandedOver, TrackingKind::Lost]) };
        assert_eq!(processed(vec![lost, Parcel::default()], 3).standing(NOW), Standing::Packing);
    }

    #[test]
    fn what_is_settled_is_never_late() {
        let mut o = processed(vec![], -20);
        o.status = Status::Cancelled;
        assert_eq!((o.standing(NOW), o.is_late(NOW)), (Standing::Settled, false));
        assert_eq!(o.standing_text(NOW), Status::Cancelled.text());
    }
}
