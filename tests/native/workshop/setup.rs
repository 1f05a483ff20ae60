//! Setting a round up: who takes part, in which roles, what is asked; the letters of the matrix; reveal.

use tandem::plan::actions::*;
use tandem::plan::field::Problem;
use tandem::plan::lists::{Which, listed};
use tandem::plan::matrix::{cell_id, holding_id, letters_of, row_of};
use tandem::plan::{Cell, Day, EditError, Id, IdSet, Person, Plan, Record, Role, Round, Stored, TableName};

use super::{done, handed, letters, now, round, row, team};
use crate::make::id;

fn ids(set: &IdSet) -> Vec<&str> {
    set.iter().map(Id::as_str).collect()
}

fn refused(action: Action, expected: EditError) {
    assert_eq!(action.unwrap_err(), expected);
}

#[test]
fn a_participant_comes_with_roles_and_takes_part() {
    let plan = team();
    let roles = [id("pm"), id("ghost"), id("po"), id("pm")];
    let plan = done(&plan, add_participant(&plan, id("eva"), &now(), "  Eva ", &roles));
    let names: Vec<String> = listed::<Person>(&plan, Which::Active).iter().map(|person| person.name.clone()).collect();
    assert_eq!(names, ["Anna", "Ben", "Eva"], "in the order in which they came");
    assert_eq!(ids(&round(&plan).participants), ["anna", "ben", "eva"]);
    let holdings: Vec<&str> = plan.holdings.iter().map(|holding| holding.id.as_str()).collect();
    assert_eq!(holdings, ["anna:po:*", "ben:pm:*", "eva:pm:*", "eva:po:*"], "each role that the plan has, once");
    assert_eq!(plan.holdings.get("eva:po:*").unwrap().role, Some(id("po")));
}

#[test]
fn a_participant_may_leave_and_come_back() {
    let plan = team();
    let without = done(&plan, toggle_participant(&plan, &now(), &id("anna")));
    assert_eq!((ids(&round(&without).participants), without.people.len()), (vec!["ben"], 2));
    assert_eq!(done(&without, toggle_participant(&without, &now(), &id("anna"))), plan);
}

#[test]
fn a_person_may_hold_another_role() {
    let plan = team();
    let more = done(&plan, toggle_holding(&plan, &id("anna"), &id("pm"), None));
    let own = more.holdings.get(holding_id(&id("anna"), &id("pm"), None).as_str()).unwrap();
    assert_eq!((own.id.as_str(), &own.person, &own.role, &own.product), ("anna:pm:*", &Some(id("anna")), &Some(id("pm")), &None));
    assert_eq!(done(&more, toggle_holding(&more, &id("anna"), &id("pm"), None)), plan);
}

#[test]
fn a_role_may_be_held_for_one_product() {
    let plan = done(&team(), add_product(&team(), id("pay"), " Payments "));
    assert_eq!(plan.products.get("pay").unwrap().name, "Payments");
    assert_eq!(add_product(&plan, id("more"), " ").unwrap_err(), EditError::Empty("name of the product"));
    let (ben, po, pay) = (id("ben"), id("po"), id("pay"));
    let more = done(&plan, toggle_holding(&plan, &ben, &po, Some(&pay)));
    assert_eq!(more.holdings.get("ben:po:pay").unwrap().product, Some(pay.clone()));
    assert!(more.holdings.get("ben:po:*").is_none(), "not for all");
    assert_eq!(tandem::analysis::charter::charter(&more, &po, None).unwrap().holders, ["Anna", "Ben (Payments)"]);
    let all = done(&more, toggle_holding(&more, &ben, &po, None));
    assert_eq!(tandem::analysis::charter::charter(&all, &po, None).unwrap().holders, ["Anna", "Ben"]);
    assert_eq!(done(&more, toggle_holding(&more, &ben, &po, Some(&pay))), plan);
}

#[test]
fn a_role_may_be_left_out_of_the_answers() {
    let plan = team();
    let fewer = done(&plan, toggle_asked_role(&plan, &now(), &id("po")));
    assert_eq!((ids(&round(&fewer).roles), fewer.roles.len()), (vec!["pm"], 2));
    assert_eq!(done(&fewer, toggle_asked_role(&fewer, &now(), &id("po"))), plan);
}

#[test]
fn topics_are_chosen_together_and_taken_out_together() {
    let (first, second, third) = (id("STR-01"), id("STR-02"), id("STR-03"));
    let plan = team();
    let none =
        done(&plan, toggle_topics(&plan, &now(), &plan.rounds.get("now").unwrap().topics.iter().cloned().collect::<Vec<_>>()));
    assert!(round(&none).topics.is_empty());
    let one = done(&none, toggle_topics(&none, &now(), std::slice::from_ref(&second)));
    let three = done(&one, toggle_topics(&one, &now(), &[first.clone(), second.clone(), third]));
    assert_eq!(ids(&round(&three).topics), ["STR-01", "STR-02", "STR-03"], "one of them was a topic already");
    let rest = done(&three, toggle_topics(&three, &now(), &[first, second]));
    assert_eq!(ids(&round(&rest).topics), ["STR-03"]);
    assert_eq!(done(&rest, toggle_topics(&rest, &now(), &[])), rest);
}

