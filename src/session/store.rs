//! Where a plan stands in the storage: snapshots, journal entries and restore points under keys of its own. Knows no signal.
//!
//! ```text
//! tandem/plan/<plan>/head                     name, day and version of the storage, for the list of plans
//! tandem/plan/<plan>/snapshot/<number>        the newest one, and the one before it until the next fold
//! tandem/plan/<plan>/journal/<tab>/<number>   all entries since the snapshot before the newest
//! tandem/plan/<plan>/restore/<number>         automatic restore points, the last few
//! tandem/plan/<plan>/damaged/<…>              what did not check out, kept for the recovery download
//! ```
//! A snapshot is deflated and packed 15 bits to a unit where the browser can, else plain; every text has a checksum.

use std::cell::Cell;
use std::rc::Rc;

use serde_json::{Value as Json, json};

use crate::browser::storage::{self, Shelf, StoreError};
use crate::browser::{compress, locks};
use crate::file::journal::{Entry, Snapshot};
use crate::file::pack::{pack, sealed, unpack, unsealed};
use crate::file::writer::{compact, pretty};
use crate::plan::sorting::{object, sort_by};
use crate::plan::{Day, Id};

/// The version of this layout. A tab that sees a higher one stops writing.
pub(super) const STORAGE: u64 = 1;
/// What an origin may store, in UTF-16 units, as measured in Chromium.
const ROOM: usize = 5_242_880;
/// How many restore points are kept.
const MOST_RESTORE_POINTS: usize = 5;
/// Above this many units a snapshot is deflated before it is stored at once.
const PLAIN: usize = 200_000;

const PREFIX: &str = "tandem/plan/";

fn key(plan: &Id, part: &str) -> String {
    format!("{PREFIX}{plan}/{part}")
}

/// A plan on this device.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanCard {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The day on which it was last opened or folded.
    pub day: Option<Day>,
    /// What it takes in storage, in UTF-16 units.
    pub units: usize,
}

/// What is taken of the storage, in UTF-16 units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StorageUse {
    /// In use.
    pub used: usize,
    /// In all.
    pub room: usize,
}

