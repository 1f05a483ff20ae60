//! The development of roles: what goes from one to another and by when, and carrying it over in the matrix. Knows no rule about that.

use crate::signals::*;

use super::fields::{Name, Of, beside, entry, labelled, named, remark, roles};
use crate::analysis::development::{Step, heading, meant, preview, steps, traffic_by_role};
use crate::browser::clock;
use crate::plan::letters::LETTERS;
use crate::plan::lists::{Which, listed};
use crate::plan::{Day, Handover, Id, Responsibility, Role, TableName};
use crate::session::{Command, InRoles, Session};
use crate::ui::view::{El, Part, dynamic, each, el, parts, text};
use crate::ui::widgets::{Button, Mark, glyph};

/// What it rests on.
const READ: &[TableName] = &[TableName::Roles, TableName::Responsibilities, TableName::Handovers, TableName::Cells];
/// The field for what is handed over next.
const NEW: &str = "new-handover";

/// The view.
pub(super) fn development() -> Part {
    let session = Session::get();
    let all = Memo::new(move |_| steps(&session.table(READ), clock::today()));
    let ids = move |planned: bool| {
        all.with(|all| all.iter().filter(|step| step.planned == planned).map(|step| step.id.clone()).collect::<Vec<Id>>())
    };
    let before = untrack(|| ids(true));
    let title = text(move || all.with(|all| heading(all)));
    let says = "Which responsibilities move to which role, and by when. “Done” carries the letters over in the matrix; undo takes both back.";
    let words = el("div").child(el("h2").attr("id", "development").child(title)).child(el("p").class("says").child(says));
    let print = move || (!all.with(Vec::is_empty)).then(|| Button::words("Print").with_icon("print").runs(Command::Print));
    let planned = el("div").class("entries").child(each(
        move || ids(true),
        move |id| {
            let fresh = !before.contains(&id);
            step(session, all, id, fresh)
        },
    ));
    let past = dynamic(move || {
        let count = ids(false).len();
        let list = || el("div").class("entries").child(each(move || ids(false), move |id| step(session, all, id, false)));
        (count > 0).then(|| el("details").child(el("summary").child(format!("Done or dropped: {count}"))).child(list()))
    });
    let section = el("section")
        .class("section")
        .attr("aria-labelledby", "development")
        .child(el("header").child(words).child(dynamic(print)))
        .child(planned)
        .child(new_handover(session))
        .child(past);
    parts().and(section).and(dynamic(move || by_role(session)))
}

fn step(session: Session, all: Memo<Vec<Step>>, id: Id, fresh: bool) -> El {
    let (line, late) = (id.clone(), id.clone());
    let of = move |id: &Id| all.with(|all| all.iter().find(|step| step.id == *id).cloned());
    let line = move || of(&line).map(|step| step.sentence).unwrap_or_default();
    let overdue = dynamic(move || of(&late).filter(|step| step.overdue).map(|_| remark("warn", "Overdue: its day is over.")));
    el("div").child(entry(fresh, line, fields(session, all, &id))).child(overdue).child(ways(session, all, id))
}

fn fields(session: Session, all: Memo<Vec<Step>>, id: &Id) -> El {
    let field = |field: &'static str| Of::new(TableName::Handovers, id, field);
    let say = |words: &'static str| -> Name { Box::new(move || words.to_owned()) };
    let (own, deleted) = (id.clone(), id.clone());
    let letters = dynamic(move || {
        let now = session.record::<Handover>(&own)?.letters;
        let tick = |(letter, word): (char, &'static str)| {
            let place = format!("letter-{letter}-{own}");
            let (command, back) = (Command::InRoles(InRoles::ToggleLetter(own.clone(), letter)), place.clone());
            let input = el("input")
                .attr("type", "checkbox")
                .attr("id", place)
                .checked(move || now.has(letter))
                .on("change", move |_| session.run_and_focus(command.clone(), std::slice::from_ref(&back)));
            el("label").class("check").child(input).child(el("span").child(format!("{letter}, {word}")))
        };
        Some(LETTERS.map(tick).to_vec())
    });
    let ticks = el("fieldset")
        .class("wide")
        .child(el("legend").class("small").child("What goes along"))
        .child(el("div").class("row").child(letters));
    let delete = Button::words("Delete").class("bare").plain().on("click", move |_| {
        let ids: Vec<Id> = all.with_untracked(|all| all.iter().map(|step| step.id.clone()).collect());
        let next = beside(&ids, &deleted).map(|id| format!("done-{id}"));
        let next: Vec<String> = next.into_iter().chain([NEW.to_owned()]).collect();
        session.run_and_focus(Command::InRoles(InRoles::Delete(TableName::Handovers, deleted.clone())), &next);
    });
    el("div")
        .class("fields")
        .child(labelled("From", field(Handover::FROM).role(say("From"), "Nobody")))
        .child(labelled("To", field(Handover::TO).role(say("To"), "Nobody yet")))
        .child(labelled("By", field(Handover::BY).day(say("By"))))
        .child(ticks)
        .child(
            labelled("What is needed for it", field(Handover::NOTE).text(say("What is needed for it"), "", 4000, true))
                .class("field wide"),
        )
        .child(delete)
}

