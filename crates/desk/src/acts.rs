//! Acting on an order on the person's behalf: choose, see what would happen, confirm.

use crate::act_form::{ActForm, Typed};
use crate::messages::mine;
use crate::work::{self, Foot, base};
use crate::{Desk, Me};
use axum::extract::{Path, State};
use dialogue::Dialogue;
use ground::{DialogueId, Error, EventId, Money, OrderId, Refusal, RemedyId, RequestId, Result, Text};
use http::StatusCode;
use records::actions::{self, By, Deed, Found};
use records::policy::{self, Kind, Right};
use remedy::ActAsk;
use store::Conn;
use web::{Answer, Caller, Form, Page, Query, see};

fn kind_of(word: &str) -> Result<Kind> {
    let all = Kind::CUSTOMER.into_iter().chain(Kind::DESK);
    all.into_iter().find(|k| k.word() == word).ok_or(Error::NotFound)
}

/// The dialogue that this reader is in, and the order with all that a decision looks at.
fn find(c: &Conn, me: &Me, id: &DialogueId, order: &OrderId) -> Result<(Dialogue, By, Found)> {
    let d = mine(c, me, id)?;
    let by = By::Staff { staff: me.id.clone(), person: d.person.clone(), approved_by: None };
    let found = actions::find(c, order, &by)?;
    Ok((d, by, found))
}

/// The form; with `preview=yes`, what would happen or why not.
async fn form(
    desk: &Desk,
    caller: &Caller,
    at: (&DialogueId, &OrderId, Kind),
    typed: &Typed,
    p: &Page,
    refusal: Option<Refusal>,
) -> Result<ActForm> {
    let (id, order, kind) = (at.0.clone(), at.1.clone(), at.2);
    let (typed, p, key) = (typed.clone(), p.clone(), desk.house.world.id::<RequestId>().0);
    desk.read(caller, move |c, me| {
        let (d, _, f) = find(c, &me, &id, &order)?;
        let matter = f.matter(p.now);
        let form = ActForm::of(&p, &id, kind, &matter, &typed, key.clone());
        if let Some(refusal) = &refusal {
            return Ok(form.refused(refusal));
        }
        if typed.preview.is_empty() {
            return Ok(match policy::may(kind, &f.order, f.right, p.now) {
                Ok(()) => form,
                Err(refusal) => form.refused(&refusal),
            });
        }
        Ok(match policy::decide(&typed.act(kind), &matter, f.right) {
            Ok(preview) => {
                let name = people::shelf::person(c, &d.person)?.map(|x| x.name()).unwrap_or_default();
                form.previewed(&p, &preview, name)
            }
            Err(refusal) => form.refused(&refusal),
        })
    })
    .await
}

pub(crate) async fn get(
    State(desk): State<Desk>,
    caller: Caller,
    Path((id, order, act)): Path<(DialogueId, OrderId, String)>,
    Query(typed): Query<Typed>,
    p: Page,
) -> Answer {
    let kind = kind_of(&act)?;
    let form = form(&desk, &caller, (&id, &order, kind), &typed, &p, None).await?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    web::page_as(status, &work::page(&desk, &caller, id, p, Foot::Compose, Some(form)).await?)
}

pub(crate) async fn post(
    State(desk): State<Desk>,
    caller: Caller,
    Path((id, order, act)): Path<(DialogueId, OrderId, String)>,
    p: Page,
    Form(typed): Form<Typed>,
) -> Answer {
    let kind = kind_of(&act)?;
    let (line, d, o, meant) = (desk.line.clone(), id.clone(), order.clone(), typed.clone());
    let entry = desk.house.world.id::<EventId>();
    let done = desk
        .write(&caller, move |c, me, now| {
            let (d, by, _) = find(c, &me, &d, &o)?;
            let visit = handover::shelf::of_dialogue(c, &d.id)?.and_then(|h| h.need.visit);
            let deed = Deed {
                order: o.clone(),
                act: meant.act(kind),
                by,
                now,
                entry: entry.clone(),
                visit,
                dialogue: Some(d.id.clone()),
                key: Some(meant.key.clone()),
            };
            let done = actions::perform(c, &line.hub, &deed)?.text;
            let said = Text::new("desk-act-done").with("name", me.name.as_str()).with("what", done);
            dialogue::shelf::announce(c, &d, &format!("act-{}", meant.key), said, &line, now)?;
            dialogue::facts::refresh(c, &line, dialogue::facts::desk_topic(&d.id), &["timeline", "acts"]);
            Ok(())
        })
        .await;
    match done {
        Ok(()) => Ok(see(base(&id))),
        Err(Error::Refused(r)) => {
            let form = form(&desk, &caller, (&id, &order, kind), &typed, &p, Some(*r)).await?;
            let page = work::page(&desk, &caller, id, p, Foot::Compose, Some(form)).await?;
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(e) => Err(e.into()),
    }
}

/// Asks a supervisor for what is above this reader's authority.
pub(crate) async fn ask(
    State(desk): State<Desk>,
    caller: Caller,
    Path((id, order, act)): Path<(DialogueId, OrderId, String)>,
    p: Page,
    Form(typed): Form<Typed>,
) -> Answer {
    let kind = kind_of(&act)?;
    let (line, d, o, meant) = (desk.line.clone(), id.clone(), order.clone(), typed.clone());
    let fresh = desk.house.world.id::<RemedyId>();
    let asked = desk
        .write(&caller, move |c, me, now| {
            let (d, _, f) = find(c, &me, &d, &o)?;
            let act = meant.act(kind);
            // Whatever else stands in the way stands in a supervisor's way as well.
            let any = Right::Desk { authority: Money::new(i64::MAX, f.order.currency) };
            let amount = policy::decide(&act, &f.matter(now), any)?.gives;
            let ask = ActAsk {
                id: fresh.clone(),
                key: format!("{}.{}.act.{}", me.id, d.id, meant.key),
                site: d.site.clone(),
                person: d.person.clone(),
                dialogue: d.id.clone(),
                order: o.clone(),
                staff: me.id.clone(),
                act,
                amount,
                reason: meant.why.clone(),
            };
            remedy::shelf::ask_act(c, &line, &ask, now).map(drop)
        })
        .await;
    match asked {
        Ok(()) => Ok(see(base(&id))),
        Err(Error::Refused(r)) => {
            let mut refusal = *r;
            let again = refusal.field.as_deref() == Some("reason");
            if again {
                refusal.field = Some("why".to_owned());
            }
            let mut form = form(&desk, &caller, (&id, &order, kind), &typed, &p, Some(refusal)).await?;
            if again {
                (form.ask, form.why, form.key) = (true, typed.why, typed.key);
            }
            let page = work::page(&desk, &caller, id, p, Foot::Compose, Some(form)).await?;
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(e) => Err(e.into()),
    }
}