/// How the storage of this address is used.
pub(super) fn storage_use() -> StorageUse {
    let used = storage::keys(Shelf::Device, "").iter().map(|key| units(key) + stored_units(key)).sum();
    StorageUse { used, room: ROOM }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn stored_units(key: &str) -> usize {
    storage::get(Shelf::Device, key).map_or(0, |text| units(&text))
}

/// The plans on this device, by name.
pub(super) fn plans() -> Vec<PlanCard> {
    let keys = storage::keys(Shelf::Device, PREFIX);
    let mut cards: Vec<PlanCard> = Vec::new();
    for key in &keys {
        let Some((plan, part)) = key.strip_prefix(PREFIX).and_then(|rest| rest.split_once('/')) else { continue };
        let Some(id) = Id::new(plan) else { continue };
        if cards.last().is_none_or(|card| card.id != id) {
            let head = Head::read(&id);
            let (name, day) = head.map_or_else(|| ("Plan that cannot be read".to_owned(), None), |head| (head.name, head.day));
            cards.push(PlanCard { id, name, day, units: 0 });
        }
        if let Some(card) = cards.last_mut() {
            card.units += units(part) + stored_units(key);
        }
    }
    sort_by(&mut cards, |a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
    cards
}

/// What the list of plans shows of a plan, and the version of the storage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Head {
    /// The version of the layout.
    pub(super) storage: u64,
    /// Rises when the plan was stored anew past the journal, so that other tabs must load it again.
    pub(super) epoch: u64,
    /// The name of the plan.
    pub(super) name: String,
    /// The day.
    pub(super) day: Option<Day>,
}

impl Head {
    pub(super) fn key(plan: &Id) -> String {
        key(plan, "head")
    }

    pub(super) fn read(plan: &Id) -> Option<Self> {
        Self::parse(&storage::get(Shelf::Device, &Self::key(plan))?)
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let json: Json = serde_json::from_str(text).ok()?;
        let number = |name: &str| json.get(name).and_then(Json::as_u64);
        let text = |name: &str| json.get(name).and_then(Json::as_str).unwrap_or_default();
        Some(Self {
            storage: number("storage")?,
            epoch: number("epoch").unwrap_or_default(),
            name: text("name").to_owned(),
            day: Day::parse(text("day")),
        })
    }

    pub(super) fn write(&self, plan: &Id) -> Result<(), StoreError> {
        let day = self.day.map(|day| day.to_string());
        let json = json!({"storage": self.storage, "epoch": self.epoch, "name": self.name, "day": day});
        storage::set(Shelf::Device, &Self::key(plan), &compact(&json))
    }
}

/// Whether anything of this plan is stored.
pub(super) fn is_stored(plan: &Id) -> bool {
    !storage::keys(Shelf::Device, &key(plan, "")).is_empty()
}

/// The key of a journal entry.
pub fn entry_key(plan: &Id, tab: &Id, number: u64) -> String {
    key(plan, &format!("journal/{tab}/{number:08}"))
}

/// The plan whose journal, head or snapshot a key belongs to, and the part of the key after it.
pub(super) fn part_of_plan(key: &str) -> Option<(&str, &str)> {
    key.strip_prefix(PREFIX)?.split_once('/')
}

/// What loading a plan came to.
pub enum Loaded {
    /// It is there; with what had to be left out or repaired, in sentences.
    Ready(Box<Snapshot>, Vec<String>),
    /// Nothing of it is stored.
    Missing,
    /// It was stored by a newer Tandem.
    Newer,
    /// Nothing of what is stored can be read; why.
    Unreadable(String),
}

/// Loads a plan: the newest snapshot that checks out, and all entries that check out.
pub async fn load(plan: &Id) -> Loaded {
    if Head::read(plan).is_some_and(|head| head.storage > STORAGE) {
        return Loaded::Newer;
    }
    let mut notes = Vec::new();
    let mut why = String::new();
    let (mut found, mut unread) = (None, Vec::new());
    let numbers = snapshots(plan);
    for number in numbers.iter().rev() {
        match read_snapshot(&snapshot_key(plan, *number)).await {
            Ok((snapshot, repairs)) => {
                notes.extend(repairs.iter().map(ToString::to_string));
                found = Some(snapshot);
                break;
            }
            Err(reason) => {
                unread.push(*number);
                why = reason;
            }
        }
    }
    let Some(snapshot) = found else {
        return match (numbers.is_empty(), is_stored(plan)) {
            (_, false) => Loaded::Missing,
            (true, true) => Loaded::Unreadable("The stored copy of the plan is gone; only changes to it are left.".to_owned()),
            (false, true) => Loaded::Unreadable(why),
        };
    };
    // Where nothing can be read, all stays where it is.
    for number in unread {
        set_aside(plan, &snapshot_key(plan, number), &format!("snapshot-{number}"));
    }
    if !why.is_empty() {
        notes.push(
            "The newest stored copy of this plan was damaged. The one before it was opened, with all changes since.".to_owned(),
        );
    }
    let (entries, damaged) = entries(plan);
    for damage in &damaged {
        set_aside(plan, damage, &damage.rsplit('/').take(2).collect::<Vec<_>>().join("-"));
    }
    match damaged.len() {
        0 => {}
        1 => notes
            .push("One stored change was damaged and left out; what it said is kept in the download for recovery.".to_owned()),
        count => notes.push(format!(
            "{count} stored changes were damaged and left out; what they said is kept in the download for recovery."
        )),
    }
    let snapshot = snapshot.with(entries.into_iter().map(|(_, _, entry)| entry).collect());
    if Head::read(plan).is_none() {
        // It only feeds the list of plans, but without it the plan would look like one that somebody removed.
        set_aside(plan, &Head::key(plan), "head");
        let name = snapshot.kept.document.plan.settings().name;
        let _listed = Head { storage: STORAGE, epoch: 1, name, day: None }.write(plan);
    }
    Loaded::Ready(Box::new(snapshot), notes)
}

/// Moves a damaged text out of the way of the next fold, so that it is never overwritten.
fn set_aside(plan: &Id, from: &str, name: &str) {
    let Some(text) = storage::get(Shelf::Device, from) else { return };
    storage::remove(Shelf::Device, from);
    if storage::set(Shelf::Device, &key(plan, &format!("damaged/{name}")), &text).is_err() {
        // There is no room for a copy under another key: put it back where it was.
        let _back = storage::set(Shelf::Device, from, &text);
    }
}

/// The entries of a plan's journal with their keys and texts, and the keys of those that are damaged.
fn entries(plan: &Id) -> (Vec<(String, String, Entry)>, Vec<String>) {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for key in storage::keys(Shelf::Device, &key(plan, "journal/")) {
        let Some(text) = storage::get(Shelf::Device, &key) else { continue };
        match Entry::read(&text) {
            Some(entry) => good.push((key, text, entry)),
            None => bad.push(key),
        }
    }
    (good, bad)
}

fn snapshot_key(plan: &Id, number: u64) -> String {
    key(plan, &format!("snapshot/{number:08}"))
}

/// The numbers of the stored snapshots, rising.
fn snapshots(plan: &Id) -> Vec<u64> {
    let keys = storage::keys(Shelf::Device, &key(plan, "snapshot/"));
    keys.iter().filter_map(|key| key.rsplit('/').next()?.parse().ok()).collect()
}

async fn read_snapshot(key: &str) -> Result<(Snapshot, Vec<crate::file::Repair>), String> {
    let stored = storage::get(Shelf::Device, key).ok_or("The stored copy of the plan is gone.")?;
    let text = unwrap_text(&stored).await.ok_or("The stored copy of the plan is damaged: its checksum does not fit.")?;
    Snapshot::read(&text).map_err(|error| error.to_string())
}

/// A text as it is stored: sealed, and deflated if it is long and the browser can.
async fn wrap_text(text: &str) -> String {
    let deflated = if text.len() > PLAIN { compress::deflate(text.as_bytes()).await } else { None };
    match deflated {
        Some(bytes) => sealed(&format!("d{}", pack(&bytes))),
        None => sealed(&format!("p{text}")),
    }
}

async fn unwrap_text(stored: &str) -> Option<String> {
    let text = unsealed(stored)?;
    match text.strip_prefix('d') {
        Some(packed) => String::from_utf8(compress::inflate(&unpack(packed)?).await?).ok(),
        None => text.strip_prefix('p').map(str::to_owned),
    }
}

/// Stores a plan that is not on the device yet, or past the journal of one that is: a new snapshot, then a head with a new epoch,
/// which is later than the one that this tab knows. Nobody folds meanwhile.
pub async fn store_whole(snapshot: Snapshot, known: u64, day: Option<Day>) -> Result<u64, StoreError> {
    let stored = Rc::new(Cell::new(Err(StoreError::Blocked)));
    let result = stored.clone();
    let name = lock_name(snapshot.kept.document.plan.id());
    locks::with_lock(&name, async move { result.set(write_whole(&snapshot, known, day).await) }).await;
    stored.get()
}

fn lock_name(plan: &Id) -> String {
    format!("tandem/{plan}")
}

async fn write_whole(snapshot: &Snapshot, known: u64, day: Option<Day>) -> Result<u64, StoreError> {
    let plan = snapshot.kept.document.plan.id().clone();
    let number = snapshots(&plan).last().copied().unwrap_or_default() + 1;
    let stored = wrap_text(&snapshot.write()).await;
    write_snapshot(&plan, number, &stored)?;
    // Two are enough to be safe.
    for old in snapshots(&plan).into_iter().rev().skip(2) {
        storage::remove(Shelf::Device, &snapshot_key(&plan, old));
    }
    let epoch = Head::read(&plan).map_or(0, |head| head.epoch).max(known) + 1;
    Head { storage: STORAGE, epoch, name: snapshot.kept.document.plan.settings().name, day }.write(&plan)?;
    Ok(epoch)
}

/// Writes a snapshot and reads it back; older ones make room if they must, but never the newest.
fn write_snapshot(plan: &Id, number: u64, stored: &str) -> Result<(), StoreError> {
    let to = snapshot_key(plan, number);
    let mut result = storage::set(Shelf::Device, &to, stored);
    if result == Err(StoreError::Full) {
        let older = snapshots(plan);
        for old in older.iter().rev().skip(1) {
            storage::remove(Shelf::Device, &snapshot_key(plan, *old));
        }
        result = storage::set(Shelf::Device, &to, stored);
    }
    result?;
    if storage::get(Shelf::Device, &to).as_deref() == Some(stored) { Ok(()) } else { Err(StoreError::Blocked) }
}

/// Folds the journal into a new snapshot, while no other tab does. What the snapshot before already held is then dropped, so that
/// the newest and the one before it can each be opened with all entries since.
pub async fn fold(plan: Id, day: Option<Day>) {
    let name = lock_name(&plan);
    locks::with_lock(&name, async move {
        let Some(newest) = snapshots(&plan).last().copied() else { return };
        let Ok((before, _)) = read_snapshot(&snapshot_key(&plan, newest)).await else { return };
        let (entries, _) = entries(&plan);
        let held = before.clone();
        let all: Vec<Entry> = entries.iter().map(|(_, _, entry)| entry.clone()).collect();
        let next = before.with(all);
        let stored = wrap_text(&next.write()).await;
        // Without room for it the journal simply goes on growing, until a commit finds the storage full and says so.
        if write_snapshot(&plan, newest + 1, &stored).is_err() {
            return;
        }
        for (key, text, entry) in entries {
            let dropped = held.holds(&entry);
            // A burst may have rewritten the entry meanwhile.
            if dropped && storage::get(Shelf::Device, &key).as_ref() == Some(&text) {
                storage::remove(Shelf::Device, &key);
            }
        }
        for old in snapshots(&plan).into_iter().filter(|number| *number < newest) {
            storage::remove(Shelf::Device, &snapshot_key(&plan, old));
        }
        if let Some(head) = Head::read(&plan) {
            let name = next.kept.document.plan.settings().name;
            // The head only feeds the list of plans.
            let _listed = Head { name, day, ..head }.write(&plan);
        }
    })
    .await;
}

/// A restore point of a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RestoreCard {
    /// Its number.
    pub number: u64,
    /// The day on which it was made.
    pub day: Option<Day>,
    /// Before what it was made.
    pub reason: String,
}

