//! What users do: what is refused, and what removing does.

use serde_json::{Value as Json, json};

use tandem::plan::actions::{
    Action, add_responsibility, add_role, archive, remove, rename_plan, retype, toggle_topics, unarchive,
};
use tandem::plan::field::Problem;
use tandem::plan::letters::Letters;
use tandem::plan::{
    Area, Cell, EditError, Edits, Holding, IdSet, Person, Plan, Record, Responsibility, Role, Round, Sheet, Stored, TableName,
};

use crate::make::id;

/// A plan in which everything refers to something.
fn small() -> Plan {
    let mut plan = Plan::new(id("the-plan"));
    let area = |text: &str| Area { name: text.into(), ..Area::blank(id(text)) };
    Area::table_mut(&mut plan).insert(area("strategy"));
    Area::table_mut(&mut plan).insert(area("empty"));
    for text in ["vision", "backlog"] {
        let item = Responsibility { text: text.into(), area: Some(id("strategy")), ..Responsibility::blank(id(text)) };
        Responsibility::table_mut(&mut plan).insert(item);
    }
    for name in ["pm", "po", "free"] {
        Role::table_mut(&mut plan).insert(Role { name: name.into(), short: name.into(), ..Role::blank(id(name)) });
    }
    for name in ["anna", "ben"] {
        Person::table_mut(&mut plan).insert(Person { name: name.into(), ..Person::blank(id(name)) });
    }
    let (person, role) = (Some(id("anna")), Some(id("pm")));
    Holding::table_mut(&mut plan).insert(Holding { person, role, ..Holding::blank(id("anna:pm:*")) });
    let (responsibility, role) = (Some(id("vision")), Some(id("pm")));
    let letters = Letters::parse("A").unwrap();
    Cell::table_mut(&mut plan).insert(Cell { responsibility, role, letters, ..Cell::blank(id("vision:pm:*")) });
    Round::table_mut(&mut plan).insert(Round { topics: IdSet::new([id("vision")]), ..Round::blank(id("first")) });
    let today = tandem::plan::AnswerMap::new([(id("vision"), tandem::plan::Answer::role(id("po")))]);
    Sheet::table_mut(&mut plan).insert(Sheet { round: Some(id("first")), today, ..Sheet::blank(id("first:anna")) });
    plan
}

fn check(action: Action, expected: EditError) {
    assert_eq!(action.unwrap_err(), expected);
}

#[test]
fn what_does_not_fit_is_refused_with_its_reason() {
    let plan = &small();
    let (nobody, long) = (id("nobody"), "x".repeat(500));
    check(retype(plan, TableName::Roles, &nobody, Role::NAME, "x"), EditError::Missing(TableName::Roles, nobody.clone()));
    check(retype(plan, TableName::Roles, &id("pm"), Role::NAME, &long), EditError::Unfit("name", Problem::Length(80)));
    check(rename_plan(plan, &long), EditError::Unfit("name", Problem::Length(120)));
    check(add_role(plan, nobody.clone(), " \t"), EditError::Empty("name of the role"));
    check(add_role(plan, id("pm"), "Again"), EditError::Taken(TableName::Roles, id("pm")));
    check(add_role(plan, nobody.clone(), &long), EditError::Unfit("name", Problem::Length(80)));
    check(add_responsibility(plan, id("new"), &id("strategy"), ""), EditError::Empty("text of the responsibility"));
    check(add_responsibility(plan, id("new"), &nobody, "Do it"), EditError::Missing(TableName::Areas, nobody.clone()));
    check(remove(plan, TableName::Roles, &nobody), EditError::Missing(TableName::Roles, nobody.clone()));
    check(archive(plan, TableName::Areas, &nobody), EditError::Missing(TableName::Areas, nobody.clone()));
    check(unarchive(plan, TableName::Areas, &nobody), EditError::Missing(TableName::Areas, nobody.clone()));
    check(toggle_topics(plan, &nobody, &[id("vision")]), EditError::Missing(TableName::Rounds, nobody));
}

#[test]
fn a_field_that_a_record_has_not_is_refused() {
    let plan = small();
    for (table, own) in [(TableName::Holdings, "anna:pm:*"), (TableName::Cells, "vision:pm:*"), (TableName::Rounds, "first")] {
        let refused = archive(&plan, table, &id(own)).unwrap_err();
        assert!(matches!(refused, EditError::Unfit("archived", Problem::Type(_))), "{refused:?}");
    }
}

