//! Decision rights: who may decide what without asking, up to where, and who decides beyond. Knows no rule about rights.

use crate::signals::*;

use super::fields::{Of, entry, labelled, named, remark, roles};
use crate::analysis::rights::{Said, heading, rights as all_rights, sentence};
use crate::content::practices::{RIGHTS, credit};
use crate::letters::lower;
use crate::plan::lists::{Which, listed};
use crate::plan::{Id, Plan, Right, Role, TableName};
use crate::session::{Command, InRoles, Session, suggested_right};
use crate::ui::view::{El, Part, dynamic, each, el, parts, text};
use crate::ui::widgets::{Button, Mark, glyph};

/// What the rights rest on.
const READ: &[TableName] = &[TableName::Roles, TableName::Rights];
/// The field for a new right.
const NEW: &str = "new-right";

/// The view.
pub(super) fn rights() -> Part {
    let session = Session::get();
    let said = Memo::new(move |_| all_rights(&session.table(READ)));
    let ids = move || said.with(|all| all.iter().map(|own| own.id.clone()).collect::<Vec<Id>>());
    let before = untrack(ids);
    let says =
        "What a role may decide without asking, and up to where. Decisions close to the work are quick; a limit keeps them safe.";
    let head = el("div").child(el("h2").attr("id", "rights").child(text(move || said.with(|all| heading(all)))));
    let print = move || (!said.with(Vec::is_empty)).then(|| Button::words("Print").with_icon("print").runs(Command::Print));
    let header = el("header").child(head.child(el("p").class("says").child(says))).child(dynamic(print));
    let list = el("div").class("entries").child(each(ids, move |id| {
        let fresh = !before.contains(&id) && session.words(TableName::Rights, &id, Right::LIMIT).is_empty();
        right(session, said, id, fresh)
    }));
    let section = el("section")
        .class("section")
        .attr("aria-labelledby", "rights")
        .child(header)
        .child(list)
        .child(new_right(session))
        .child(dynamic(move || put_away(session)));
    parts().and(section).and(dynamic(move || suggestions(session)))
}

fn of(said: Memo<Vec<Said>>, id: &Id) -> Option<Said> {
    said.with(|all| all.iter().find(|own| own.id == *id).cloned())
}

fn right(session: Session, said: Memo<Vec<Said>>, id: Id, fresh: bool) -> El {
    // The first right of a role stands under the name of the role.
    let own = id.clone();
    let head = Memo::new(move |_| {
        said.with(|all| {
            let at = all.iter().position(|said| said.id == own)?;
            let role = all.get(at)?.role.clone();
            let first = at == 0 || all.get(at - 1).is_some_and(|before| before.role != role);
            first.then_some(role)
        })
    });
    let heading = move || {
        let role = head.get()?;
        let role = role.and_then(|role| session.record::<Role>(&role));
        let name = role.as_deref().map_or_else(|| "Without a role in use".to_owned(), named);
        Some(el("h3").attr("dir", "auto").child(glyph(Mark::of_role(role.as_deref()))).child(name))
    };
    let (line, flawed) = (id.clone(), id.clone());
    let flaws = move || {
        let own = of(said, &flawed).map(|own| own.flaws).unwrap_or_default();
        own.iter().map(|(flaw, words)| remark(flaw.sign(), words)).collect::<Vec<_>>()
    };
    let line = move || of(said, &line).map(|own| own.sentence).unwrap_or_default();
    el("div").child(dynamic(heading)).child(entry(fresh, line, fields(session, &id))).child(dynamic(flaws))
}

fn fields(session: Session, id: &Id) -> El {
    let field = |field: &'static str| Of::new(TableName::Rights, id, field);
    let say = |words: &'static str| -> super::fields::Name { Box::new(move || words.to_owned()) };
    let away = id.clone();
    let remove = Button::words("Put away")
        .with_icon("archive")
        .class("bare")
        .plain()
        .on("click", move |_| session.run_and_focus(Command::Remove(TableName::Rights, away.clone()), &[NEW.to_owned()]));
    el("div")
        .class("fields")
        .child(labelled("What is decided", field(Right::TEXT).text(say("What is decided"), "", 300, false)).class("field wide"))
        .child(labelled("Who decides", field(Right::ROLE).role(say("Who decides"), "Nobody yet")))
        .child(together(session, id))
        .child(labelled(
            "Up to where",
            field(Right::LIMIT).text(say("Up to where"), "such as: up to two sprints ahead", 200, false),
        ))
        .child(labelled("Who decides beyond", field(Right::BEYOND).role(say("Who decides beyond"), "Nobody is named")))
        .child(remove)
}

