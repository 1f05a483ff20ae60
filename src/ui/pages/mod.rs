//! The pages, a folder each. None knows another: what two of them need stands in `widgets`, in `charts` or in a pure module.

pub mod answer;
pub mod files;
pub mod roles;
pub mod start;
pub mod workshop;