/// Removing this, what becomes of it: nothing at all, or an archived record.
fn removed(table: TableName, own: &str) -> Json {
    let before = small();
    let change = remove(&before, table, &id(own)).unwrap();
    let after = before.applied(&change);
    assert_eq!(after.applied(&change.reversed()), before, "it can be undone");
    after.table(table).record(own).map_or(Json::Null, |record| record.get("archived"))
}

#[test]
fn remove_archives_what_others_refer_to_and_deletes_the_rest() {
    for (table, own, archived) in [
        (TableName::Areas, "strategy", true),          // its responsibilities
        (TableName::Areas, "empty", false),            // nothing
        (TableName::Responsibilities, "vision", true), // a cell, a round, an answer
        (TableName::Responsibilities, "backlog", false),
        (TableName::Roles, "pm", true), // a holding, a cell
        (TableName::Roles, "po", true), // only an answer on a sheet
        (TableName::Roles, "free", false),
        (TableName::People, "anna", true), // a holding
        (TableName::People, "ben", false),
    ] {
        assert_eq!(removed(table, own), if archived { json!(true) } else { Json::Null }, "{own}");
    }
    let after = |table, own: &str| small().applied(&remove(&small(), table, &id(own)).unwrap());
    assert!(after(TableName::Roles, "free").roles.get("free").is_none());
    assert!(after(TableName::Holdings, "anna:pm:*").holdings.is_empty(), "a type that cannot be archived is deleted");
}

#[test]
fn what_was_archived_comes_back() {
    let plan = small();
    let away = plan.applied(&archive(&plan, TableName::Roles, &id("pm")).unwrap());
    assert!(away.roles.get("pm").unwrap().archived);
    assert!(archive(&away, TableName::Roles, &id("pm")).unwrap().is_empty(), "twice changes nothing");
    assert_eq!(away.applied(&unarchive(&away, TableName::Roles, &id("pm")).unwrap()), plan);
}

#[test]
fn additions_come_last_in_their_list() {
    let mut plan = small();
    for number in 0..3 {
        let made = id(&format!("new{number}"));
        plan = plan.applied(&add_role(&plan, made.clone(), "Product Operations Lead").unwrap());
        let last = tandem::plan::lists::listed::<Role>(&plan, tandem::plan::lists::Which::Active).pop().unwrap();
        assert_eq!((&last.id, last.short.as_str()), (&made, "POL"));
        plan = plan.applied(&add_responsibility(&plan, made.clone(), &id("strategy"), "  Do it ").unwrap());
        let item = plan.responsibilities.get(made.as_str()).unwrap();
        assert_eq!((item.text.as_str(), item.area.as_ref()), ("Do it", Some(&id("strategy"))));
    }
}

#[test]
fn a_topic_is_toggled() {
    let plan = small();
    let toggle = |plan: &Plan, topic: &str| plan.applied(&toggle_topics(plan, &id("first"), &[id(topic)]).unwrap());
    let more = toggle(&plan, "backlog");
    let topics: Vec<_> = more.rounds.get("first").unwrap().topics.iter().map(|id| id.to_string()).collect();
    assert_eq!(topics, ["backlog", "vision"]);
    assert_eq!(toggle(&more, "backlog"), plan);
}

#[test]
fn setting_what_a_field_has_already_changes_nothing() {
    let plan = small();
    assert!(retype(&plan, TableName::Roles, &id("pm"), Role::NAME, "pm").unwrap().is_empty());
    // Also as the second edit of one action: the last word counts.
    let edits = Edits::of(&plan).set(TableName::Roles, &id("pm"), Role::NAME, "other").unwrap();
    let change = edits.set(TableName::Roles, &id("pm"), Role::NAME, "pm").unwrap().done();
    assert!(change.is_empty(), "{change:?}");
}

#[test]
fn characters_that_a_text_may_not_hold_do_not_arrive() {
    let plan = small();
    let after = plan.applied(&retype(&plan, TableName::Roles, &id("pm"), Role::NAME, "a\u{202E}b\nc").unwrap());
    assert_eq!(after.roles.get("pm").unwrap().name, "ab c");
}

#[test]
fn a_created_record_stands_in_the_plan_as_the_change_says() {
    use tandem::plan::Choice;
    let plan = small();
    // The default word of a choice is the same as none.
    let role = Role { name: "New".into(), mark: Choice::of("other"), ..Role::blank(id("new")) };
    let change = Edits::of(&plan).create(&role).unwrap().done();
    let after = plan.applied(&change);
    let (fitting, skipped) = after.fitting(&change.reversed());
    assert_eq!((after.applied(&fitting), skipped), (plan, Vec::new()));
}
