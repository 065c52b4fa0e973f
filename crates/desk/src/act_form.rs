//! The form of an act on an order, and its preview, for the column where things are done.

use crate::orders::options;
use crate::work::base;
use ground::{DialogueId, ItemId, Lang, PaymentMethodId, Refusal, Text};
use records::policy::{Act, CANCEL_REASONS, Kind, Matter, Preview};
use records::{Address, Order, PaymentMethod, Product};
use serde::Deserialize;
use web::{Choice, Errors, Page, segment};

/// The rule that refuses what is above somebody's authority.
const AUTHORITY: &str = "authority.too-low";

/// What was typed or chosen; the same fields on the way to the preview and to the deed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    pub preview: String,
    pub key: String,
    pub reason: String,
    pub address1: String,
    pub address2: String,
    pub city: String,
    pub state: String,
    pub country: String,
    pub zip: String,
    pub method: String,
    /// Items to be given back.
    pub item: Vec<String>,
    /// `old>new`, or empty to keep.
    pub swap: Vec<String>,
    pub parcel: String,
    /// Why a supervisor should grant it.
    pub why: String,
}

impl Typed {
    fn address(&self) -> Address {
        Address::typed([&self.address1, &self.address2, &self.city, &self.state, &self.country, &self.zip])
    }

    fn swaps(&self) -> (Vec<ItemId>, Vec<ItemId>) {
        let pairs = self.swap.iter().filter_map(|s| s.split_once('>'));
        pairs.map(|(old, new)| (ItemId::from(old), ItemId::from(new))).unzip()
    }

    /// The act that was meant.
    pub fn act(&self, kind: Kind) -> Act {
        let method = PaymentMethodId(self.method.clone());
        let (items, new_items) = self.swaps();
        match kind {
            Kind::Cancel => Act::Cancel { reason: self.reason.clone() },
            Kind::ChangeAddress => Act::ChangeAddress { address: self.address() },
            Kind::RedirectProcessed => Act::RedirectProcessed { address: self.address() },
            Kind::ChangePayment => Act::ChangePayment { method },
            Kind::ChangeItems => Act::ChangeItems { items, new_items, method },
            Kind::ChangeProcessedItems => Act::ChangeProcessedItems { items, new_items, method },
            Kind::Exchange => Act::Exchange { items, new_items, method },
            Kind::Return => {
                let items = self.item.iter().map(|i| ItemId(without_number(i).to_owned())).collect();
                Act::Return { items, method }
            }
            Kind::Reship => Act::Reship { parcel: self.parcel.parse().unwrap_or(usize::MAX) },
        }
    }

    /// The fields that the confirmation sends along.
    fn fields(&self, kind: Kind) -> Vec<(&'static str, String)> {
        let mut all = vec![
            ("reason", self.reason.clone()),
            ("method", self.method.clone()),
            ("parcel", self.parcel.clone()),
        ];
        if matches!(kind, Kind::ChangeAddress | Kind::RedirectProcessed) {
            let a = self.address();
            all.extend([
                ("address1", a.address1),
                ("address2", a.address2),
                ("city", a.city),
                ("state", a.state),
                ("country", a.country),
                ("zip", a.zip),
            ]);
        }
        all.extend(self.item.iter().map(|i| ("item", i.clone())));
        all.extend(self.swap.iter().filter(|s| !s.is_empty()).map(|s| ("swap", s.clone())));
        all.retain(|(_, v)| !v.is_empty());
        all
    }
}

/// `item` and `item~2` are two pieces of the same item.
fn without_number(item: &str) -> &str {
    item.rsplit_once('~').map_or(item, |(id, _)| id)
}

#[derive(Clone, Debug)]
pub(crate) struct SwapLine {
    pub name: String,
    pub options: String,
    pub choices: Vec<Choice>,
}

#[derive(Clone, Debug)]
pub(crate) struct SwapView {
    pub name: String,
    pub from: String,
    pub to: String,
}

#[derive(Clone, Debug)]
pub(crate) struct PreviewView {
    pub swaps: Vec<SwapView>,
    pub sentences: Vec<String>,
}

