//! Files that came with a message: kept in one folder under names of our own.

use crate::sniff::{Kind, sniff};
use ground::{DialogueId, Fault, FileId, MessageId, Refusal, Result, Text};
use std::path::PathBuf;

/// Largest attachment, in bytes.
pub const ATTACHMENT_MAX: usize = 10 * 1024 * 1024;

#[derive(Clone, Debug, PartialEq)]
pub struct Attachment {
    pub id: FileId,
    pub dialogue: DialogueId,
    pub message: MessageId,
    /// As the sender called it, made harmless.
    pub name: String,
    pub kind: Kind,
    pub bytes: i64,
}

impl Attachment {
    /// Checks size and kind of a file that was sent. `id` must be unguessable or a UUID of ours.
    pub fn check(id: FileId, dialogue: DialogueId, name: &str, content: &[u8]) -> Result<Self> {
        if content.len() > ATTACHMENT_MAX {
            return Err(Self::too_large().into());
        }
        let Some(kind) = sniff(content) else {
            return Err(Refusal::input("file.kind", "file", Text::new("dialogue-file-kind")).into());
        };
        let name = file_name(name, kind);
        let bytes = i64::try_from(content.len()).unwrap_or(i64::MAX);
        Ok(Self { id, dialogue, message: MessageId(String::new()), name, kind, bytes })
    }

    /// Why a file of this size is not taken, with the size that is.
    pub fn too_large() -> Refusal {
        let reason = Text::new("dialogue-file-large").with("most", (ATTACHMENT_MAX / (1024 * 1024)) as i64);
        Refusal::input("file.large", "file", reason)
    }

    /// Its size in words: `312 KB`.
    pub fn size(&self) -> String {
        match self.bytes {
            b if b < 1024 => format!("{b} B"),
            b if b < 1024 * 1024 => format!("{} KB", b / 1024),
            b => format!("{}.{} MB", b / (1024 * 1024), (b % (1024 * 1024)) * 10 / (1024 * 1024)),
        }
    }

    /// `Content-Disposition`: images within the page, the rest as a download. The name is encoded (RFC 6266).
    pub fn disposition(&self) -> String {
        let how = if self.kind.is_image() { "inline" } else { "attachment" };
        let mut encoded = String::new();
        for b in self.name.bytes() {
            match b {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => encoded.push(char::from(b)),
                _ => encoded.push_str(&format!("%{b:02X}")),
            }
        }
        format!("{how}; filename=\"file.{}\"; filename*=UTF-8''{encoded}", self.kind.extension())
    }
}

/// A name without path, control or direction characters, with the extension of its kind.
pub fn file_name(raw: &str, kind: Kind) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or("");
    let last = ground::visible(last);
    let hidden = |c: char| c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}');
    let clean: String = last
        .chars()
        .filter(|c| !hidden(*c) && !matches!(c, '<' | '>' | '"' | ':' | '|' | '?' | '*'))
        .take(80)
        .collect();
    let clean = clean.trim().trim_matches('.');
    let stem = clean.rsplit_once('.').map_or(clean, |(stem, _)| stem);
    let stem = if stem.is_empty() { "file" } else { stem };
    format!("{stem}.{}", kind.extension())
}

/// The folder of attachments.
#[derive(Clone, Debug)]
pub struct Files {
    dir: PathBuf,
}

impl Files {
    /// `dir` is created with the first file.
    pub fn new(dir: PathBuf) -> Self {
        Self { dir }
    }

    fn path(&self, id: &FileId) -> Result<PathBuf> {
        if id.0.is_empty() || !id.0.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
            return Err(ground::Error::NotFound);
        }
        Ok(self.dir.join(&id.0))
    }

    /// Writes a file and syncs it, before the message that names it is committed.
    async fn save(&self, id: &FileId, content: Vec<u8>) -> Result<()> {
        let path = self.path(id)?;
        let fault = |e: std::io::Error| Fault::because("the attachment could not be written", e);
        tokio::fs::create_dir_all(&self.dir).await.map_err(fault)?;
        let write = move || {
            use std::io::Write as _;
            let mut file = std::fs::File::create(&path)?;
            let written = file.write_all(&content).and_then(|()| file.sync_all());
            if written.is_err() {
                let _ = std::fs::remove_file(&path);
            }
            written
        };
        tokio::task::spawn_blocking(write)
            .await
            .map_err(|e| Fault::because("the attachment could not be written", e))?
            .map_err(fault)?;
        Ok(())
    }

    /// Writes a file, then lets `post` store the message that names it. Where that is refused, or answers false
    /// because the message had come before with another file, this one goes again.
    pub async fn keep(
        &self,
        id: &FileId,
        content: Vec<u8>,
        post: impl Future<Output = Result<bool>>,
    ) -> Result<()> {
        self.save(id, content).await?;
        let stored = post.await;
        // After a fault nobody knows whether the message is there: then a file too many is better than one missing.
        if !matches!(stored, Ok(true) | Err(ground::Error::Fault(_))) {
            let _ = tokio::fs::remove_file(self.path(id)?).await;
        }
        stored.map(drop)
    }

    /// The content of a file; not found where it is missing.
    pub async fn load(&self, id: &FileId) -> Result<Vec<u8>> {
        let path = self.path(id)?;
        tokio::fs::read(path).await.map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => ground::Error::NotFound,
            _ => Fault::because("the attachment could not be read", e).into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_harmless_and_tells_the_true_kind() {
        assert_eq!(file_name("../../etc/passwd", Kind::Text), "passwd.txt");
        assert_eq!(file_name("C:\\x\\photo.exe", Kind::Png), "photo.png");
        assert_eq!(file_name("a\u{202e}gnp.exe", Kind::Png), "agnp.png");
        assert_eq!(file_name("", Kind::Pdf), "file.pdf");
    }

    #[test]
    fn only_images_are_shown_within_the_page() {
        let file = |name: &str, bytes: &[u8]| Attachment::check("f".into(), "d".into(), name, bytes).unwrap();
        assert_eq!(
            file("Rechnung ő.pdf", b"%PDF-1.7").disposition(),
            "attachment; filename=\"file.pdf\"; filename*=UTF-8''Rechnung%20%C5%91.pdf"
        );
        assert!(file("a.jpg", b"\xff\xd8\xff").disposition().starts_with("inline"));
        assert!(Attachment::check("f".into(), "d".into(), "a.svg", b"<svg>").is_err());
    }
}