#[test]
fn a_topic_of_the_teams_own_is_a_responsibility_and_asked() {
    let plan = team();
    let plan = done(&plan, add_topic(&plan, id("own"), &now(), &id("strategy"), " Decide on <b>refunds</b> "));
    let item = plan.responsibilities.get("own").unwrap();
    assert_eq!((item.text.as_str(), item.area.as_ref()), ("Decide on <b>refunds</b>", Some(&id("strategy"))));
    assert!(round(&plan).topics.has("own"));
}

#[test]
fn another_round_asks_about_what_is_there() {
    let plan = team();
    let plan = done(&plan, add_role(&plan, id("lead"), "Leadership"));
    let plan = plan.applied(&archive(&plan, TableName::Roles, &id("pm")).unwrap());
    let topics = [id("STR-02"), id("ghost"), id("STR-01"), id("STR-02")];
    let plan = done(&plan, add_round(&plan, id("next"), "In <autumn>", &topics));
    let next = plan.rounds.get("next").unwrap();
    assert_eq!(
        (next.name.as_str(), ids(&next.topics), ids(&next.roles)),
        ("In <autumn>", vec!["STR-01", "STR-02"], vec!["lead", "po"])
    );
    assert!(next.participants.is_empty() && next.day.is_none() && next.state.as_str().is_empty());
    let rounds: Vec<Id> = listed::<Round>(&plan, Which::All).iter().map(|round| round.id.clone()).collect();
    assert_eq!(rounds, [now(), id("next")], "after the first one");
}

#[test]
fn a_new_role_is_an_answer_where_nobody_has_answered_yet() {
    let plan = team();
    let plan = done(&plan, add_round(&plan, id("next"), "Next", &[]));
    let plan = done(&plan, take_sheets(&plan, &now(), &[handed("anna", "Anna", 1, "STR-01 po")]));
    let plan = done(&plan, add_role(&plan, id("lead"), "Leadership"));
    assert_eq!(ids(&plan.rounds.get("next").unwrap().roles), ["lead", "pm", "po"]);
    assert_eq!(ids(&round(&plan).roles), ["pm", "po"], "those who answered were not asked about it");
    let plan = done(&plan, remove_sheet(&plan, &now(), &id("anna")));
    let plan = done(&plan, add_role(&plan, id("design"), "Design"));
    assert_eq!(ids(&round(&plan).roles), ["design", "pm", "po"]);
}

#[test]
fn answers_can_be_taken_out_again() {
    let plan = team();
    let full = done(&plan, take_sheets(&plan, &now(), &[handed("anna", "Anna", 1, "STR-01 po")]));
    assert_eq!(done(&full, remove_sheet(&full, &now(), &id("anna"))), plan, "she still takes part");
    refused(remove_sheet(&plan, &now(), &id("anna")), EditError::Missing(TableName::Sheets, id("now:anna")));
}

#[test]
fn a_reveal_has_a_day_that_stays() {
    let plan = team();
    let (first, later) = (Day::of(2026, 3, 18), Day::of(2026, 4, 1));
    let shown = done(&plan, reveal(&plan, &now(), first));
    assert_eq!((round(&shown).state.as_str(), round(&shown).day), ("revealed", first));
    assert_eq!(done(&shown, reveal(&shown, &now(), later)), shown, "twice changes nothing");
    let covered = done(&shown, cover(&shown, &now()));
    assert_eq!((round(&covered).state.as_str(), round(&covered).day), ("", first));
    assert_eq!(done(&covered, reveal(&covered, &now(), later)), shown);
    assert_eq!(done(&plan, cover(&plan, &now())), plan);
    assert_eq!(round(&done(&plan, reveal(&plan, &now(), None))).day, None);
}

