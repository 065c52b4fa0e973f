//! Stories of employees and their manager, without script.

use crate::common::Place;
use ground::{Currency, Instant, Lang, Money, PersonId};
use http::StatusCode;
use jiff::civil::date;
use people::Kind as Who;
use services::{Balance, Days, Kind, Payslip, SlipLine, shelf};

fn person(id: &str, kind: Who, manager: Option<&str>) -> people::Person {
    people::Person {
        id: id.into(),
        site: "team".into(),
        kind,
        first: id.to_uppercase(),
        last: "Őri".into(),
        email: format!("{id}@example.org"),
        phone: String::new(),
        lang: Lang::En,
        address: people::Address::default(),
        prefs: people::Prefs::default(),
        manager: manager.map(PersonId::from),
        extra: serde_json::json!({}),
        made_at: Instant(0),
        changed_at: Instant(0),
    }
}

fn set_up(c: &store::Conn) -> ground::Result<()> {
    people::shelf::put_person(c, &person("ada", Who::Manager, None))?;
    people::shelf::put_person(c, &person("ben", Who::Employee, Some("ada")))?;
    for (year, days) in [(2026, 2), (2027, 25)] {
        let b = Balance { entitled: Days::whole(days), ..Balance::none(year, Kind::Annual) };
        shelf::set_balance(c, &"ben".into(), &b)?;
    }
    let names = [("en", "New Year"), ("de", "Neujahr"), ("hu", "Újév")];
    let names = names.map(|(l, n)| (l.to_owned(), n.to_owned())).into();
    shelf::set_holiday(c, &"team".into(), date(2027, 1, 1), &names)?;
    let eur = |minor| Money::new(minor, Currency::EUR);
    let slip = Payslip {
        id: "ben-2026-11".into(),
        person: "ben".into(),
        month: "2026-11".into(),
        gross: eur(300_000),
        net: eur(210_000),
        lines: vec![
            SlipLine { kind: "salary".into(), minor: 300_000 },
            SlipLine { kind: "tax".into(), minor: -90_000 },
        ],
        paid_at: services::calendar::noon(date(2026, 11, 30)),
    };
    shelf::set_payslip(c, &slip)
}

/// Ben, whose manager is Ada, on the morning of 28 December 2026, a Monday: two days of leave are left.
async fn at_the_end_of_the_year() -> Place {
    let site = crate::common::site("team", "Team", people::Audience::Employees);
    let mut place = Place::on(site, "2026-12-28T09:00:00Z").await;
    place.db.write(set_up).await.unwrap();
    place.sign_in("team", "ben").await;
    place
}

fn ask<'a>(first: &'a str, last: &'a str) -> [(&'a str, &'a str); 3] {
    [("kind", "annual"), ("first", first), ("last", last)]
}

#[tokio::test]
async fn at_the_end_of_a_year_each_year_gives_what_it_has() {
    let mut place = at_the_end_of_the_year().await;
    let form = place.get("/leave").await;
    form.has("2026: ").has("2 days").has("2027: ").has("25 days");
    let check = "/leave/requests/preview";

    // Over the turn of the year: what each of the two has.
    let got = place.post(check, &form, &ask("2026-12-29", "2027-01-08")).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", got.html());
    got.has("Leave is counted by calendar year").has("30 December 2026").has("From 1 January 2027");
    got.has("value=\"2026-12-29\"").has("value=\"2027-01-08\"");
    // One day more than is left of the old year.
    let got = place.post(check, &form, &ask("2026-12-29", "2026-12-31")).await;
    assert_eq!(got.status, StatusCode::CONFLICT);
    got.has("You asked for 3 days and have 2 days left in 2026")
        .has("You can take leave until 30 December 2026");
    // What was said to be possible is possible, in both years.
    for (first, last, takes) in
        [("2026-12-29", "2026-12-30", "2 days"), ("2027-01-01", "2027-01-08", "5 days")]
    {
        let got = place.post(check, &form, &ask(first, last)).await;
        assert_eq!(got.status, StatusCode::OK, "{}", got.html());
        got.has(takes);
        let key = got.hidden("key");
        let mut fields = ask(first, last).to_vec();
        fields.push(("key", &key));
        let sent = place.post("/leave/requests", &got, &fields).await;
        assert_eq!((sent.status, sent.to.as_str()), (StatusCode::SEE_OTHER, "/leave"), "{}", sent.html());
    }
    let left = place
        .db
        .read(|c| {
            let left = |year| shelf::balance(c, &"ben".into(), year, Kind::Annual).map(|b| b.left());
            Ok((left(2026)?, left(2027)?))
        })
        .await
        .unwrap();
    assert_eq!(left, (Days::default(), Days::whole(20)));
    let got = place.post(check, &form, &ask("2026-12-31", "2026-12-31")).await;
    got.has("have 0 days left in 2026").lacks("You can take leave until").has("From 1 January 2027");
}

#[tokio::test]
async fn a_manager_decides_and_the_employee_reads_it() {
    let mut place = at_the_end_of_the_year().await;
    let form = place.get("/leave").await;
    place.post("/leave/requests", &form, &ask("2027-02-01", "2027-02-03")).await;
    place.sign_in("team", "ada").await;
    let page = place.get("/approvals").await;
    page.has("BEN Őri").has("3 days");
    let id = page.html().split("/approvals/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let no = [("decision", "refuse"), ("words", "Stocktaking, sorry")];
    let got = place.post(&format!("/approvals/{id}/decisions"), &page, &no).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.html());
    place.sign_in("team", "ben").await;
    place.get("/leave").await.has("Stocktaking, sorry").has("refused");
    // Another's request is not theirs to decide.
    let form = place.get("/leave").await;
    let got = place.post(&format!("/approvals/{id}/decisions"), &form, &no).await;
    assert!(got.status.is_client_error(), "{}", got.status);
}

#[tokio::test]
async fn every_page_of_an_employee_speaks_each_language_and_needs_no_script() {
    let mut place = at_the_end_of_the_year().await;
    let form = place.get("/leave").await;
    place.post("/leave/requests", &form, &ask("2027-02-01", "2027-02-03")).await;
    let pages =
        ["/", "/leave", "/payslips", "/things", "/articles", "/search?q=leave", "/profile", "/preferences"];
    let pages = [&pages[..], &["/observed", "/help", "/cases"]].concat();
    for lang in Lang::ALL {
        place.cookies.insert("__Host-lang".into(), lang.code().into());
        for (who, pages) in [("ben", &pages[..]), ("ada", &["/", "/approvals", "/leave"][..])] {
            place.sign_in("team", who).await;
            for path in pages {
                let got = place.get(path).await;
                assert_eq!(got.status, StatusCode::OK, "{path}");
                got.has(&format!("<html lang=\"{lang}\"")).lacks(">services-").lacks("\"services-leave");
                // Whatever is pressed is a form or a link.
                let html = got.html();
                let buttons = html.split("<button").skip(1).map(|b| b.split('>').next().unwrap());
                for button in buttons.filter(|b| b.contains("type=\"button\"")) {
                    assert!(button.contains("hidden") || button.contains("data-"), "{path}: {button}");
                }
            }
        }
        place.sign_in("team", "ben").await;
        let form = place.get("/leave").await;
        let got = place.post("/leave/requests/preview", &form, &ask("2026-12-29", "2027-01-08")).await;
        got.lacks(">services-").has(&format!("<html lang=\"{lang}\""));
        let slip = place.get("/payslips/ben-2026-11.pdf").await;
        assert!(slip.status == StatusCode::OK && slip.body.starts_with(b"%PDF-1.7"));
    }
}
