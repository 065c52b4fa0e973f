//! The single-use link that makes the first site and its administrator.

use ground::{Result, Span, World};
use people::shelf;
use people::sign_in::{self, Face, Signed};
use store::Db;

/// A set-up link works this long.
pub const LIFE: Span = Span::hours(24);

/// A link, where nobody administers anything yet; it replaces earlier ones.
pub async fn link(db: &Db, world: &World, public_url: &str) -> Result<Option<String>> {
    let (secret, now) = (world.token(), world.now());
    let kept = secret.clone();
    let made = db
        .write(move |c| {
            if shelf::has_administrator(c)? {
                return Ok(false);
            }
            let to = Signed { face: Face::Setup, subject: String::new(), site: None, next: String::new() };
            sign_in::drop_setup(c)?;
            sign_in::link(c, &kept, &to, now, LIFE)?;
            Ok(true)
        })
        .await?;
    Ok(made.then(|| format!("{public_url}/office/setup?token={secret}")))
}
