//! remedy
