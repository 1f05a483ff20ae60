//! The fields of the registers of this page: texts, choices, roles and days, edited where they stand. Knows no register in particular.

use crate::plan::lists::{Which, listed};
use crate::plan::{Id, Pace, Role, TableName, actions};
use crate::session::{Command, InRoles, Session};
use crate::ui::view::{El, dynamic, el, text};
use crate::ui::widgets::icon;

/// A field of a record.
#[derive(Clone)]
pub(super) struct Of {
    session: Session,
    pub(super) table: TableName,
    pub(super) id: Id,
    pub(super) field: &'static str,
}

/// What a control is called, for those who do not see what stands around it.
pub(super) type Name = Box<dyn Fn() -> String>;

/// The choices of a control: as they are written in files, and their words.
type Options = Box<dyn Fn() -> Vec<(String, String)>>;

impl Of {
    pub(super) fn new(table: TableName, id: &Id, field: &'static str) -> Self {
        Self { session: Session::get(), table, id: id.clone(), field }
    }

    /// The id of its control on the page.
    pub(super) fn place(&self) -> String {
        format!("{}-{}", self.field, self.id)
    }

    pub(super) fn words(&self) -> String {
        self.session.words(self.table, &self.id, self.field)
    }

    fn choose(&self, value: String) {
        let command = InRoles::Choose(self.table, self.id.clone(), self.field, value);
        // Another choice may move the row: the focus stays with it.
        self.session.run_and_focus(Command::InRoles(command), &[self.place()]);
    }

    /// A text that grows with what is written; on one line or on many.
    pub(super) fn text(self, name: Name, hint: &'static str, max: u32, many: bool) -> El {
        let session = self.session;
        let (own, repeated, typed) = (self.clone(), self.clone(), self.clone());
        let field = el("textarea")
            .class("edit")
            .attr("id", self.place())
            .attr("rows", "1")
            .attr("dir", "auto")
            .attr("maxlength", max.to_string())
            .attr("placeholder", hint)
            .follows("aria-label", move || Some(name()))
            .value(move || own.words())
            .on("input", move |event| {
                let label = typed.table.fields().iter().find(|def| def.name == typed.field).map_or("", |def| def.label);
                let label = format!("change the {label} of the {}", typed.table.one());
                // What does not fit is not taken; the field keeps its limit.
                let _unfit = session.commit(&label, Pace::Burst, |plan| {
                    actions::retype(plan, typed.table, &typed.id, typed.field, &event.value())
                });
            })
            .on("blur", move |_| session.pause());
        let element = field.element();
        let field = field.on("keydown", move |event| {
            if event.key() == "Escape" || (event.key() == "Enter" && !many) {
                event.take();
                element.blur();
            }
        });
        el("span")
            .class("grow")
            .follows("data-text", move || {
                Some(Some(repeated.words()).filter(|own| !own.is_empty()).unwrap_or_else(|| hint.to_owned()))
            })
            .child(field)
    }

    fn select(self, name: Name, options: Options) -> El {
        let (own, chosen) = (self.clone(), self.clone());
        let options = dynamic(move || {
            let now = own.words();
            let option = |(value, words): (String, String)| {
                el("option").maybe("selected", (value == now).then_some("")).attr("value", value).child(words)
            };
            options().into_iter().map(option).collect::<Vec<_>>()
        });
        el("select")
            .class("input")
            .attr("id", self.place())
            .follows("aria-label", move || Some(name()))
            .child(options)
            .on("change", move |event| chosen.choose(event.value()))
    }

    /// One of the choices of the field.
    pub(super) fn choice(self, name: Name, choices: &'static [(&'static str, &'static str)]) -> El {
        let word = |at: usize, word: &str| if at == 0 { String::new() } else { word.to_owned() };
        let all = move || choices.iter().enumerate().map(|(at, (own, name))| (word(at, own), (*name).to_owned())).collect();
        self.select(name, Box::new(all))
    }

    /// One of the roles in use, or none; one that is not in use any more is shown as long as it is chosen.
    pub(super) fn role(self, name: Name, none: &'static str) -> El {
        let own = self.clone();
        let all = move || {
            let plan = own.session.table(&[TableName::Roles]);
            let mut all = vec![(String::new(), none.to_owned())];
            let roles = listed::<Role>(&plan, Which::Active);
            all.extend(roles.iter().map(|role| (role.id.to_string(), named(role))));
            let now = own.words();
            if !all.iter().any(|(id, _)| *id == now) {
                let away = plan.roles.get(&now).map(|role| format!("{} (put away)", role.name));
                all.push((now, away.unwrap_or_else(|| "A role that is gone".to_owned())));
            }
            all
        };
        self.select(name, Box::new(all))
    }

    /// A day, or none.
    pub(super) fn day(self, name: Name) -> El {
        let (own, chosen) = (self.clone(), self.clone());
        el("input")
            .attr("type", "date")
            .class("input")
            .attr("id", self.place())
            .attr("max", "9999-12-31")
            .follows("aria-label", move || Some(name()))
            .value(move || own.words())
            .on("change", move |event| chosen.choose(event.value()))
    }
}

/// The name of a role, as it stands in a list of choices.
pub(super) fn named(role: &Role) -> String {
    if role.name.trim().is_empty() { "Role without a name".to_owned() } else { role.name.clone() }
}

/// The roles in use.
pub(super) fn roles(session: Session) -> Vec<std::sync::Arc<Role>> {
    listed::<Role>(&session.table(&[TableName::Roles]), Which::Active)
}

/// A control with its words above it.
pub(super) fn labelled(words: &'static str, control: El) -> El {
    el("div").class("field").child(el("span").class("small").child(words)).child(control)
}

/// An entry of a register: a line that opens to its fields. `fresh` opens it at once.
pub(super) fn entry(fresh: bool, line: impl Fn() -> String + 'static, fields: El) -> El {
    let summary = el("summary").child(el("span").attr("dir", "auto").child(text(line))).child(icon("edit"));
    el("details").class("entry").maybe("open", fresh.then_some("")).child(summary).child(fields)
}

/// A remark with its sign.
pub(super) fn remark(sign: &'static str, words: &str) -> El {
    el("p").class(&format!("status small {sign}")).child(icon(sign)).child(el("span").attr("dir", "auto").child(words))
}

/// The first of a list that comes after one, else the one before it: where the focus goes when that one is taken away.
pub(super) fn beside(all: &[Id], id: &Id) -> Option<Id> {
    let at = all.iter().position(|own| own == id)?;
    all.get(at + 1).or_else(|| all.get(at.checked_sub(1)?)).cloned()
}
