//! Attachments at the desk: sent by the account manager in the dialogue, read by staff of the site.

use crate::messages::{by, mine};
use crate::{Desk, Me};
use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::response::{IntoResponse, Response};
use dialogue::{Attachment, Kind};
use ground::{DialogueId, Error, FileId, Refusal, Text};
use http::header::{ACCEPT, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue};
use web::{Answer, Caller, Page, see, see_saying};

/// What a form with a file held.
pub(crate) struct Upload {
    pub name: String,
    pub content: Vec<u8>,
    pub client: String,
}

/// Reads a form with the fields `client` and `file`.
pub(crate) async fn read(mut form: Multipart) -> Result<Upload, web::Oops> {
    let mut upload = Upload { name: String::new(), content: Vec::new(), client: String::new() };
    let missing = || Refusal::input("file.missing", "file", Text::new("dialogue-file-missing"));
    while let Some(field) = form.next_field().await.map_err(|_| web::Oops::TooLarge)? {
        match field.name() {
            Some("client") => upload.client = field.text().await.map_err(|_| missing())?,
            Some("file") => {
                upload.name = field.file_name().unwrap_or("").to_owned();
                upload.content = field.bytes().await.map_err(|_| web::Oops::TooLarge)?.to_vec();
            }
            _ => {}
        }
    }
    if upload.content.is_empty() || !dialogue::valid_client(&upload.client) {
        return Err(missing().into());
    }
    Ok(upload)
}

/// A file so that it can do no harm: its own type, no sniffing, no scripts, images within the page.
pub(crate) fn serve(file: &Attachment, content: Vec<u8>) -> Response {
    let mut answer = content.into_response();
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type()));
    if let Ok(value) = HeaderValue::from_str(&file.disposition()) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    let policy = "default-src 'none'; img-src 'self'; style-src 'none'; sandbox; frame-ancestors 'none'";
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    let plain = [("x-content-type-options", "nosniff"), ("cross-origin-resource-policy", "same-origin")];
    for (name, value) in plain {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    answer
}

#[derive(Template)]
#[template(path = "desk/attach.html")]
struct Attach {
    p: Page,
    me: Me,
    id: DialogueId,
    fresh: String,
    most: i64,
}

/// The form, for browsers without scripts.
pub(crate) async fn form(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<DialogueId>,
    p: Page,
) -> Answer {
    let (d, fresh) = (id.clone(), desk.house.world.id::<FileId>().0);
    let me = desk
        .read(&caller, move |c, me| {
            mine(c, &me, &d)?;
            Ok(me)
        })
        .await?;
    let most = (dialogue::ATTACHMENT_MAX / (1024 * 1024)) as i64;
    web::page(&Attach { p: p.titled("desk-attach"), me, id, fresh, most })
}

pub(crate) async fn post(
    State(desk): State<Desk>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<DialogueId>,
    form: Multipart,
) -> Answer {
    let script = headers.get(ACCEPT).is_some_and(|v| v.as_bytes().starts_with(b"application/json"));
    let back = format!("/desk/dialogue/{id}");
    let upload = read(form).await?;
    let (file, d) = (FileId(desk.house.world.token()), id.clone());
    desk.read(&caller, move |c, me| mine(c, &me, &d).map(drop)).await?;
    let file = match Attachment::check(file, id.clone(), &upload.name, &upload.content) {
        Ok(file) => file,
        Err(Error::Refused(r)) if !script => return Ok(see_saying(back, "bad", &r.reason)),
        Err(e) => return Err(e.into()),
    };
    desk.files.save(&file.id, upload.content).await?;
    let (line, client) = (desk.line.clone(), upload.client);
    desk.write(&caller, move |c, me, now| {
        let d = mine(c, &me, &id)?;
        let mut new = by(&me, String::new(), client.clone());
        new.attachment = Some(file.clone());
        dialogue::shelf::post(c, &d, &new, &line, now).map(drop)
    })
    .await?;
    if script { Ok(axum::Json(serde_json::json!({})).into_response()) } else { Ok(see(back)) }
}

pub(crate) async fn get(
    State(desk): State<Desk>,
    caller: Caller,
    Path((id, file)): Path<(DialogueId, FileId)>,
) -> Answer {
    let file = desk
        .read(&caller, move |c, me| {
            let d = dialogue::shelf::find(c, &id)?.ok_or(Error::NotFound)?;
            me.at(&d.site)?;
            dialogue::shelf::file(c, &d.id, &file)
        })
        .await?;
    let content = desk.files.load(&file.id).await?;
    debug_assert!(Kind::ALL.contains(&file.kind));
    Ok(serve(&file, content))
}
