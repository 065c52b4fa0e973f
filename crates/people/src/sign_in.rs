//! Links that sign in once, and the sessions that they begin.

use crate::{Role, Staff, sql};
use ground::{Instant, PersonId, Refusal, Result, SiteId, Span, StaffId, Text, digest};
use store::{Conn, params};

/// A link works this long.
pub const LINK_LIFE: Span = Span::minutes(15);
/// A session ends after this long without a page.
pub const IDLE: Span = Span::days(7);
/// A session ends after this long, whatever happens.
pub const LIFE: Span = Span::days(30);
/// Staff sign in anew after this long without a page, and each day.
pub const STAFF_IDLE: Span = Span::hours(12);
pub const STAFF_LIFE: Span = Span::hours(24);
/// It is known for so long whose an ended session was.
pub const REMEMBERED: Span = Span::days(1);
/// How precisely "last seen" is kept, so that a page is not a write.
const SEEN_EVERY: Span = Span::minutes(10);

/// Which door a session opens; each has a cookie of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    Portal,
    Desk,
    Office,
    /// Makes the first site and its administrator.
    Setup,
}

impl Face {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Desk => "desk",
            Self::Office => "office",
            Self::Setup => "setup",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::Portal, Self::Desk, Self::Office, Self::Setup].into_iter().find(|f| f.word() == word)
    }

    const fn idle(self) -> Span {
        if matches!(self, Self::Portal) { IDLE } else { STAFF_IDLE }
    }

    const fn life(self) -> Span {
        if matches!(self, Self::Portal) { LIFE } else { STAFF_LIFE }
    }
}

/// Who a link or a session stands for: a person for the portal, else a member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    pub face: Face,
    pub subject: String,
    pub site: Option<SiteId>,
    /// Where to go after signing in: a path of the same host.
    pub next: String,
}

impl Signed {
    pub fn person(&self) -> Option<PersonId> {
        (self.face == Face::Portal).then(|| PersonId(self.subject.clone()))
    }

    pub fn staff(&self) -> Option<StaffId> {
        matches!(self.face, Face::Desk | Face::Office).then(|| StaffId(self.subject.clone()))
    }
}

/// An open session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub subject: String,
    pub site: Option<SiteId>,
    pub csrf: String,
    pub made_at: Instant,
    /// The last time before this that was written down: up to ten minutes early.
    pub seen_at: Instant,
    /// "Last seen" is old enough to be written again with [`seen`].
    pub stale: bool,
}

/// Keeps a link; `secret` goes into the mail and nowhere else.
pub fn link(c: &Conn, secret: &str, to: &Signed, now: Instant, life: Span) -> Result<()> {
    c.run(
        sql::LINK_PUT,
        params![digest(secret), to.face.word(), &to.subject, &to.site, &to.next, now, now + life],
    )?;
    Ok(())
}

/// Makes every set-up link worthless.
pub fn drop_setup(c: &Conn) -> Result<()> {
    c.run(sql::LINKS_DROP_SETUP, &[])?;
    Ok(())
}

/// Whether a link would work now, without using it.
pub fn look(c: &Conn, secret: &str, now: Instant) -> Result<Option<Signed>> {
    let Some(r) = c.one(sql::LINK, params![digest(secret)])? else { return Ok(None) };
    let spent = r.get::<Option<i64>>(5).is_some() || r.instant(4) <= now;
    Ok((!spent).then(|| signed(&r)).flatten())
}

/// Uses a link, once. Errors: a refusal where it is spent, too old or unknown.
pub fn redeem(c: &Conn, secret: &str, now: Instant) -> Result<Signed> {
    let row = c.one(sql::LINK_USE, params![digest(secret), now])?;
    row.as_ref().and_then(signed).ok_or_else(|| {
        Refusal::conflict("sign-in.link-spent", Text::new("people-link-spent"))
            .or(Text::new("people-link-spent-instead"))
            .into()
    })
}

fn signed(r: &store::Row) -> Option<Signed> {
    Some(Signed {
        face: Face::parse(&r.get::<String>(0))?,
        subject: r.get(1),
        site: r.opt_id(2),
        next: r.get(3),
    })
}

/// Begins a session; `secret` goes into the cookie and nowhere else.
pub fn begin(c: &Conn, secret: &str, csrf: &str, who: &Signed, now: Instant) -> Result<()> {
    let row =
        params![digest(secret), who.face.word(), &who.subject, &who.site, csrf, now, now + who.face.life()];
    c.run(sql::SESSION_PUT, row)?;
    Ok(())
}

