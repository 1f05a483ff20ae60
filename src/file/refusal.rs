//! Why a file could not be opened, in words: what is wrong and what to do. Knows no JSON.

use std::fmt;

use super::format::VERSION;
use super::open::MOST_BYTES;
use super::repair::short;

/// Why a file could not be opened. Its text says what is wrong and what to do.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenError {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`MOST_BYTES`]: so many bytes.
    TooLarge(usize),
    /// It is not text in UTF-8.
    NotText,
    /// It ends in the middle; the line and column of the end.
    CutOff(usize, usize),
    /// It is not JSON: the line, the column.
    NotJson(usize, usize),
    /// A number in it is too large for any computer's arithmetic: the line, the column.
    HugeNumber(usize, usize),
    /// Its lists are nested too deeply to be a plan.
    TooDeep,
    /// It is JSON, but not a plan of Tandem.
    NotOurs,
    /// It is a file of Tandem, but of another kind: what its format says.
    OtherKind(String),
    /// It says that it is a file of this kind, but what it should hold is not there.
    Unreadable(&'static str),
    /// A file of this kind, written by a newer version of Tandem: the version of its format, the app's version.
    NewerKind(&'static str, u64, String),
    /// Its version says nothing that makes sense.
    NoVersion,
    /// It was written by a newer version of Tandem: its version of the format, the app's version.
    Newer(u64, String),
    /// There is no plan in it.
    NoPlan,
    /// A migration could not do its work; its sentence.
    Migration(String),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mb = |bytes: usize| bytes.div_ceil(1_000_000);
        match self {
            Self::Empty => write!(f, "The file is empty. Choose the file that Tandem exported, or export the plan again."),
            Self::TooLarge(bytes) => write!(
                f,
                "The file has {} MB; Tandem opens plans up to {} MB. It is probably not a plan file: choose another one.",
                mb(*bytes),
                mb(MOST_BYTES)
            ),
            Self::NotText => {
                write!(f, "The file is not text, so it is no plan file. Choose the file that Tandem exported, ending in .json.")
            }
            Self::CutOff(line, column) => write!(
                f,
                "The file stops in the middle, at line {line}, column {column}: it was not copied or downloaded to its end. Ask for it again."
            ),
            Self::NotJson(line, column) => write!(
                f,
                "The file is no plan file, or it was damaged: at line {line}, column {column} it is not JSON. Choose the file that Tandem exported."
            ),
            Self::HugeNumber(line, column) => write!(
                f,
                "At line {line}, column {column} stands a number that is too large to be read. Tandem writes no such number: correct it there, or export the plan again."
            ),
            Self::TooDeep => {
                write!(f, "The file is nested too deeply to be a plan of Tandem. Choose the file that Tandem exported.")
            }
            Self::NotOurs => write!(f, "The file is JSON, but not a plan of Tandem. Choose the file that Tandem exported."),
            Self::OtherKind(kind) => match kind.as_str() {
                "tandem-kit" => write!(
                    f,
                    "This is a kit of questions, not a plan. It is for those who answer: opened in the page, it asks its questions."
                ),
                "tandem-sheet" => write!(
                    f,
                    "This is a sheet of answers, not a plan. It belongs into the plan that asked: open that plan in the page, then add the sheet."
                ),
                other => {
                    write!(f, "This is a file of Tandem, but not a plan: its format is “{}”. Choose a plan file.", short(other))
                }
            },
            Self::Unreadable(kind) => write!(
                f,
                "The file says that it is a {kind} of Tandem, but what a {kind} holds is not in it, or damaged. Ask for it again."
            ),
            Self::NewerKind(kind, version, app) => write!(
                f,
                "The {kind} was made by a newer Tandem{}: its format has version {version}, this Tandem reads up to 1. Reload this page to get the newest Tandem, then open the file again.",
                if app.is_empty() { String::new() } else { format!(" ({})", short(app)) }
            ),
            Self::NoVersion => write!(
                f,
                "The file does not say of which version it is, so Tandem cannot know how to read it. Export the plan again."
            ),
            Self::Newer(theirs, app) => write!(
                f,
                "The plan was saved by a newer Tandem{}: its format has version {theirs}, this Tandem reads up to {VERSION}. Reload this page to get the newest Tandem, then open the file again.",
                if app.is_empty() { String::new() } else { format!(" ({})", short(app)) }
            ),
            Self::NoPlan => write!(f, "The file says that it is a plan of Tandem, but there is no plan in it. Export it again."),
            Self::Migration(sentence) => {
                write!(f, "The plan comes from an older Tandem and could not be brought up to date: {sentence}")
            }
        }
    }
}
