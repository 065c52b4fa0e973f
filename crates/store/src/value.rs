//! The four kinds of column, and nothing.

use ground::{Instant, Lang, Money};

/// What goes into a statement and comes out of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Int(i64),
    Text(String),
    Bool(bool),
    Real(f64),
}

/// Whatever can fill a parameter.
pub trait IntoValue {
    fn into_value(self) -> Value;
}

macro_rules! into_value {
    ($($t:ty => |$v:ident| $e:expr;)+) => {$(
        impl IntoValue for $t {
            fn into_value(self) -> Value {
                let $v = self;
                $e
            }
        }
        impl IntoValue for &$t {
            fn into_value(self) -> Value {
                <$t as IntoValue>::into_value(self.clone())
            }
        }
    )+};
}

into_value! {
    Value => |v| v;
    i64 => |v| Value::Int(v);
    i32 => |v| Value::Int(i64::from(v));
    u32 => |v| Value::Int(i64::from(v));
    u16 => |v| Value::Int(i64::from(v));
    u8 => |v| Value::Int(i64::from(v));
    usize => |v| Value::Int(i64::try_from(v).unwrap_or(i64::MAX));
    bool => |v| Value::Bool(v);
    f64 => |v| Value::Real(v);
    String => |v| Value::Text(v);
    Instant => |v| Value::Int(v.0);
    Lang => |v| Value::Text(v.code().to_owned());
    Money => |v| Value::Int(v.minor);
    serde_json::Value => |v| Value::Text(v.to_string());
}

macro_rules! ids {
    ($($t:ident),+ $(,)?) => { into_value! { $(ground::$t => |v| Value::Text(v.0);)+ } };
}
ids! {
    SiteId, PersonId, StaffId, VisitId, DialogueId, MessageId, HandoverId, CaseId, OrderId, ProductId,
    ItemId, PaymentMethodId, DocumentId, ServiceId, RequestId, ArticleId, RemedyId, TeamId, JobId,
    EventId, FileId, OfferId,
}

impl IntoValue for &str {
    fn into_value(self) -> Value {
        Value::Text(self.to_owned())
    }
}
impl IntoValue for &&str {
    fn into_value(self) -> Value {
        Value::Text((*self).to_owned())
    }
}
impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Null, IntoValue::into_value)
    }
}
impl<T> IntoValue for &Option<T>
where
    for<'a> &'a T: IntoValue,
{
    fn into_value(self) -> Value {
        self.as_ref().map_or(Value::Null, IntoValue::into_value)
    }
}