#[test]
fn what_a_round_cannot_take_is_refused_with_its_reason() {
    let (plan, ghost, none) = (team(), id("ghost"), || Vec::<Id>::new());
    let missing = |table| EditError::Missing(table, id("ghost"));
    refused(add_participant(&plan, id("eva"), &now(), " \t", &none()), EditError::Empty("name of the participant"));
    refused(add_participant(&plan, id("eva"), &ghost, "Eva", &none()), missing(TableName::Rounds));
    refused(add_participant(&plan, id("anna"), &now(), "Eva", &none()), EditError::Taken(TableName::People, id("anna")));
    let long = "é".repeat(121);
    refused(add_participant(&plan, id("eva"), &now(), &long, &none()), EditError::Unfit("name", Problem::Length(120)));
    refused(toggle_participant(&plan, &ghost, &id("anna")), missing(TableName::Rounds));
    refused(toggle_asked_role(&plan, &ghost, &id("po")), missing(TableName::Rounds));
    refused(toggle_topics(&plan, &ghost, &none()), missing(TableName::Rounds));
    refused(add_topic(&plan, id("own"), &ghost, &id("strategy"), "Do it"), missing(TableName::Rounds));
    refused(add_topic(&plan, id("own"), &now(), &ghost, "Do it"), missing(TableName::Areas));
    refused(add_topic(&plan, id("own"), &now(), &id("strategy"), ""), EditError::Empty("text of the responsibility"));
    refused(add_round(&plan, now(), "Again", &[]), EditError::Taken(TableName::Rounds, now()));
    refused(take_sheets(&plan, &ghost, &[handed("anna", "Anna", 1, "")]), missing(TableName::Rounds));
    refused(take_sheets(&plan, &ghost, &[]), missing(TableName::Rounds));
    refused(reveal(&plan, &ghost, None), missing(TableName::Rounds));
    refused(cover(&plan, &ghost), missing(TableName::Rounds));
    refused(set_letters(&plan, &ghost, &id("po"), letters("A")), missing(TableName::Responsibilities));
    refused(set_letters(&plan, &id("STR-01"), &ghost, letters("A")), missing(TableName::Roles));
    refused(set_letters(&plan, &id("STR-01"), &ghost, letters("")), missing(TableName::Roles));
}

#[test]
fn a_cell_is_there_only_while_it_has_letters() {
    let (plan, topic, po) = (team(), id("STR-01"), id("po"));
    let set = |plan: &Plan, text: &str| done(plan, set_letters(plan, &topic, &po, letters(text)));
    let owned = set(&plan, "AR");
    let cell: &Cell = owned.cells.get("STR-01:po:*").unwrap();
    assert_eq!(
        (&cell.id, &cell.responsibility, &cell.role, &cell.product),
        (&cell_id(&topic, &po, None), &Some(topic.clone()), &Some(po.clone()), &None)
    );
    let told = set(&owned, "I");
    assert_eq!((letters_of(&told, &topic, &po, None), told.cells.len()), (letters("I"), 1));
    assert_eq!((set(&told, "I"), set(&told, ""), set(&plan, "")), (told.clone(), plan.clone(), plan.clone()));
}

#[test]
fn a_row_is_that_of_the_roles_in_use_in_their_order() {
    let plan = team();
    let plan = done(&plan, add_role(&plan, id("a-last"), "Leadership"));
    let plan = done(&plan, set_letters(&plan, &id("STR-01"), &id("pm"), letters("AR")));
    assert_eq!(row_of(&plan, &id("STR-01"), None), row("po, pm AR, a-last"));
    let away = plan.applied(&archive(&plan, TableName::Roles, &id("pm")).unwrap());
    assert_eq!(row_of(&away, &id("STR-01"), None), row("po, a-last"));
    assert_eq!(row_of(&away, &id("ghost"), None), row("po, a-last"));
    // A cell for one product only is not one for all.
    let mut plan = team();
    let own = Cell {
        responsibility: Some(id("STR-01")),
        role: Some(id("po")),
        letters: letters("A"),
        ..Cell::blank(id("STR-01:po:app"))
    };
    Cell::table_mut(&mut plan).insert(own);
    assert_eq!(row_of(&plan, &id("STR-01"), None), row("po, pm"));
}

#[test]
fn names_are_cleaned_as_they_come_in() {
    let plan = team();
    let plan = done(&plan, add_participant(&plan, id("eva"), &now(), "E\u{202E}va\n<b>", &[]));
    assert_eq!(plan.people.get("eva").unwrap().name, "Eva <b>");
    let plan = done(&plan, add_round(&plan, id("next"), "A\u{0}\tround", &[]));
    assert_eq!(plan.rounds.get("next").unwrap().name, "A round");
    let plan = done(&plan, add_topic(&plan, id("own"), &now(), &id("strategy"), "Do\u{2066} it"));
    assert_eq!(plan.responsibilities.get("own").unwrap().text, "Do it");
    let plan = done(&plan, note(&plan, &now(), &id("own"), "One\nline \u{202E}<script>"));
    assert_eq!(plan.decisions.get("now:own").unwrap().note, "One\nline <script>");
    let unfit = note(&plan, &now(), &id("own"), &"x".repeat(4001));
    refused(unfit, EditError::Unfit("note", Problem::Length(4000)));
    assert_eq!(listed::<Role>(&plan, Which::Active).len(), 2);
}
