//! struggle
