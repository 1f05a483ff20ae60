//! Snapshots and journal as they stand in the browser's storage.

use tandem::browser::storage::{Shelf, get, keys, remove, set};
use tandem::content::plans;
use tandem::file::Document;
use tandem::file::journal::{Entry, Event, Kept, Snapshot};
use tandem::plan::{Id, Plan, Role, TableName, actions};
use tandem::session::store::{Loaded, entry_key, fold, load, store_whole};
use wasm_bindgen_test::wasm_bindgen_test;

/// A plan of its own for each test, stored.
async fn stored(name: &str) -> Plan {
    let plan = plans::new_plan(Id::new(name).unwrap(), Id::fixed("round"), name);
    for key in keys(Shelf::Device, &format!("tandem/plan/{name}/")) {
        remove(Shelf::Device, &key);
    }
    store_whole(snapshot(plan.clone()), 0, None).await.unwrap();
    plan
}

fn snapshot(plan: Plan) -> Snapshot {
    Snapshot { kept: Kept::opened(Document::new(plan)), time: 0, covers: Default::default() }
}

/// Writes an entry that gives the product manager another name.
fn rename(plan: &Plan, time: u64, number: u64, name: &str) {
    let change = actions::retype(plan, TableName::Roles, &Id::fixed("pm"), Role::NAME, name).unwrap();
    let entry = Entry { time, tab: Id::fixed("tab"), number, event: Event::Change(change) };
    set(Shelf::Device, &entry_key(plan.id(), &entry.tab, number), &entry.write()).unwrap();
}

async fn ready(plan: &Plan) -> (Snapshot, Vec<String>) {
    match load(plan.id()).await {
        Loaded::Ready(snapshot, notes) => (*snapshot, notes),
        Loaded::Missing => panic!("missing"),
        Loaded::Newer => panic!("newer"),
        Loaded::Unreadable(why) => panic!("{why}"),
    }
}

async fn name(plan: &Plan) -> String {
    ready(plan).await.0.kept.document.plan.roles.get("pm").unwrap().name.clone()
}

fn parts(plan: &Plan, part: &str) -> Vec<String> {
    keys(Shelf::Device, &format!("tandem/plan/{}/{part}", plan.id()))
}

#[wasm_bindgen_test]
async fn what_is_stored_is_loaded() {
    let plan = stored("whole").await;
    let (loaded, notes) = ready(&plan).await;
    assert_eq!((loaded.kept.document.plan, notes), (plan, Vec::new()));
}

#[wasm_bindgen_test]
async fn a_long_plan_is_deflated_and_comes_back() {
    let mut plan = stored("long").await;
    for number in 0..3000 {
        let id = Id::new(&format!("role-{number}")).unwrap();
        plan = plan.applied(&actions::add_role(&plan, id, &format!("Role number {number}")).unwrap());
    }
    let plain = Document::new(plan.clone()).write_compact().len();
    store_whole(snapshot(plan.clone()), 1, None).await.unwrap();
    let text = get(Shelf::Device, parts(&plan, "snapshot/").last().unwrap()).unwrap();
    assert!(plain > 200_000 && text.encode_utf16().count() < plain / 4, "{plain} became {}", text.encode_utf16().count());
    assert_eq!(ready(&plan).await.0.kept.document.plan, plan);
}

#[wasm_bindgen_test]
async fn folding_keeps_everything_and_lets_go_of_old_entries() {
    let plan = stored("folded").await;
    (1..=5).for_each(|number| rename(&plan, number, number, &format!("Manager {number}")));
    fold(plan.id().clone(), None).await;
    assert_eq!((parts(&plan, "snapshot/").len(), parts(&plan, "journal/").len()), (2, 5), "the one before opens with all since");
    assert_eq!(name(&plan).await, "Manager 5");
    rename(&plan, 6, 6, "Manager 6");
    fold(plan.id().clone(), None).await;
    assert_eq!((parts(&plan, "snapshot/").len(), parts(&plan, "journal/").len()), (2, 1));
    assert_eq!(name(&plan).await, "Manager 6");
}

#[wasm_bindgen_test]
async fn the_newest_snapshot_that_checks_out_is_loaded() {
    let plan = stored("newest").await;
    rename(&plan, 1, 1, "Manager 1");
    fold(plan.id().clone(), None).await;
    rename(&plan, 2, 2, "Manager 2");
    let newest = parts(&plan, "snapshot/").pop().unwrap();
    let text = get(Shelf::Device, &newest).unwrap();
    set(Shelf::Device, &newest, &text.replacen("Manager", "Nobody!", 1)).unwrap();
    let (loaded, notes) = ready(&plan).await;
    assert_eq!(loaded.kept.document.plan.roles.get("pm").unwrap().name, "Manager 2");
    assert!(notes.len() == 1 && notes[0].contains("The one before it was opened"), "{notes:?}");
    assert_eq!(parts(&plan, "damaged/").len(), 1);
}

#[wasm_bindgen_test]
async fn what_was_stored_whole_is_not_undone_by_the_journal() {
    let plan = stored("full").await;
    rename(&plan, 1, 1, "Older");
    let (mut now, _) = ready(&plan).await;
    let newer = actions::retype(&plan, TableName::Roles, &Id::fixed("pm"), Role::NAME, "Newer").unwrap();
    now.kept.document.plan = now.kept.document.plan.applied(&newer);
    now.time = 2;
    now.covers.insert("tab".to_owned(), 2);
    assert_eq!(store_whole(now, 5, None).await, Ok(6), "the epoch goes on from the one that the tab knows");
    assert_eq!(name(&plan).await, "Newer");
}

#[wasm_bindgen_test]
async fn what_is_not_there_is_missing() {
    assert!(matches!(load(&Id::fixed("never-stored")).await, Loaded::Missing));
}