fn restore_key(plan: &Id, number: u64) -> String {
    key(plan, &format!("restore/{number:08}"))
}

/// The restore points of a plan, newest first.
pub(super) fn restore_points(plan: &Id) -> Vec<RestoreCard> {
    let keys = storage::keys(Shelf::Device, &key(plan, "restore/"));
    let card = |key: &String| {
        let text = storage::get(Shelf::Device, key)?;
        let (head, _) = text.split_once('\n')?;
        let (day, reason) = head.split_once(' ')?;
        Some(RestoreCard { number: key.rsplit('/').next()?.parse().ok()?, day: Day::parse(day), reason: reason.to_owned() })
    };
    keys.iter().rev().filter_map(card).collect()
}

/// Makes a restore point.
pub(super) async fn add_restore_point(snapshot: &Snapshot, reason: &str, day: Option<Day>) -> Result<(), StoreError> {
    let plan = snapshot.kept.document.plan.id().clone();
    let points = restore_points(&plan);
    let number = points.first().map_or(0, |point| point.number) + 1;
    let day = day.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let stored = format!("{day} {reason}\n{}", wrap_text(&snapshot.write()).await);
    storage::set(Shelf::Device, &restore_key(&plan, number), &stored)?;
    for old in points.iter().skip(MOST_RESTORE_POINTS - 1) {
        storage::remove(Shelf::Device, &restore_key(&plan, old.number));
    }
    Ok(())
}