/// Ticks for the roles that decide along.
fn together(session: Session, id: &Id) -> El {
    let id = id.clone();
    let ticks = dynamic(move || {
        let right = session.record::<Right>(&id)?;
        let tick = |role: &std::sync::Arc<Role>| {
            let (own, place) = (role.id.clone(), format!("with-{}-{}", right.id, role.id));
            let (command, back) = (Command::InRoles(InRoles::ToggleWith(right.id.clone(), own.clone())), place.clone());
            let with = right.with.has(own.as_str());
            let input = el("input")
                .attr("type", "checkbox")
                .attr("id", place)
                .checked(move || with)
                .on("change", move |_| session.run_and_focus(command.clone(), std::slice::from_ref(&back)));
            el("label").class("check").child(input).child(el("span").attr("dir", "auto").child(named(role)))
        };
        // A role that is put away or gone can only be taken out; the sentence says that it is there.
        let others = roles(session).iter().filter(|role| right.role.as_ref() != Some(&role.id)).map(tick).collect::<Vec<_>>();
        let stale = right.with.iter().filter(|id| session.record::<Role>(id).is_none_or(|role| role.archived));
        let take_out = |own: &Id| {
            let command = Command::InRoles(InRoles::ToggleWith(right.id.clone(), own.clone()));
            let name = crate::analysis::rights::role_name(&session.plan(), own);
            Button::words("Take out").class("bare").runs_as(command, move || format!("Take out {name}"))
        };
        Some(parts().and(others).and(stale.map(take_out).collect::<Vec<_>>()))
    });
    el("fieldset").child(el("legend").class("small").child("Together with")).child(el("div").class("row").child(ticks))
}

fn new_right(session: Session) -> El {
    let words = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<Id>);
    let role = move || chosen.get().or_else(|| roles(session).first().map(|role| role.id.clone()));
    let options = dynamic(move || {
        let own = role();
        let option = |one: &std::sync::Arc<Role>| {
            let is = own.as_ref() == Some(&one.id);
            el("option").attr("value", one.id.as_str()).maybe("selected", is.then_some("")).child(named(one))
        };
        roles(session).iter().map(option).collect::<Vec<_>>()
    });
    let field = el("input")
        .class("input")
        .attr("id", NEW)
        .attr("aria-label", "What is decided, for a new right")
        .attr("placeholder", "Another decision, such as: Choose the tools of the team")
        .attr("maxlength", "300")
        .attr("autocomplete", "off")
        .attr("dir", "auto")
        .value(move || words.get())
        .on("input", move |event| words.set(event.value()));
    let select = el("select")
        .class("input")
        .attr("aria-label", "Who decides, for a new right")
        .child(options)
        .on("change", move |event| chosen.set(Id::new(&event.value())));
    let add = Button::words("Add decision").with_icon("plus").plain().attr("type", "submit");
    el("form").class("row").attr("aria-label", "New decision right").child(field).child(select).child(add).on(
        "submit",
        move |event| {
            event.take();
            session.run(Command::InRoles(InRoles::AddRight(words.get_untracked(), untrack(role))));
            words.set(String::new());
        },
    )
}

/// Those that are put away, to be brought back.
fn put_away(session: Session) -> Option<El> {
    let plan = session.table(READ);
    let all = listed::<Right>(&plan, Which::Archived);
    let row = |right: &std::sync::Arc<Right>| {
        let (words, name) = (sentence(&plan, right), right.text.clone());
        let back = Command::Unarchive(TableName::Rights, right.id.clone());
        let back = Button::words("Bring back").class("bare").runs_as(back, move || format!("Bring back: {name}"));
        el("li").class("row").child(el("span").attr("dir", "auto").child(words)).child(back)
    };
    let list = || el("ul").child(all.iter().map(row).collect::<Vec<_>>());
    (!all.is_empty())
        .then(|| el("details").class("screen").child(el("summary").child(format!("Put away: {}", all.len()))).child(list()))
}

/// Whether a plan has a right already.
fn has(plan: &Plan, right: &Right) -> bool {
    plan.rights.iter().any(|own| own.role == right.role && lower(own.text.trim()) == lower(&right.text))
}

/// What the articles suggest, as far as the plan has the roles and has it not already.
fn suggestions(session: Session) -> Option<El> {
    let plan = session.table(READ);
    let all = (0..RIGHTS.len()).filter_map(|place| Some((place, suggested_right(&plan, place)?)));
    let rest: Vec<(usize, Right)> = all.filter(|(_, right)| !has(&plan, right)).collect();
    let places: Vec<usize> = rest.iter().map(|(place, _)| *place).collect();
    let row = |(place, right): &(usize, Right)| {
        let place = *place;
        let by = RIGHTS.get(place).map(|own| credit(own.by)).unwrap_or_default();
        // The next one takes the focus, since this one goes.
        let later = places.iter().filter(|own| **own > place).chain(places.iter().filter(|own| **own < place).rev());
        let next: Vec<String> = later.map(|own| format!("suggested-{own}")).chain([NEW.to_owned()]).collect();
        let add = Button::words("Add")
            .with_icon("plus")
            .plain()
            .attr("id", format!("suggested-{place}"))
            .attr("aria-label", format!("Add: {}", right.text))
            .on("click", move |_| session.run_and_focus(Command::InRoles(InRoles::AddSuggestedRight(place)), &next));
        let words = el("span").attr("dir", "auto").child(sentence(&plan, right));
        el("li").child(el("p").child(words).child(el("span").class("count").child(format!(" {by}")))).child(add)
    };
    let list = || el("ul").class("suggested").child(rest.iter().map(row).collect::<Vec<_>>());
    let says = "Decisions that the articles leave close to the work, in our words. The limits are examples of ours: change them to what fits you.";
    let head = || parts().and(el("h2").attr("id", "suggested").child("To begin with")).and(el("p").class("says").child(says));
    (!rest.is_empty())
        .then(|| el("section").class("section screen").attr("aria-labelledby", "suggested").child(head()).child(list()))
}