/// What the template shows.
#[derive(Clone, Debug)]
pub(crate) struct ActForm {
    pub kind: &'static str,
    pub title: String,
    pub order: String,
    /// On whose behalf.
    pub name: String,
    pub href: String,
    /// Back to all acts.
    pub back: String,
    /// Back to the form with what was chosen.
    pub again: String,
    pub key: String,
    pub errors: Errors,
    pub reasons: Vec<Choice>,
    pub address: Address,
    pub items: Vec<Choice>,
    pub lines: Vec<SwapLine>,
    pub methods: Vec<Choice>,
    pub parcels: Vec<Choice>,
    pub preview: Option<PreviewView>,
    pub fields: Vec<(&'static str, String)>,
    /// Above the reader's authority: a supervisor may be asked.
    pub ask: bool,
    pub amount: String,
    pub why: String,
    pub currency: String,
    pub hint: String,
    /// Days as a date field has them, for leave.
    pub first: String,
    pub last: String,
}

impl ActForm {
    fn empty(kind: &'static str, title: String, back: &str, href: String, key: String) -> Self {
        Self {
            kind,
            title,
            order: String::new(),
            name: String::new(),
            again: href.clone(),
            href,
            back: back.to_owned(),
            key,
            errors: Errors::none(),
            reasons: Vec::new(),
            address: Address::default(),
            items: Vec::new(),
            lines: Vec::new(),
            methods: Vec::new(),
            parcels: Vec::new(),
            preview: None,
            fields: Vec::new(),
            ask: false,
            amount: String::new(),
            why: String::new(),
            currency: String::new(),
            hint: String::new(),
            first: String::new(),
            last: String::new(),
        }
    }

    /// Booking leave for an employee.
    pub fn leave(p: &Page, base: &str, key: String, hint: String) -> Self {
        let mut form = Self::empty("leave", p.t("services-desk-book"), base, format!("{base}/leave"), key);
        form.hint = hint;
        form
    }

    pub fn voucher(p: &Page, base: &str, key: String, currency: &str, hint: String) -> Self {
        let href = format!("{base}/vouchers");
        let mut form = Self::empty("voucher", p.t("desk-voucher"), base, href, key);
        (form.currency, form.hint) = (currency.to_owned(), hint);
        form
    }

    /// The form of an act, filled with what was chosen.
    pub fn of(
        p: &Page,
        id: &DialogueId,
        kind: Kind,
        matter: &Matter<'_>,
        typed: &Typed,
        key: String,
    ) -> Self {
        let (order, back) = (matter.order, base(id));
        let href = format!("{back}/orders/{}/{}", segment(order.id.as_str()), kind.word());
        let mut form = Self::empty(kind.word(), p.say(&kind.text()), &back, href, key);
        form.order = order.id.0.clone();
        form.fields = typed.fields(kind);
        match kind {
            Kind::Cancel => form.reasons = reasons(p, typed),
            Kind::ChangeAddress | Kind::RedirectProcessed => {
                form.address = if typed.preview.is_empty() { order.address.clone() } else { typed.address() };
            }
            Kind::ChangePayment => form.methods = methods(p, matter.methods, None, typed),
            Kind::ChangeItems | Kind::Exchange | Kind::ChangeProcessedItems => {
                form.lines = lines(p, order, matter.products, typed);
                form.methods = methods(p, matter.methods, order.original_method(), typed);
            }
            Kind::Return => {
                form.items = items(p, order, typed);
                form.methods = methods(p, matter.methods, order.original_method(), typed);
            }
            Kind::Reship => form.parcels = parcels(p, order, typed),
        }
        form
    }

    pub fn refused(mut self, refusal: &Refusal) -> Self {
        self.errors = Errors::of(refusal);
        self.ask = refusal.rule == AUTHORITY;
        self
    }

