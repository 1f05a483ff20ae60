//! The document: laws that hold for any plan, and the values in it.

mod actions;
mod change;
mod history;
mod letters;
mod order;
mod products;
mod table;
mod values;
