//! Order lines as a web shop's spreadsheets have them: one row per line, with `InvoiceNo`,
//! `StockCode`, `Description`, `Quantity`, `InvoiceDate`, `UnitPrice`, `CustomerID`, `Country`.
//!
//! An invoice becomes an order: delivered, or cancelled where its number begins with C. A row
//! without a customer belongs to nobody. Any number of rows passes in little memory: rows of one
//! invoice are kept together only while they follow each other.

use crate::import::{Fate, Fates, Import, Kind, Origin, Progress, Rejects, Slices, settle};
use crate::{Address, Extra, Line, Order, Status, Totals, Words, shelf, sql};
use csv::ByteRecord;
use ground::{Currency, Error, Fault, Instant, Lang, Money, OrderId, PersonId, Result, SiteId, digest};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use people::Person;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{Conn, params};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// Lines in one piece of an invoice; a longer one is written in several.
const PIECE: usize = 80;
/// Pieces between the reader and the database.
const AHEAD: usize = 64;
/// Customers that are known to be there already, so that they are not written again.
const KNOWN: usize = 100_000;

/// The columns, in the order in which we ask for them. The file may have them in any order.
const COLUMNS: [&str; 8] = [
    "InvoiceNo",
    "StockCode",
    "Description",
    "Quantity",
    "InvoiceDate",
    "UnitPrice",
    "CustomerID",
    "Country",
];

/// What all rows share.
struct Context {
    site: SiteId,
    lang: Lang,
    zone: TimeZone,
    currency: Currency,
    now: Instant,
}

/// Some lines of one invoice, one after the other.
struct Piece {
    context: Arc<Context>,
    order: Order,
    /// For each line its place in the invoice and where it came from.
    places: Vec<(i64, Origin)>,
    customer: Option<Customer>,
    /// The first piece of an invoice counts the order.
    first: bool,
}

struct Customer {
    id: PersonId,
    country: String,
    /// Not written yet in this run, as far as we remember.
    new: bool,
}

enum Message {
    File(PathBuf),
    Piece(Box<Piece>),
    Bad(Origin, String),
    Done(u64),
}

/// Takes files of order lines into a site. Amounts are in `currency` (the known files: pounds), dates
/// in the site's time zone. A bad row goes to the rejects file and the rest goes on; rows that were
/// imported before change nothing, in whatever files they come.
///
/// Errors: not found where the site is unknown; a fault where a file cannot be read.
pub async fn import_orders(to: &Import<'_>, files: &[PathBuf], currency: Currency) -> Result<Totals> {
    let id = to.site.clone();
    let site = to.db.read(move |c| people::shelf::site(c, &id)).await?.ok_or(Error::NotFound)?;
    let context = Arc::new(Context {
        site: site.id.clone(),
        lang: site.default_lang,
        zone: TimeZone::get(&site.time_zone).unwrap_or(TimeZone::UTC),
        currency,
        now: to.world.now(),
    });
    let mut rejects = Rejects::new(&to.rejects);
    let mut slices: Slices<Box<Piece>> = Slices::new(to.db, |c, piece| put(c, piece));
    let (reader, of, mut messages) = start(files, context)?;
    let mut progress = Progress { of, ..Progress::default() };
    let mut fates = Fates::new();
    while let Some(message) = messages.recv().await {
        match message {
            Message::File(path) => {
                // What is on its way still belongs to the file before.
                fates.extend(slices.finish().await?);
                settle(&fates, &mut progress.totals, &mut rejects)?;
                fates.clear();
                rejects.reading(&path);
            }
            Message::Bad(origin, reason) => fates.push((Kind::Line, origin, Fate::Rejected(reason))),
            Message::Piece(piece) => {
                if !piece.first {
                    // Its invoice must be there; several engines' threads would not keep the order.
                    fates.extend(slices.finish().await?);
                }
                let weight = piece.order.lines.len() + 1;
                fates.extend(slices.take(piece, weight).await?);
            }
            Message::Done(done) => {
                progress.done = done;
                (to.progress)(&progress);
            }
        }
        settle(&fates, &mut progress.totals, &mut rejects)?;
        fates.clear();
    }
    let fates = slices.finish().await?;
    settle(&fates, &mut progress.totals, &mut rejects)?;
    rejects.close()?;
    reader.await.map_err(|e| Fault::because("the reader of the files died", e))??;
    progress.done = progress.of;
    (to.progress)(&progress);
    Ok(progress.totals)
}