/// The session of a cookie, if it is open.
pub fn session(c: &Conn, face: Face, secret: &str, now: Instant) -> Result<Option<Session>> {
    let row = c.one(sql::SESSION, params![digest(secret), face.word(), now, now - face.idle()])?;
    Ok(row.map(|r| Session {
        subject: r.get(0),
        site: r.opt_id(1),
        csrf: r.get(2),
        made_at: r.instant(3),
        seen_at: r.instant(4),
        stale: r.instant(4) < now - SEEN_EVERY,
    }))
}

/// Notes that a session is in use.
pub fn seen(c: &Conn, secret: &str, now: Instant) -> Result<()> {
    c.run(sql::SESSION_SEEN, params![digest(secret), now, now - SEEN_EVERY])?;
    Ok(())
}

/// A link that a browser is about to use.
pub struct Entering<'a> {
    /// The secret of the link.
    pub link: &'a str,
    /// The secret of the session that begins.
    pub session: &'a str,
    pub csrf: &'a str,
    /// The secret of the session that this browser has at the same face.
    pub old: Option<&'a str>,
}

/// Uses a link, ends the session that the browser had, and begins the new one. Errors: a refusal where the link
/// is spent, too old or unknown; not found where it opens another face, or is not for `here`. Then nothing
/// has happened: the link still works where it belongs, and the earlier session goes on.
pub fn enter(
    c: &Conn,
    face: Face,
    e: &Entering<'_>,
    here: impl Fn(&Signed) -> bool,
    now: Instant,
) -> Result<Signed> {
    let who = redeem(c, e.link, now)?;
    if who.face != face || !here(&who) {
        return Err(ground::Error::NotFound);
    }
    if let Some(old) = e.old {
        c.run(sql::SESSION_CLOSE, params![digest(old), now])?;
    }
    begin(c, e.session, e.csrf, &who, now)?;
    Ok(who)
}

/// Keeps a link for whoever of the staff has this address and one of these roles somewhere. None where nobody
/// has: what is answered must not tell.
pub fn link_for_staff(
    c: &Conn,
    secret: &str,
    email: &str,
    (face, roles): (Face, &[Role]),
    next: &str,
    now: Instant,
) -> Result<Option<Staff>> {
    let staff = crate::shelf::staff_by_email(c, email)?.filter(|s| !s.sites(roles).is_empty());
    if let Some(staff) = &staff {
        let to = Signed { face, subject: staff.id.to_string(), site: None, next: next.to_owned() };
        link(c, secret, &to, now, LINK_LIFE)?;
    }
    Ok(staff)
}

/// Enough to catch what was mistyped; the mail itself is the proof.
pub fn looks_like_mail(email: &str) -> bool {
    let Some((name, host)) = email.rsplit_once('@') else { return false };
    email.len() <= 254
        && !name.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !email.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c))
}

/// Whose form carries this token: the subject and site of the session that it belongs to, whether that is still
/// open or has ended. None where somebody signed out, or it is long ago.
pub fn owner(c: &Conn, face: Face, csrf: &str) -> Result<Option<(String, Option<SiteId>)>> {
    let row = c.one(sql::SESSION_OWNER, params![csrf, face.word()])?;
    Ok(row.map(|r| (r.get(0), r.opt_id(1))))
}

/// Signs out: a form of this session is nobody's from now on.
pub fn end(c: &Conn, secret: &str) -> Result<()> {
    c.run(sql::SESSION_END, params![digest(secret)])?;
    Ok(())
}

/// Whether somebody has a session that was used after `since`.
pub fn lively(c: &Conn, face: Face, subject: &str, since: Instant, now: Instant) -> Result<bool> {
    Ok(c.one(sql::SESSION_LIVELY, params![face.word(), subject, since, now, 1])?.is_some())
}

/// Ends every session of someone, such as a member of staff who left.
pub fn end_all(c: &Conn, face: Face, subject: &str) -> Result<()> {
    c.run(sql::SESSIONS_END_ALL, params![face.word(), subject])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_address_is_told_from_a_typo() {
        for fine in ["a@b.hu", "ágnes.őry+x@post.example.org"] {
            assert!(looks_like_mail(fine), "{fine}");
        }
        for wrong in ["", "a", "a@b", "@b.hu", "a b@c.hu", "a@b.hu,c@d.hu", "<a@b.hu>", "a@.hu"] {
            assert!(!looks_like_mail(wrong), "{wrong}");
        }
    }
}
