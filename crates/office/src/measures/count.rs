//! The figures: read from the nouns that hold them, made into tables.

use ground::{Arg, Instant, Lang, Result, SiteId, Span, Text};
use handover::Stage;
use insight::{Said, Stars, Table, Waits, first_to_mend, tally};
use journey::{Event, Kind};
use std::collections::{BTreeMap, BTreeSet};
use store::Conn;
use web::Page;

/// Rows of a long table.
pub(super) const MOST: usize = 50;
/// Words that people wrote to their rating.
const WORDS: usize = 20;
const RATINGS: i64 = 20_000;

/// What tells of difficulty, and searches, of which only those without hits do.
const DIFFICULT: [Kind; 7] =
    [Kind::Search, Kind::Invalid, Kind::Refused, Kind::DeadClick, Kind::RageClick, Kind::Thrash, Kind::Idle];

/// A value of a table, for people and for a spreadsheet.
pub(crate) enum Cell {
    Words(String),
    Count(i64),
    /// How long.
    Lasting(Span),
    Day(Instant),
}

impl Cell {
    pub fn count(n: u64) -> Self {
        Self::Count(i64::try_from(n).unwrap_or(i64::MAX))
    }

    pub fn is_number(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Lasting(_))
    }

    pub fn said(&self, p: &Page) -> String {
        match self {
            Self::Words(text) => text.clone(),
            Self::Count(n) => p.number(*n),
            Self::Lasting(span) if span.as_secs() < 60 => p.tn("office-measures-seconds", span.as_secs()),
            Self::Lasting(span) => web::Tongue::new(p.lang).lasting(*span),
            Self::Day(at) => p.date(*at),
        }
    }

    fn plain(&self) -> String {
        match self {
            Self::Words(text) => text.clone(),
            Self::Count(n) => n.to_string(),
            Self::Lasting(span) => {
                let s = span.as_secs();
                format!("{:02}:{:02}:{:02}", s / 3_600, s / 60 % 60, s % 60)
            }
            Self::Day(at) => at.timestamp().to_string(),
        }
    }
}

pub(crate) struct Row {
    /// Where the first cell leads; empty: nowhere.
    pub href: String,
    pub cells: Vec<Cell>,
}

/// One table with what is to be said about it.
pub(crate) struct Section {
    pub id: &'static str,
    pub title: String,
    /// A sentence about the figures; may be empty.
    pub lead: String,
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
}

impl Section {
    pub fn new(p: &Page, id: &'static str, columns: &[&str]) -> Self {
        Self {
            id,
            title: p.t(format!("office-measures-{id}")),
            lead: String::new(),
            columns: columns.iter().map(|c| p.t(format!("office-measures-col-{c}"))).collect(),
            rows: Vec::new(),
        }
    }

    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { href: String::new(), cells });
    }

    /// A row's cells beside the names of their columns.
    pub fn labelled<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (&'a String, &'a Cell)> {
        self.columns.iter().zip(&row.cells)
    }

    /// Whether a column holds numbers.
    pub fn is_number(&self, column: &usize) -> bool {
        self.rows.first().and_then(|r| r.cells.get(*column)).is_some_and(Cell::is_number)
    }

    /// For a spreadsheet.
    pub fn table(&self) -> Table {
        Table {
            title: self.title.clone(),
            columns: self.columns.clone(),
            rows: self.rows.iter().map(|r| r.cells.iter().map(Cell::plain).collect()).collect(),
        }
    }
}

/// All figures of a site since `since`.
pub(crate) fn sections(c: &Conn, p: &Page, site: &SiteId, since: Instant) -> Result<Vec<Section>> {
    let (events, cut) = journey::counts::of_kinds(c, site, &DIFFICULT, since)?;
    let mut all = Vec::from(ratings(c, p, site, since)?);
    all.push(articles(c, p, site, since)?);
    let mut observed = [searches(p, &events), stuck(p, &events), levels(c, p, site, since)?];
    if cut {
        for section in observed.iter_mut().take(2) {
            section.lead = format!("{} {}", section.lead, p.t("office-measures-cut")).trim().to_owned();
        }
    }
    all.extend(observed);
    all.push(offers(c, p, site, since)?);
    all.push(kinds(c, p, site, since)?);
    all.extend(super::regret::sections(c, p, site, since)?);
    all.extend(super::control::section(c, p, site, since)?);
    all.push(waits(c, p, site, since)?);
    Ok(all)
}

/// 43 tenths as 4.3, the way the language writes it.
fn tenths(p: &Page, n: u64) -> String {
    let point = if p.lang == Lang::En { '.' } else { ',' };
    format!("{}{point}{}", n / 10, n % 10)
}

