//! One row of an answer.

use crate::Value;
use ground::{Fault, Instant, Lang, Result};
use serde::de::DeserializeOwned;

/// One row; columns are counted from 0.
///
/// A column of another kind than asked for is a mistake in `sql.rs`, not a thing that happens:
/// the getters panic, and the door answers the caller with a fault.
#[derive(Clone, Debug, PartialEq)]
pub struct Row(pub(crate) Vec<Value>);

/// Whatever a column can be read as.
pub trait FromValue: Sized {
    fn from_value(value: &Value) -> Option<Self>;
}

impl FromValue for i64 {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Int(n) => Some(*n),
            _ => None,
        }
    }
}
impl FromValue for String {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(s) => Some(s.clone()),
            _ => None,
        }
    }
}
impl FromValue for bool {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(b) => Some(*b),
            Value::Int(n) => Some(*n != 0),
            _ => None,
        }
    }
}
impl FromValue for f64 {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Real(x) => Some(*x),
            Value::Int(n) => Some(*n as Self),
            _ => None,
        }
    }
}
impl FromValue for Instant {
    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).map(Instant)
    }
}
impl FromValue for Lang {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(s) => Lang::parse(s),
            _ => None,
        }
    }
}
impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            v => T::from_value(v).map(Some),
        }
    }
}

impl Row {
    #[track_caller]
    pub fn get<T: FromValue>(&self, column: usize) -> T {
        match T::from_value(self.value(column)) {
            Some(t) => t,
            None => panic!("column {column} is {:?}, not {}", self.0[column], std::any::type_name::<T>()),
        }
    }

    /// An identifier, or any other newtype over text.
    #[track_caller]
    pub fn id<T: From<String>>(&self, column: usize) -> T {
        T::from(self.get::<String>(column))
    }

    /// An identifier that may be missing.
    #[track_caller]
    pub fn opt_id<T: From<String>>(&self, column: usize) -> Option<T> {
        self.get::<Option<String>>(column).map(T::from)
    }

    #[track_caller]
    pub fn instant(&self, column: usize) -> Instant {
        self.get(column)
    }

    /// JSON kept as text. Errors: a fault where the text is not of that shape.
    #[track_caller]
    pub fn json<T: DeserializeOwned>(&self, column: usize) -> Result<T> {
        let Value::Text(text) = self.value(column) else {
            panic!("column {column} is {:?}, not JSON", self.0[column]);
        };
        serde_json::from_str(text)
            .map_err(|e| Fault::because(format!("column {column} holds JSON of another shape"), e).into())
    }

    #[track_caller]
    pub fn value(&self, column: usize) -> &Value {
        match self.0.get(column) {
            Some(v) => v,
            None => panic!("column {column} was asked of a row of {}", self.0.len()),
        }
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
