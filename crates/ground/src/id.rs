//! Identifiers: text of at most 128 bytes. Ours are UUIDv7; imported ones are kept as they came.

use crate::Instant;

/// Longest identifier that is accepted from outside, in bytes.
pub const ID_MAX: usize = 128;

pub(crate) fn uuid7(now: Instant, a: u64, b: u64) -> String {
    let ms = (now.0 / 1_000).max(0) as u64 & 0xffff_ffff_ffff;
    let hi = (ms << 16) | 0x7000 | (a & 0x0fff);
    let lo = (b & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000;
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        hi >> 32,
        (hi >> 16) & 0xffff,
        hi & 0xffff,
        lo >> 48,
        lo & 0xffff_ffff_ffff
    )
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl From<String> for $name {
            fn from(s: String) -> Self {
                Self(s)
            }
        }
        impl From<&str> for $name {
            fn from(s: &str) -> Self {
                Self(s.to_owned())
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    )+};
}

ids! {
    SiteId, PersonId, StaffId, VisitId, DialogueId, MessageId, HandoverId, CaseId,
    OrderId, ProductId, ItemId, PaymentMethodId, DocumentId, ServiceId, RequestId, ArticleId,
    RemedyId, TeamId, JobId, EventId, FileId, OfferId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_ids_sort_later() {
        let early = uuid7(Instant(1_000_000), u64::MAX, u64::MAX);
        let late = uuid7(Instant(2_000_000), 0, 0);
        assert!(early < late);
        assert_eq!(early.len(), 36);
        assert_eq!(&early[14..15], "7");
    }
}
