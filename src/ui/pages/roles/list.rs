//! The list of roles: rename, add, put away, bring back.

use crate::signals::*;

use crate::plan::lists::{Which, listed};
use crate::plan::{Id, Pace, Role, TableName, actions};
use crate::session::{Command, NEW_ROLE_FIELD, Session, role_field};
use crate::ui::view::{El, dynamic, each, el, text};
use crate::ui::widgets::{Adder, Button, Edit, Mark, adder, edit, glyph};

fn ids(session: Session, which: Which) -> Vec<Id> {
    let plan = session.list(&[TableName::Roles]);
    listed::<Role>(&plan, which).iter().map(|role| role.id.clone()).collect()
}

/// The list.
pub(super) fn role_list() -> El {
    let session = Session::get();
    let heading = text(move || match ids(session, Which::Active).len() {
        0 => "No roles".to_owned(),
        1 => "One role".to_owned(),
        count => format!("{count} roles"),
    });
    let archived = Memo::new(move |_| ids(session, Which::Archived).len());
    let put_away = dynamic(move || {
        let count = archived.get();
        (count > 0).then(|| {
            let list = el("ul")
                .class("role-list")
                .child(each(move || ids(session, Which::Archived), move |id| archived_row(session, id)));
            el("details").child(el("summary").child(format!("Put away: {count}"))).child(list)
        })
    });
    el("section")
        .class("section")
        .attr("aria-labelledby", "who")
        .child(el("h2").attr("id", "who").child(heading))
        .child(el("p").class("says").child("Click a name to change it. The short name stands where room is scarce."))
        .child(el("ul").class("role-list").child(each(move || ids(session, Which::Active), move |id| role_row(session, id))))
        .child(new_role(session))
        .child(put_away)
}

/// A role as it is now; told when it changes.
fn role(session: Session, id: &Id) -> Role {
    session.record::<Role>(id).map_or_else(|| crate::plan::Record::blank(id.clone()), |role| Role::clone(&role))
}

fn role_row(session: Session, id: Id) -> El {
    let (own, named, shortened) = (id.clone(), id.clone(), id.clone());
    let name = move || role(session, &named).name;
    let retype = move |id: &Id, field: &'static str, text: &str| {
        // What does not fit is not taken; the field keeps its limit.
        let _unfit =
            session.commit("rename a role", Pace::Burst, |plan| actions::retype(plan, TableName::Roles, id, field, text));
    };
    let (typed, short_typed) = (id.clone(), id.clone());
    let field = edit(Edit {
        name: || "Name of the role".to_owned(),
        text: name.clone(),
        typed: move |text: String| retype(&typed, Role::NAME, &text),
        max: 80,
        id: Some(role_field(id.as_str())),
    });
    let short_name = name.clone();
    let short = el("input")
        .class("edit")
        .attr("dir", "auto")
        .attr("maxlength", "12")
        .follows("aria-label", move || Some(format!("Short name of {}", short_name())))
        .value(move || role(session, &shortened).short)
        .on("input", move |event| retype(&short_typed, Role::SHORT, &event.value()))
        .on("blur", move |_| session.pause());
    let remove = Command::Remove(TableName::Roles, id);
    let away = Button::icon("archive")
        .class("bare")
        .plain()
        .attr("title", "Put away")
        .follows("aria-label", move || Some(format!("Put away {}", name())))
        .on("click", move |_| session.run_and_focus(remove.clone(), &[NEW_ROLE_FIELD.to_owned()]));
    el("li").child(dynamic(move || glyph(Mark::of_role(Some(&role(session, &own)))))).child(field).child(short).child(away)
}

fn archived_row(session: Session, id: Id) -> El {
    let now = role(session, &id);
    let name = now.name.clone();
    let back = Button::words("Bring back")
        .class("bare")
        .runs_as(Command::Unarchive(TableName::Roles, id), move || format!("Bring back {name}"));
    el("li")
        .child(glyph(Mark::of_role(Some(&now))))
        .child(el("span").attr("dir", "auto").child(now.name))
        .child(el("span").class("small").child(now.short))
        .child(back)
}

fn new_role(session: Session) -> El {
    let words = Adder {
        id: Some(NEW_ROLE_FIELD),
        form: "New role",
        name: "Name of a new role",
        hint: "Such as brand manager",
        max: 80,
        words: "Add role",
    };
    adder(words, move |name| session.run(Command::AddRole(name)))
}