type Reader = JoinHandle<Result<()>>;

fn start(files: &[PathBuf], context: Arc<Context>) -> Result<(Reader, u64, mpsc::Receiver<Message>)> {
    let mut of = 0;
    for path in files {
        let fault = |e| Fault::because(format!("cannot read {}", path.display()), e);
        of += std::fs::metadata(path).map_err(fault)?.len();
    }
    let (out, messages) = mpsc::channel(AHEAD);
    let files = files.to_vec();
    let reader = tokio::task::spawn_blocking(move || {
        let mut reading = Reading { context, out, before: 0, known: HashSet::new(), open: None };
        for path in &files {
            reading.file(path)?;
        }
        Ok(())
    });
    Ok((reader, of, messages))
}

/// Reads files row by row on a thread of its own.
struct Reading {
    context: Arc<Context>,
    out: mpsc::Sender<Message>,
    /// Bytes of the files before this one.
    before: u64,
    known: HashSet<PersonId>,
    open: Option<Invoice>,
}

/// An invoice whose rows are coming.
struct Invoice {
    piece: Piece,
    /// Lines of the invoice so far.
    count: i64,
    /// How often the same line came, by its digest.
    same: HashMap<String, u32>,
}

impl Reading {
    fn file(&mut self, path: &Path) -> Result<()> {
        let fault = |e: csv::Error| Fault::because(format!("cannot read {}", path.display()), e);
        let input = File::open(path).map_err(|e| fault(e.into()))?;
        let size = input.metadata().map_err(|e| fault(e.into()))?.len();
        self.send(Message::File(path.to_owned()))?;
        let mut rows =
            csv::ReaderBuilder::new().flexible(true).from_reader(BufReader::with_capacity(1 << 18, input));
        let columns = columns(rows.byte_headers().map_err(fault)?, path)?;
        let mut row = ByteRecord::new();
        let mut count = 0u32;
        while rows.read_byte_record(&mut row).map_err(fault)? {
            let line = row.position().map_or(0, csv::Position::line);
            let origin = Origin { line, pointer: None };
            match Raw::of(&row, &columns, &self.context) {
                Ok(raw) => self.row(raw, origin)?,
                Err(reason) => self.send(Message::Bad(origin, reason))?,
            }
            count += 1;
            if count.is_multiple_of(1_000) {
                let done = self.before + row.position().map_or(0, csv::Position::byte);
                self.send(Message::Done(done))?;
            }
        }
        self.close()?;
        self.before += size;
        self.send(Message::Done(self.before))
    }

    fn send(&self, message: Message) -> Result<()> {
        self.out.blocking_send(message).map_err(|_| Fault::new("the import was stopped").into())
    }