fn ratings(c: &Conn, p: &Page, site: &SiteId, since: Instant) -> Result<[Section; 2]> {
    let all = dialogue::shelf::ratings(c, site, since, RATINGS)?;
    let stars = Stars::of(all.iter().map(|r| r.stars));
    let mut section = Section::new(p, "ratings", &["stars", "ratings"]);
    if let Some(average) = stars.average() {
        let text = Text::new("office-measures-average").with("average", tenths(p, average));
        section.lead = p.say(&text.with("n", i64::try_from(stars.count()).unwrap_or(i64::MAX)));
        for (n, given) in [1i64, 2, 3, 4, 5].into_iter().zip(stars.given).rev() {
            section.row(vec![Cell::Words(p.tn("office-measures-n-stars", n)), Cell::count(given)]);
        }
    }
    let mut words = Section::new(p, "words", &["words", "stars", "day"]);
    for r in all.iter().filter(|r| !r.words.trim().is_empty()).take(WORDS) {
        let stars = Cell::Words(p.tn("office-measures-n-stars", r.stars));
        words.row(vec![Cell::Words(r.words.trim().to_owned()), stars, Cell::Day(r.at)]);
    }
    Ok([section, words])
}

fn articles(c: &Conn, p: &Page, site: &SiteId, since: Instant) -> Result<Section> {
    let rated = knowledge::shelf::rated(c, site, since)?;
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    let all = rated.into_iter().map(|(id, _, lang, title, said)| {
        ((id, lang, title), Said { yes: count(said.yes), no: count(said.no) })
    });
    let (bad, mut good): (Vec<_>, Vec<_>) = all.partition(|(_, said)| said.no > 0);
    good.sort_by_key(|(_, said)| std::cmp::Reverse(said.yes));
    let mut section = Section::new(p, "articles", &["article", "lang", "useful", "not-useful", "share"]);
    for ((id, lang, title), said) in first_to_mend(bad).into_iter().chain(good).take(MOST) {
        let share = said.per_cent().map(|n| format!("{n} %")).unwrap_or_default();
        section.rows.push(Row {
            href: format!("/office/articles/{}", web::segment(&id)),
            cells: vec![
                Cell::Words(title),
                Cell::Words(lang.own_name().to_owned()),
                Cell::count(said.yes),
                Cell::count(said.no),
                Cell::Words(share),
            ],
        });
    }
    Ok(section)
}

type Observed = (ground::VisitId, Event);

fn searches(p: &Page, events: &[Observed]) -> Section {
    let mut section = Section::new(p, "searches", &["searched", "times"]);
    let all = events.iter().filter(|(_, e)| e.kind == Kind::Search);
    let in_vain: Vec<String> = all
        .clone()
        .filter(|(_, e)| e.hits == Some(0) && !e.words.trim().is_empty())
        .map(|(_, e)| e.words.trim().to_lowercase())
        .collect();
    let counts = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    section.lead = p.t2("office-measures-searched", "n", counts(all.count()), "vain", counts(in_vain.len()));
    for (words, n) in tally(in_vain, MOST) {
        section.row(vec![Cell::Words(words), Cell::count(n)]);
    }
    section
}

/// A text without the number of the one order that it was about: the same stumbling block for all.
pub(super) fn of_all(text: &Text) -> Text {
    let mut text = text.clone();
    for (_, arg) in text.args.iter_mut().filter(|(name, _)| name == "order") {
        *arg = Arg::Str("…".to_owned());
    }
    text
}

