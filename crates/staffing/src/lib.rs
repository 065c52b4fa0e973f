//! staffing