/// What carrying it over would change, and what can be done with it.
fn ways(session: Session, all: Memo<Vec<Step>>, id: Id) -> Part {
    dynamic(move || {
        let plan = session.table(READ);
        let own = plan.handovers.get(id.as_str())?;
        let to = |state: &'static str| {
            Command::InRoles(InRoles::Choose(TableName::Handovers, own.id.clone(), Handover::STATE, state.to_owned()))
        };
        let name = crate::analysis::development::sentence(&plan, own);
        if !own.is_planned() {
            let dropped = own.state.as_str() == "dropped";
            let again = Button::words("Plan it again").class("bare").runs_as(to(""), move || format!("Plan it again: {name}"));
            let word = if own.state.as_str() == "done" { "Done." } else { "Dropped." };
            return Some(
                el("div").class("row carry").child(el("span").class("small").child(word)).child(dropped.then_some(again)),
            );
        }
        let found = preview(&plan, own);
        let cell =
            |(role, now, then): &(String, String, String)| el("li").attr("dir", "auto").child(format!("{role}: {now} → {then}"));
        let nothing = found.possible && found.cells.is_empty();
        let changes = parts()
            .and((!found.cells.is_empty()).then(|| el("p").class("small").child("Done changes the matrix:")))
            .and(el("ul").class("small effect").child(found.cells.iter().map(cell).collect::<Vec<_>>()))
            .and(nothing.then(|| el("p").class("small").child("Done changes nothing in the matrix.")))
            .and(
                found.remarks.iter().map(|words| remark(if found.possible { "warn" } else { "bad" }, words)).collect::<Vec<_>>(),
            );
        let (finish, ids) =
            (own.id.clone(), all.with_untracked(|all| all.iter().map(|step| step.id.clone()).collect::<Vec<_>>()));
        let next: Vec<String> =
            beside(&ids, &own.id).map(|id| format!("done-{id}")).into_iter().chain([NEW.to_owned()]).collect();
        let after = next.clone();
        let done = Button::words("Done")
            .with_icon("check")
            .plain()
            .attr("id", format!("done-{}", own.id))
            .attr("aria-label", format!("Done: {name}"))
            .on("click", move |_| session.run_and_focus(Command::InRoles(InRoles::Finish(finish.clone())), &next));
        let (command, named) = (to("dropped"), format!("Drop: {name}"));
        let drop = Button::words("Drop")
            .class("bare")
            .plain()
            .attr("aria-label", named)
            .on("click", move |_| session.run_and_focus(command.clone(), &after));
        let buttons = el("div").class("row").child(found.possible.then_some(done)).child(drop);
        Some(el("div").class("carry").child(changes).child(buttons))
    })
}