    /// Shows what would happen, to be confirmed.
    pub fn previewed(mut self, p: &Page, preview: &Preview, name: String) -> Self {
        let swap = |s: &records::policy::Swapped| SwapView {
            name: s.name.clone(),
            from: options(&s.options),
            to: options(&s.new_options),
        };
        self.preview = Some(PreviewView {
            swaps: preview.swaps.iter().map(swap).collect(),
            sentences: preview.sentences.iter().map(|t| p.say(t)).collect(),
        });
        self.name = name;
        let query: Vec<String> = self.fields.iter().map(|(n, v)| format!("{n}={}", segment(v))).collect();
        self.again = format!("{}?{}", self.href, query.join("&"));
        self
    }
}

fn reasons(p: &Page, typed: &Typed) -> Vec<Choice> {
    let label = |r: &str| p.t(format!("desk-reason-{}", r.replace(' ', "-")));
    CANCEL_REASONS.iter().map(|r| Choice::new(*r, label(r)).chosen(*r == typed.reason)).collect()
}

fn methods(
    p: &Page,
    all: &[PaymentMethod],
    original: Option<&PaymentMethodId>,
    typed: &Typed,
) -> Vec<Choice> {
    let choice = |m: &PaymentMethod| {
        let mut label = p.say(&m.text());
        if let Some(balance) = m.balance {
            label = format!("{label} ({})", p.money(balance));
        }
        let chosen = if typed.method.is_empty() { original == Some(&m.id) } else { typed.method == m.id.0 };
        Choice::new(m.id.0.clone(), label).chosen(chosen)
    };
    all.iter().map(choice).collect()
}

/// Every piece that may go back, one by one.
fn items(p: &Page, order: &Order, typed: &Typed) -> Vec<Choice> {
    let mut all = Vec::new();
    for line in &order.lines {
        for _ in 0..line.quantity.clamp(0, 50) {
            let n = all.iter().filter(|c: &&Choice| without_number(&c.value) == line.item.as_str()).count();
            let value = if n == 0 { line.item.0.clone() } else { format!("{}~{}", line.item, n + 1) };
            let chosen = typed.item.contains(&value);
            let hint = format!("{} · {}", options(&line.options), p.money(line.price));
            all.push(Choice::new(value, line.name.clone()).hint(hint).chosen(chosen));
        }
    }
    all
}

fn lines(p: &Page, order: &Order, products: &[Product], typed: &Typed) -> Vec<SwapLine> {
    let lang: Lang = p.lang;
    let mut all = Vec::new();
    for line in &order.lines {
        let Some(product) = products.iter().find(|x| x.id == line.product) else { continue };
        for _ in 0..line.quantity.clamp(0, 20) {
            let others = product.variants.iter().filter(|v| v.available && v.item != line.item);
            let choice = |v: &records::Variant| {
                let value = format!("{}>{}", line.item, v.item);
                let chosen = typed.swap.contains(&value);
                Choice::new(value, format!("{} · {}", options(&v.options), p.money(v.price))).chosen(chosen)
            };
            let name = product.name(lang).to_owned();
            all.push(SwapLine {
                name,
                options: options(&line.options),
                choices: others.map(choice).collect(),
            });
        }
    }
    all
}

/// The parcels that may be sent again; the only one is chosen already.
fn parcels(p: &Page, order: &Order, typed: &Typed) -> Vec<Choice> {
    let open: Vec<_> = order.parcels.iter().enumerate().filter(|(_, x)| !x.replaced).collect();
    let only = open.len() == 1 && typed.parcel.is_empty();
    let label = |i: usize, parcel: &records::Parcel| {
        let last = parcel.events.last().map(|e| p.say(&e.kind.text())).unwrap_or_default();
        let number = parcel.tracking.first().cloned().unwrap_or_else(|| (i + 1).to_string());
        let text = Text::new("desk-parcel").with("number", number).with("state", last);
        Choice::new(i.to_string(), p.say(&text)).chosen(only || typed.parcel == i.to_string())
    };
    open.into_iter().map(|(i, x)| label(i, x)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_becomes_the_act() {
        let typed = Typed {
            swap: vec!["a>b".into(), String::new(), "c>d".into()],
            item: vec!["x".into(), "x~2".into()],
            method: "m".into(),
            ..Typed::default()
        };
        assert_eq!(
            typed.act(Kind::ChangeProcessedItems),
            Act::ChangeProcessedItems {
                items: vec!["a".into(), "c".into()],
                new_items: vec!["b".into(), "d".into()],
                method: "m".into()
            }
        );
        assert_eq!(
            typed.act(Kind::Return),
            Act::Return { items: vec!["x".into(), "x".into()], method: "m".into() }
        );
        assert_eq!(typed.fields(Kind::Return).len(), 5);
    }
}