/// A path without what names one thing of one person.
fn place(p: &Page, path: &str) -> String {
    if path == "/" {
        return p.t("office-measures-home");
    }
    let part = |s: &str| {
        let one = s.contains(['%', '#']) || s.chars().any(|c| c.is_ascii_digit());
        if one { "…".to_owned() } else { s.to_owned() }
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn stuck(p: &Page, events: &[Observed]) -> Section {
    let mut section = Section::new(p, "stuck", &["where", "step", "what", "times", "visits"]);
    let said = |text: &Text| p.say(&of_all(text));
    let mut places: BTreeMap<[String; 3], (u64, BTreeSet<&str>)> = BTreeMap::new();
    for (visit, e) in events.iter().filter(|(_, e)| e.kind != Kind::Search || e.hits == Some(0)) {
        let to = e.goal.as_ref().map(|g| said(&g.name)).unwrap_or_else(|| place(p, &e.page));
        let step = e.step.as_ref().map(said).unwrap_or_default();
        let kind = crate::observed::kind_name(p, e.kind.code());
        let more = match e.kind {
            Kind::Refused => e.reason.as_ref().map(said).unwrap_or_default(),
            Kind::Invalid | Kind::RageClick | Kind::DeadClick => e.label.clone(),
            Kind::Search => p.tn("office-hits", 0),
            _ => String::new(),
        };
        let what = if more.is_empty() { kind } else { format!("{kind}: {more}") };
        let (times, visits) = places.entry([to, step, what]).or_default();
        *times += 1;
        visits.insert(visit.as_str());
    }
    let mut list: Vec<_> = places.into_iter().collect();
    // What stopped most people, rather than what one person tried most often.
    list.sort_by_key(|(_, (times, visits))| std::cmp::Reverse((visits.len(), *times)));
    for ([to, step, what], (times, visits)) in list.into_iter().take(MOST) {
        let words = [to, step, what].map(Cell::Words);
        let counts = [Cell::count(times), Cell::count(visits.len() as u64)];
        section.row(words.into_iter().chain(counts).collect());
    }
    section
}

fn levels(c: &Conn, p: &Page, site: &SiteId, since: Instant) -> Result<Section> {
    let mut section = Section::new(p, "levels", &["stood", "visits"]);
    let all = journey::counts::by_level(c, site, since)?;
    for level in ["none", "uneasy", "stuck", "giving-up"] {
        let n: i64 = all.iter().filter(|(l, _)| l.replace('_', "-") == level).map(|(_, n)| n).sum();
        if !all.is_empty() {
            section.row(vec![Cell::Words(p.t(format!("office-level-{level}"))), Cell::Count(n)]);
        }
    }
    section.lead = p.t("office-measures-levels-lead");
    Ok(section)
}

fn offers(c: &Conn, p: &Page, site: &SiteId, since: Instant) -> Result<Section> {
    let all = struggle::counts::offers(c, site, since)?;
    let mut section = Section::new(p, "offers", &["outcome", "offers"]);
    if all.made() > 0 {
        let rows = [
            ("made", all.made()),
            ("accepted", all.accepted),
            ("declined", all.declined),
            ("lapsed", all.lapsed),
            ("open", all.open),
        ];
        for (word, n) in rows {
            section.row(vec![Cell::Words(p.t(format!("office-measures-offers-{word}"))), Cell::Count(n)]);
        }
    }
    Ok(section)
}

fn kinds(c: &Conn, p: &Page, site: &SiteId, since: Instant) -> Result<Section> {
    let columns = ["kind", "shown", "accepted", "declined", "lapsed", "helped", "not-helped"];
    let mut section = Section::new(p, "kinds", &columns);
    for k in struggle::counts::by_kind(c, site, since)? {
        let o = k.offers;
        let counts = [o.made(), o.accepted, o.declined, o.lapsed, k.helped, k.not_helped].map(Cell::Count);
        let kind = Cell::Words(p.t(format!("offer-kind-{}", k.kind.code())));
        section.row(std::iter::once(kind).chain(counts).collect());
    }
    section.lead = p.t("office-measures-kinds-lead");
    Ok(section)
}

fn waits(c: &Conn, p: &Page, site: &SiteId, since: Instant) -> Result<Section> {
    let stages = handover::counts::by_stage(c, site, since)?;
    let of = |stage: Stage| stages.iter().filter(|(s, _)| *s == stage).map(|(_, n)| n).sum::<i64>();
    let waited = handover::counts::waits(c, site, since)?;
    let calls = staffing::counts::calls(c, site, since)?;
    let mut section = Section::new(p, "waits", &["measure", "value"]);
    let asked: i64 = stages.iter().map(|(_, n)| n).sum();
    let mut row = |word: &str, value: Cell| {
        section.row(vec![Cell::Words(p.t(format!("office-measures-waits-{word}"))), value]);
    };
    if asked > 0 || !waited.is_empty() {
        row("asked", Cell::Count(asked));
        row("waiting", Cell::Count(of(Stage::Waiting)));
        row("left", Cell::Count(of(Stage::Left)));
        row("cancelled", Cell::Count(of(Stage::Cancelled)));
    }
    if let Some(w) = Waits::of(waited.iter().map(|(wait, _)| *wait)) {
        row("accepted", Cell::count(w.count));
        row("half", Cell::Lasting(w.half));
        row("most", Cell::Lasting(w.most));
        row("longest", Cell::Lasting(w.longest));
        row("vanished", Cell::count(waited.iter().filter(|(_, vanished)| *vanished).count() as u64));
    }
    if calls != staffing::counts::Calls::default() {
        row("calls", Cell::Count(calls.promised + calls.kept + calls.cancelled));
        row("calls-kept", Cell::Count(calls.kept));
        row("calls-cancelled", Cell::Count(calls.cancelled));
        row("calls-open", Cell::Count(calls.promised));
    }
    Ok(section)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_person_met_is_told_for_all() {
        let p = Page::sample(Lang::En, Instant(0));
        assert_eq!(place(&p, "/orders/%23W1/item-changes/new"), "/orders/…/item-changes/new");
        assert_eq!(place(&p, "/articles/returns"), "/articles/returns");
        let goal = journey::Goal::order("items", &"#W1".into());
        assert_eq!(p.say(&of_all(&goal.name)), "change the item options of order …");
    }

    #[test]
    fn few_tenths_are_written_as_the_language_does() {
        let said = |lang| tenths(&Page::sample(lang, Instant(0)), 43);
        assert_eq!([said(Lang::En), said(Lang::De)], ["4.3", "4,3"]);
        assert_eq!(Cell::Lasting(Span::secs(3_725)).plain(), "01:02:05");
    }
}