    fn row(&mut self, raw: Raw, origin: Origin) -> Result<()> {
        if self.open.as_ref().is_none_or(|open| open.piece.order.id != raw.invoice) {
            self.close()?;
            self.open = Some(self.invoice(&raw));
        }
        let Some(open) = &mut self.open else { return Ok(()) };
        let same = open.same.entry(raw.digest()).or_insert(0);
        *same += 1;
        let key = format!("{}.{same}", raw.digest());
        open.piece.order.lines.push(raw.line(key));
        open.piece.places.push((open.count, origin));
        open.count += 1;
        if open.piece.order.lines.len() == PIECE {
            let next = Piece {
                context: Arc::clone(&open.piece.context),
                order: Order { lines: Vec::new(), ..open.piece.order.clone() },
                places: Vec::new(),
                customer: None,
                first: false,
            };
            let full = std::mem::replace(&mut open.piece, next);
            self.send(Message::Piece(Box::new(full)))?;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<()> {
        match self.open.take() {
            Some(open) if !open.piece.order.lines.is_empty() => {
                self.send(Message::Piece(Box::new(open.piece)))
            }
            _ => Ok(()),
        }
    }

    fn invoice(&mut self, raw: &Raw) -> Invoice {
        if self.known.len() >= KNOWN {
            self.known.clear();
        }
        let customer = raw.customer.clone().map(|id| Customer {
            country: raw.country.clone(),
            new: self.known.insert(id.clone()),
            id,
        });
        let piece = Piece {
            context: Arc::clone(&self.context),
            order: raw.order(&self.context),
            places: Vec::new(),
            customer,
            first: true,
        };
        Invoice { piece, count: 0, same: HashMap::new() }
    }
}

fn columns(headers: &ByteRecord, path: &Path) -> Result<[usize; 8]> {
    let mut places = [0; 8];
    for (place, name) in places.iter_mut().zip(COLUMNS) {
        let found = headers.iter().position(|h| {
            let h = h.strip_prefix(b"\xef\xbb\xbf").unwrap_or(h);
            h.trim_ascii().eq_ignore_ascii_case(name.as_bytes())
        });
        *place = found.ok_or_else(|| Fault::new(format!("{}:1: no column {name}", path.display())))?;
    }
    Ok(places)
}

/// A row, read and checked.
struct Raw {
    invoice: OrderId,
    item: String,
    name: String,
    quantity: i64,
    at: Instant,
    price: Money,
    customer: Option<PersonId>,
    country: String,
}

impl Raw {
    fn of(row: &ByteRecord, columns: &[usize; 8], context: &Context) -> std::result::Result<Self, String> {
        let raw = |n: usize| -> std::result::Result<String, String> {
            let bytes = row.get(columns[n]).ok_or_else(|| format!("{} is missing", COLUMNS[n]))?;
            // Old exports are Latin-1; each of its bytes is the character with that number.
            let text = std::str::from_utf8(bytes)
                .map_or_else(|_| bytes.iter().map(|b| char::from(*b)).collect(), str::to_owned);
            Ok(text.trim().to_owned())
        };
        // It stands on other people's pages.
        let cell = |n: usize| raw(n).map(|text| ground::visible(&text).into_owned());
        let id = |n: usize| {
            let text = raw(n)?;
            crate::shop_format::id(&text, COLUMNS[n])?;
            Ok::<_, String>(text)
        };
        let quantity = cell(3)?;
        let quantity: i64 =
            quantity.parse().map_err(|_| format!("Quantity “{quantity}” is not a whole number"))?;
        if quantity == 0 || quantity.abs() > 100_000_000 {
            return Err(format!("Quantity {quantity} is not a number of pieces"));
        }
        let price = cell(5)?;
        let amount: f64 = price.parse().map_err(|_| format!("UnitPrice “{price}” is not a number"))?;
        let price = Money::from_f64(amount, context.currency).map_err(|e| format!("UnitPrice: {e}"))?;
        if price.minor.abs() > 10_000_000_000 {
            return Err(format!("UnitPrice {price} is not a price"));
        }
        let customer = raw(6)?;
        let customer = customer.strip_suffix(".0").unwrap_or(&customer);
        if !customer.is_empty() {
            crate::shop_format::id(customer, COLUMNS[6])?;
        }
        Ok(Self {
            invoice: id(0)?.into(),
            item: id(1)?,
            name: cell(2)?,
            quantity,
            at: instant(&cell(4)?, &context.zone)?,
            price,
            customer: (!customer.is_empty()).then(|| customer.into()),
            country: cell(7)?,
        })
    }

    /// The same for the same row, whatever file it comes in.
    fn digest(&self) -> String {
        let text =
            format!("{}\u{1f}{}\u{1f}{}\u{1f}{}", self.item, self.name, self.quantity, self.price.minor);
        digest(&text)[..16].to_owned()
    }

    fn line(self, key: String) -> Line {
        Line {
            key,
            product: self.item.as_str().into(),
            item: self.item.into(),
            name: self.name,
            price: self.price,
            quantity: self.quantity,
            options: Words::default(),
            extra: Extra::new(),
        }
    }

    fn order(&self, context: &Context) -> Order {
        let cancelled = self.invoice.as_str().starts_with('C');
        Order {
            id: self.invoice.clone(),
            site: context.site.clone(),
            person: self.customer.clone(),
            status: if cancelled { Status::Cancelled } else { Status::Delivered },
            address: Address { country: self.country.clone(), ..Address::default() },
            currency: context.currency,
            lines: Vec::new(),
            parcels: Vec::new(),
            payments: Vec::new(),
            placed_at: Some(self.at),
            expected_at: None,
            delivered_at: None,
            cancel_reason: None,
            exchange: None,
            returned: None,
            items_changed_at: None,
            touched: false,
            extra: Extra::new(),
        }
    }
}

fn instant(text: &str, zone: &TimeZone) -> std::result::Result<Instant, String> {
    let wrong = || format!("InvoiceDate “{text}” is not a date such as 2010-12-01 08:26:00");
    let at: DateTime = text.parse().map_err(|_| wrong())?;
    zone.to_ambiguous_zoned(at).compatible().map(|z| z.timestamp().into()).map_err(|_| wrong())
}

/// Writes a piece of an invoice: what is there already stays as it is.
fn put(c: &Conn, piece: &Piece) -> Result<Fates> {
    let mut fates = Fates::new();
    let lines = |fate: &dyn Fn() -> Fate| {
        piece.places.iter().map(|(_, origin)| (Kind::Line, origin.clone(), fate())).collect::<Vec<_>>()
    };
    let origin = piece.places.first().map(|(_, o)| o.clone()).unwrap_or_default();
    if let Some(customer) = &piece.customer
        && let Some(fate) = put_customer(c, piece, customer)?
    {
        if let Fate::Rejected(reason) = &fate {
            let reason = reason.clone();
            fates.push((Kind::Person, origin.clone(), fate));
            fates.push((Kind::Order, origin, Fate::Rejected(reason.clone())));
            fates.extend(lines(&|| Fate::Rejected(reason.clone())));
            return Ok(fates);
        }
        fates.push((Kind::Person, origin.clone(), fate));
    }
    let o = Order { lines: Vec::new(), ..piece.order.clone() };
    let added = shelf::add(c, &o, 0, "")?;
    if !added
        && c.one(sql::ORDER_SOURCE, params![&o.id])?.is_some_and(|r| r.id::<SiteId>(0) != piece.context.site)
    {
        let foreign = || Fate::Rejected("this invoice belongs to another site".to_owned());
        if piece.first {
            fates.push((Kind::Order, origin, foreign()));
        }
        fates.extend(lines(&foreign));
        return Ok(fates);
    }
    if piece.first {
        fates.push((Kind::Order, origin, if added { Fate::Added } else { Fate::Unchanged }));
    }
    let rows = shelf::rows_of_lines(&o.id, piece.places.iter().map(|(n, _)| *n).zip(&piece.order.lines))?;
    let new = c.run_many(sql::ADD_LINE, &rows)? as usize;
    let mut count = 0;
    fates.extend(piece.places.iter().map(|(_, origin)| {
        count += 1;
        let fate = if count <= new { Fate::Added } else { Fate::Unchanged };
        (Kind::Line, origin.clone(), fate)
    }));
    Ok(fates)
}

/// A customer is known by a number only; their name comes with another import, or when they tell it.
fn put_customer(c: &Conn, piece: &Piece, customer: &Customer) -> Result<Option<Fate>> {
    let context = &piece.context;
    match people::shelf::person(c, &customer.id)? {
        Some(p) if p.site != context.site => {
            Ok(Some(Fate::Rejected("this customer belongs to another site".to_owned())))
        }
        Some(_) => Ok(customer.new.then_some(Fate::Unchanged)),
        None => {
            let person = Person {
                id: customer.id.clone(),
                site: context.site.clone(),
                kind: people::Kind::Customer,
                first: String::new(),
                last: String::new(),
                email: String::new(),
                phone: String::new(),
                lang: context.lang,
                address: Address { country: customer.country.clone(), ..Address::default() },
                prefs: people::Prefs::default(),
                manager: None,
                extra: serde_json::json!({}),
                made_at: context.now,
                changed_at: context.now,
            };
            people::shelf::put_person(c, &person)?;
            c.run(sql::ADD_SHOPPER, params![&person.id, &person.site, 0i64, "[]", "{}", ""])?;
            Ok(Some(Fate::Added))
        }
    }
}
