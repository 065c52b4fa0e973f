//! Mail, from a job to the wire.

use crate::Spool;
use ground::{Fault, Instant, JobId, Result, Span};
use jobs::{Held, Job, Outcome};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;
use store::Conn;

/// The kind of job that [`Postman`] does.
pub const KIND: &str = "mail.send";

/// A mail in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    pub to: String,
    /// Name of the one it goes to; may be empty.
    pub to_name: String,
    pub subject: String,
    pub text: String,
    /// The same as HTML, where there is one.
    #[serde(default)]
    pub html: Option<String>,
}

/// Puts a mail in, with the transaction that makes it necessary.
pub fn enqueue(c: &Conn, mail: &Mail, id: &JobId, now: Instant) -> Result<()> {
    let payload = serde_json::to_value(mail).map_err(|e| Fault::because("a mail as JSON", e))?;
    jobs::enqueue(c, &Job { kind: KIND, payload, run_at: now, unique: None }, id, now)?;
    Ok(())
}

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// TLS from the first byte (port 465).
    Tls,
    /// Begins in the clear and must become TLS (port 587).
    Starttls,
    /// In the clear: for a server on this machine only.
    None,
}

/// Where mail leaves by SMTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Smtp {
    pub host: String,
    pub port: u16,
    pub security: Security,
    pub user: Option<String>,
    pub password: Option<String>,
}

enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Spool(Spool),
}

/// Sends what the jobs hold. Cheap to clone.
#[derive(Clone)]
pub struct Postman {
    from: Mailbox,
    /// Host and port of the server, for what is told.
    at: Arc<str>,
    way: Arc<Way>,
}

impl Postman {
    /// `from` is an address, with or without a name: `Help <help@example.org>`.
    ///
    /// Errors: a fault that names what is wrong with the address or the server's name.
    pub fn by_smtp(from: &str, smtp: &Smtp) -> Result<Self> {
        type Transport = AsyncSmtpTransport<Tokio1Executor>;
        let builder = match smtp.security {
            Security::Tls => Transport::relay(&smtp.host),
            Security::Starttls => Transport::starttls_relay(&smtp.host),
            Security::None => Ok(Transport::builder_dangerous(&smtp.host)),
        };
        let mut builder = builder
            .map_err(|e| Fault::because(format!("mail.host {}", smtp.host), e))?
            .port(smtp.port)
            .timeout(Some(Duration::from_secs(30)));
        if let (Some(user), Some(password)) = (&smtp.user, &smtp.password) {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        let at = format!("{}:{}", smtp.host, smtp.port).into();
        Ok(Self { from: mailbox(from)?, at, way: Arc::new(Way::Smtp(builder.build())) })
    }

    /// Into files, where no server is configured.
    pub fn by_spool(from: &str, spool: Spool) -> Result<Self> {
        Ok(Self { from: mailbox(from)?, at: "".into(), way: Arc::new(Way::Spool(spool)) })
    }

    /// Does a job of [`KIND`]: a full mailbox is tried again, an impossible address is given up.
    pub async fn deliver(&self, held: Held) -> Outcome {
        let mail: Mail = match serde_json::from_value(held.payload) {
            Ok(mail) => mail,
            Err(e) => return Outcome::GiveUp { why: format!("not a mail: {e}") },
        };
        let message = match self.message(&mail, &held.id) {
            Ok(message) => message,
            Err(e) => return Outcome::GiveUp { why: e.to_string() },
        };
        match &*self.way {
            Way::Spool(spool) => match spool.put(held.id.as_str(), &message.formatted()).await {
                Ok(()) => Outcome::Done,
                Err(e) => again(e.to_string()),
            },
            Way::Smtp(server) => match server.send(message).await {
                Ok(_) => Outcome::Done,
                Err(e) if e.is_permanent() && !of_sign_in(&e) => Outcome::GiveUp { why: self.told(&e) },
                Err(e) => again(self.told(&e)),
            },
        }
    }

    /// Whether mail would leave: connects to the server, with TLS and sign-in as they are wanted.
    ///
    /// Errors: why not, in words for whoever runs the house.
    pub async fn reaches(&self) -> std::result::Result<(), String> {
        match &*self.way {
            Way::Spool(_) => Ok(()),
            Way::Smtp(server) => match server.test_connection().await {
                Ok(true) => Ok(()),
                Ok(false) => Err(format!("mail.host {} does not answer as a mail server does", self.at)),
                Err(e) => Err(self.told(&e)),
            },
        }
    }

    /// What the server said, or why it was not reached, with what to do where that is known.
    fn told(&self, e: &lettre::transport::smtp::Error) -> String {
        let (text, at) = (e.to_string(), &self.at);
        if text.contains("certificate") {
            return format!(
                "this machine does not trust the certificate of mail.host {at} ({text}): name the host as its \
                 certificate does, or add who signed it to the authorities that this machine trusts"
            );
        }
        format!("mail.host {at}: {text}")
    }

    fn message(&self, mail: &Mail, id: &JobId) -> Result<Message> {
        let to = mail.to.parse().map_err(|e| Fault::because(format!("no address: {}", mail.to), e))?;
        let name = (!mail.to_name.is_empty()).then(|| mail.to_name.clone());
        // The job's id makes a mail that is sent twice recognisable as one.
        let message_id = format!("<{id}@{}>", self.from.email.domain());
        let head = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(name, to))
            .subject(&mail.subject)
            .message_id(Some(message_id))
            // So that no machine answers it.
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ));
        let whole = match &mail.html {
            Some(html) => head.multipart(MultiPart::alternative_plain_html(mail.text.clone(), html.clone())),
            None => head.singlepart(SinglePart::plain(mail.text.clone())),
        };
        whole.map_err(|e| Fault::because("a mail could not be built", e).into())
    }
}

/// A wrong `mail.user` or `mail.password` is no fault of the mail: once it is put right, it leaves.
fn of_sign_in(e: &lettre::transport::smtp::Error) -> bool {
    matches!(e.status().map(u16::from), Some(530 | 534 | 535 | 538))
}

fn again(why: String) -> Outcome {
    Outcome::Again { after: Span::secs(30), why }
}

fn mailbox(text: &str) -> Result<Mailbox> {
    text.parse().map_err(|e| Fault::because(format!("mail.from {text:?} is not a mail address"), e).into())
}
