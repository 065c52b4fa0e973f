//! Documents for people: accessible PDF (PDF/UA-1) from one small layout of headings, paragraphs,
//! lists, tables and definition pairs.
//!
//! Promises: title and language are always set; everything that is read is tagged in reading order,
//! everything that is not (rules, page numbers, repeated table headers) is an artifact; the typeface is
//! embedded as a subset; the same document always gives the same bytes. A character that the typeface
//! lacks is shown as a box, never lost silently and never a reason to fail.
//! Knows nothing of the product, and does no I/O.

mod document;
mod draw;
mod plan;
mod setter;
mod table;

pub use document::{Align, Column, Document, Part, Row, Table, Tone};

#[cfg(test)]
mod tests;