/// What a restore point holds; nothing if it is damaged.
pub(super) async fn read_restore_point(plan: &Id, number: u64) -> Option<Snapshot> {
    let text = storage::get(Shelf::Device, &restore_key(plan, number))?;
    let (_, stored) = text.split_once('\n')?;
    Snapshot::read(&unwrap_text(stored).await?).ok().map(|(snapshot, _)| snapshot)
}

/// Takes everything of a plan off the device.
pub(super) fn remove(plan: &Id) {
    for key in storage::keys(Shelf::Device, &key(plan, "")) {
        storage::remove(Shelf::Device, &key);
    }
    super::asking::forget_turns(plan);
    super::timer::forget(plan);
}

/// All that is stored of a plan, as it is, for somebody who can read it: one JSON object of texts by key. The drafts of answers are in it.
pub(super) fn rescue(plan: Option<&Id>) -> String {
    let own = plan.map_or_else(|| PREFIX.to_owned(), |plan| key(plan, ""));
    // Answers that are not handed in stand beside the plans.
    let prefixes = super::asking::drafts_of(plan).into_iter().chain([own]);
    let texts = prefixes.flat_map(|prefix| storage::keys(Shelf::Device, &prefix));
    let texts = object(texts.filter_map(|key| Some((key.clone(), storage::get(Shelf::Device, &key)?.into()))));
    let json = json!({"format": "tandem-rescue", "stored": texts});
    pretty(&json)
}

/// How many entries a plan's journal has.
pub(super) fn journal_length(plan: &Id) -> u64 {
    storage::keys(Shelf::Device, &key(plan, "journal/")).len() as u64
}
