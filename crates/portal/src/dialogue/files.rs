//! Files in a dialogue, as the person sends and gets them.

use super::{by, page};
use crate::Portal;
use crate::session::Me;
use ::dialogue::{Attachment, shelf, valid_client};
use axum::extract::multipart::MultipartError;
use axum::extract::{Multipart, Path, State};
use axum::response::IntoResponse;
use ground::{DialogueId, Error, FileId, Refusal, Text};
use http::HeaderMap;
use http::header::ACCEPT;
use serde_json::json;
use store::Conn;
use web::{Answer, Page, see, see_saying};

/// `GET /dialogue/{id}/files`: the form, for browsers without scripts.
pub async fn attach(State(portal): State<Portal>, p: Page, me: Me, Path(id): Path<DialogueId>) -> Answer {
    let mut page = page(&portal, p, &me, id).await?;
    page.attaching = true;
    web::page(&page)
}

/// `POST /dialogue/{id}/files`
pub async fn upload(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    headers: HeaderMap,
    Path(id): Path<DialogueId>,
    form: Multipart,
) -> Answer {
    portal.limits.messages.take(me.id().as_str(), p.now).map_err(web::Oops::TooMany)?;
    let script = headers.get(ACCEPT).is_some_and(|v| v.as_bytes().starts_with(b"application/json"));
    let back = format!("/dialogue/{id}");
    let said = |refusal: Refusal| match script {
        true => Err(ground::Error::from(refusal).into()),
        false => Ok(see_saying(&back, "bad", &refusal.reason)),
    };
    let Ok((name, content, client)) = read(form).await else {
        return said(Attachment::too_large());
    };
    if content.is_empty() || !valid_client(&client) {
        return said(Refusal::input("file.missing", "file", Text::new("dialogue-file-missing")));
    }
    let (own, d) = (me.id().clone(), id.clone());
    portal.house.db.read(move |c| shelf::of(c, &d, &own).map(drop)).await?;
    let id_of_file = FileId(portal.house.world.token());
    let file = match Attachment::check(id_of_file, id.clone(), &name, &content) {
        Ok(file) => file,
        Err(Error::Refused(r)) => return said(*r),
        Err(e) => return Err(e.into()),
    };
    let (line, now, file_id) = (portal.line.clone(), p.now, file.id.clone());
    let post = portal.house.db.write(move |c| {
        let d = shelf::of(c, &id, me.id())?;
        let new = by(&me, String::new(), client.clone(), Some(file.clone()));
        shelf::post(c, &d, &new, &line, now).map(|posted| posted.fresh)
    });
    match portal.files.keep(&file_id, content, post).await {
        Err(Error::Refused(r)) => return said(*r),
        kept => kept?,
    }
    if script { Ok(axum::Json(json!({})).into_response()) } else { Ok(see(back)) }
}

/// Name and content of the file, and the message's own id. Errors: the form is longer than may be sent.
async fn read(mut form: Multipart) -> Result<(String, Vec<u8>, String), MultipartError> {
    let (mut name, mut content, mut client) = (String::new(), Vec::new(), String::new());
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("client") => client = field.text().await?,
            Some("file") => {
                name = field.file_name().unwrap_or("").to_owned();
                content = field.bytes().await?.to_vec();
            }
            _ => {}
        }
    }
    Ok((name, content, client))
}

/// `GET /dialogue/{id}/files/{file}`: served so that it can do no harm.
pub async fn get(
    State(portal): State<Portal>,
    me: Me,
    Path((id, file)): Path<(DialogueId, FileId)>,
) -> Answer {
    let own = me.id().clone();
    let find = move |c: &Conn| {
        let d = shelf::of(c, &id, &own)?;
        shelf::file(c, &d.id, &file)
    };
    let file = portal.house.db.read(find).await?;
    let content = portal.files.load(&file.id).await?;
    Ok(web::foreign_file(content, file.kind.media_type(), &file.disposition()))
}
