//! A folder of mails, for a house without a mail server and for the demo's mail page.

use ground::{Fault, Result};
use std::path::PathBuf;

/// A folder of `.eml` files, named by their jobs, so that a mail that is spooled twice is one.
#[derive(Clone, Debug)]
pub struct Spool(PathBuf);

/// A spooled mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spooled {
    pub name: String,
    /// RFC 5322.
    pub raw: String,
}

impl Spool {
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }

    pub(crate) async fn put(&self, name: &str, raw: &[u8]) -> Result<()> {
        let told = |e| Fault::because(format!("cannot spool mail into {}", self.0.display()), e);
        tokio::fs::create_dir_all(&self.0).await.map_err(told)?;
        let (half, whole) = (self.0.join(format!("{name}.part")), self.0.join(format!("{name}.eml")));
        tokio::fs::write(&half, raw).await.map_err(told)?;
        tokio::fs::rename(&half, &whole).await.map_err(told)?;
        Ok(())
    }

    /// The last mails, newest first, at most `limit`; none where there is no folder yet.
    pub async fn latest(&self, limit: usize) -> Vec<Spooled> {
        let mut names = Vec::new();
        if let Ok(mut folder) = tokio::fs::read_dir(&self.0).await {
            while let Ok(Some(entry)) = folder.next_entry().await {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        names.retain(|n| n.ends_with(".eml"));
        // Named by UUIDv7: the order of names is the order of time.
        names.sort_unstable_by(|a, b| b.cmp(a));
        let mut mails = Vec::new();
        for name in names.into_iter().take(limit) {
            if let Ok(raw) = tokio::fs::read(self.0.join(&name)).await {
                mails.push(Spooled { name, raw: String::from_utf8_lossy(&raw).into_owned() });
            }
        }
        mails
    }
}