/// The form for the next one: what goes, to whom, by when. From whom it goes the matrix says.
fn new_handover(session: Session) -> El {
    let named_row = session.route.with_untracked(|route| route.chosen("row").and_then(Id::new));
    let text_of = |id: Id| session.plan().responsibilities.get(id.as_str()).map(|item| item.text.clone());
    let words = RwSignal::new(named_row.and_then(text_of).unwrap_or_default());
    let (to, by, lack) = (RwSignal::new(None::<Id>), RwSignal::new(String::new()), RwSignal::new(false));
    let receiver = move || to.get().or_else(|| roles(session).last().map(|role| role.id.clone()));
    let known = dynamic(move || {
        let plan = session.table(&[TableName::Responsibilities]);
        let all = listed::<Responsibility>(&plan, Which::Active);
        el("datalist").attr("id", "rows").child(all.iter().map(|item| el("option").attr("value", &item.text)).collect::<Vec<_>>())
    });
    let field = el("input")
        .class("input")
        .attr("id", NEW)
        .attr("list", "rows")
        .attr("aria-label", "Responsibility that moves")
        .attr("placeholder", "Which responsibility moves? Type a word of it")
        .attr("autocomplete", "off")
        .attr("dir", "auto")
        .follows("aria-describedby", move || lack.get().then(|| "no-row".to_owned()))
        .follows("aria-invalid", move || lack.get().then(|| "true".to_owned()))
        .value(move || words.get())
        .on("input", move |event| {
            lack.set(false);
            words.set(event.value());
        });
    let options = dynamic(move || {
        let own = receiver();
        let option = |role: &std::sync::Arc<Role>| {
            let is = own.as_ref() == Some(&role.id);
            el("option").attr("value", role.id.as_str()).maybe("selected", is.then_some("")).child(named(role))
        };
        roles(session).iter().map(option).collect::<Vec<_>>()
    });
    let select = el("select")
        .class("input")
        .attr("aria-label", "To which role")
        .child(options)
        .on("change", move |event| to.set(Id::new(&event.value())));
    let day = el("input")
        .attr("type", "date")
        .class("input")
        .attr("aria-label", "By which day")
        .attr("max", "9999-12-31")
        .value(move || by.get())
        .on("change", move |event| by.set(event.value()));
    let says = dynamic(move || {
        lack.get().then(|| {
            let words = "Write a word that only one responsibility has, or choose one of the list.";
            el("p").class("error").attr("id", "no-row").child(words)
        })
    });
    let submit = move || {
        let row = words.with_untracked(|words| meant(&session.plan(), words));
        let (Some(row), Some(to)) = (row, untrack(receiver)) else { return lack.set(true) };
        session.run(Command::InRoles(InRoles::AddHandover(row, to, Day::parse(&by.get_untracked()))));
        words.set(String::new());
    };
    let add = Button::words("Plan it").with_icon("plus").plain().attr("type", "submit");
    let form = el("form")
        .class("row")
        .attr("aria-label", "New handover")
        .child(field)
        .child(el("span").class("pair").child(el("span").class("small").child("to")).child(select))
        .child(el("span").class("pair").child(el("span").class("small").child("by")).child(day))
        .child(add)
        .on("submit", move |event| {
            event.take();
            submit();
        });
    el("div").child(form).child(known).child(says)
}

/// What comes and goes for each role.
fn by_role(session: Session) -> Option<El> {
    let plan = session.table(READ);
    let all = traffic_by_role(&plan);
    let head = |words: &'static str| el("th").attr("scope", "col").child(words);
    let heads = el("tr").child(head("Role")).child(head("Comes")).child(head("Goes"));
    let list = |texts: &[String]| {
        let item = |text: &String| el("li").attr("dir", "auto").child(text);
        el("td").child(el("ul").child(texts.iter().map(item).collect::<Vec<_>>()))
    };
    let row = |(id, name, own): &(Id, String, crate::analysis::development::Traffic)| {
        let mark = glyph(Mark::of_role(plan.roles.get(id.as_str())));
        let name = el("th").attr("scope", "row").attr("dir", "auto").child(mark).child(" ").child(name);
        el("tr").child(name).child(list(&own.comes)).child(list(&own.leaves))
    };
    let rows = || el("tbody").child(all.iter().map(row).collect::<Vec<_>>());
    (!all.is_empty()).then(|| {
        el("section")
            .class("section")
            .attr("aria-labelledby", "by-role")
            .child(el("h2").attr("id", "by-role").child("What comes and goes, by role"))
            .child(el("table").class("table traffic").child(el("thead").child(heads)).child(rows()))
    })
}
