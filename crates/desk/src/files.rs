//! Attachments at the desk: sent by the account manager in the dialogue, read by staff of the site.

use crate::messages::{by, mine};
use crate::{Desk, Me};
use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::response::IntoResponse;
use dialogue::Attachment;
use ground::{DialogueId, Error, FileId, Refusal, Text};
use http::HeaderMap;
use http::header::ACCEPT;
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
    let (line, client, file_id) = (desk.line.clone(), upload.client, file.id.clone());
    let post = desk.write(&caller, move |c, me, now| {
        let d = mine(c, &me, &id)?;
        let mut new = by(&me, String::new(), client.clone());
        new.attachment = Some(file.clone());
        dialogue::shelf::post(c, &d, &new, &line, now).map(|posted| posted.fresh)
    });
    desk.files.keep(&file_id, upload.content, post).await?;
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
    Ok(web::foreign_file(content, file.kind.media_type(), &file.disposition()))
}
