//! The controls that choose what a list of responsibilities shows, and what stands there when nothing fits. Knows no row.

use crate::signals::*;

use super::listing::{FILTERS, Kind, Listing, ROWS, WORD, area_names};
use crate::content::catalogue::stage_of;
use crate::plan::lists::{Which, listed};
use crate::plan::tables::STAGES;
use crate::plan::{Responsibility, TableName};
use crate::session::{Command, Route, Session};
use crate::ui::view::{El, Part, dynamic, el, parts, text};

/// What can be chosen: its word, its name, and how many rows it has if that is known.
pub(super) type Choice = (String, String, Option<usize>);

/// A control that chooses one of some under a key of the address. The first choice is none.
pub(super) fn chooser(
    name: &'static str,
    key: &'static str,
    route: Memo<Route>,
    none: &'static str,
    choices: impl Fn() -> Vec<Choice> + 'static,
) -> El {
    let session = Session::get();
    let options = dynamic(move || {
        let chosen = route.with(|route| route.chosen(key).unwrap_or_default().to_owned());
        options((none, &chosen), choices())
    });
    el("select").class("input").attr("aria-label", name).child(options).on("change", move |event| {
        let word = event.value();
        let to = route.get_untracked().with(key, (!word.is_empty()).then_some(word.as_str()));
        session.run(Command::GoTo(to.with("find", None)));
    })
}

/// The options of a list: none first, then the choices.
pub(super) fn options((none, chosen): (&str, &str), choices: Vec<Choice>) -> Vec<El> {
    let option = |(word, name, count): Choice| {
        let words = count.map_or_else(|| name.clone(), |count| format!("{name} ({count})"));
        el("option").attr("value", &word).maybe("selected", (word == chosen).then_some("")).child(words)
    };
    let mut options = vec![option((String::new(), none.to_owned(), None))];
    options.extend(choices.into_iter().map(option));
    options
}

/// How many responsibilities in use there are of each stage; stages without any are left out, unless one is chosen.
fn stages(list: Listing) -> Vec<Choice> {
    let session = Session::get();
    let items = listed::<Responsibility>(&session.table(&[TableName::Responsibilities]), Which::Active);
    let chosen = list.route.with(|route| route.chosen("stage").unwrap_or_default().to_owned());
    let stages = STAGES.iter().skip(1).map(|(word, name)| {
        let count = items.iter().filter(|item| stage_of(item) == *word).count();
        ((*word).to_owned(), (*name).to_owned(), Some(count))
    });
    stages.filter(|(word, _, count)| *count != Some(0) || *word == chosen).collect()
}

impl Listing {
    /// The controls: kinds of rows with a number beside their names where there is one, area, word; then, folded, the stage and what the
    /// view adds.
    pub(super) fn filters(
        self,
        number: impl Fn(Kind) -> Option<usize> + Copy + 'static,
        more: impl Fn() -> Part + 'static,
    ) -> El {
        let session = Session::get();
        let Self { kinds, words, route, .. } = self;
        let kind = |(kind, word, name): &'static (Kind, &'static str, &'static str)| {
            let to = move || route.get_untracked().with(ROWS, (*kind != Kind::All).then_some(word)).with("find", None);
            el("button")
                .attr("type", "button")
                .states("aria-pressed", move || self.kind() == *kind)
                .on("click", move |_| session.run(Command::GoTo(to())))
                .child(*name)
                .child(text(move || number(*kind).map(|number| format!(" {number}")).unwrap_or_default()))
        };
        let kinds =
            kinds.iter().map(kind).fold(el("div").class("seg").attr("role", "group").attr("aria-label", "Rows"), El::child);
        let areas = move || area_names(session).into_iter().map(|(id, name)| (id.to_string(), name, None)).collect();
        let filter = el("input")
            .class("input")
            .attr("type", "search")
            .attr("aria-label", "Filter responsibilities by word")
            .attr("placeholder", "Filter by word")
            .attr("dir", "auto")
            .value(move || words.get())
            .on("input", move |event| words.set(event.value()));
        // What is folded away is not counted and drawn anew at every change.
        let folded = move || self.loose().iter().filter(|(key, _)| matches!(*key, "stage" | "has" | "rule")).count();
        let open = RwSignal::new(untrack(folded) > 0);
        let inside = dynamic(move || {
            open.get().then(|| {
                let stage = chooser("Stage", "stage", route, "Any stage", move || stages(self));
                el("div").class("filters").child(stage).child(more())
            })
        });
        let said = text(move || match folded() {
            0 => "More filters".to_owned(),
            count => format!("More filters: {count} in use"),
        });
        let fold = el("button")
            .attr("type", "button")
            .class("btn bare")
            .states("aria-expanded", move || open.get())
            .on("click", move |_| open.update(|open| *open = !*open))
            .child(said);
        let count = text(move || match (self.loose().len(), self.count(), self.all()) {
            (0, ..) => String::new(),
            (_, shown, all) => format!("{shown} of {all} rows"),
        });
        let count = el("p").class("small").attr("role", "status").child(count);
        let controls = el("div")
            .class("filters")
            .child(kinds)
            .child(chooser("Area", "area", route, "All areas", areas))
            .child(filter)
            .child(fold)
            .child(count);
        el("div").class("stack").child(controls).child(inside)
    }

    /// What stands in place of the list when nothing fits: why, and which filter to loosen.
    pub(super) fn nothing(self) -> El {
        let words = match self.kind() {
            Kind::Archived => "Nothing is put away. What you put away stands here and can be brought back.",
            Kind::Topics if self.view == "list" => {
                "No topic fits. Tick responsibilities under All to make them topics of the workshop."
            }
            Kind::Topics => {
                "No topic fits. Tick responsibilities under “Roles and responsibilities” to make them topics of the workshop."
            }
            Kind::Problems => "No row with a problem fits.",
            _ => "No responsibility fits.",
        };
        let loose = self.loose();
        let one_is_enough = loose.len() > 1 && loose.iter().any(|(_, count)| *count > 0);
        let says = one_is_enough.then(|| el("p").class("small").child("Without one of the filters there is something:"));
        let way = |(key, count): &(&'static str, usize)| {
            let key = *key;
            let name = FILTERS.iter().find(|(own, _)| *own == key).map_or("", |(_, name)| *name);
            let rows = if *count == 1 { "1 row".to_owned() } else { format!("{count} rows") };
            let link = el("a").class("btn").attr("href", self.route.with(|route| route.with(key, None)).address());
            let link = link.child(format!("{name}: {rows}"));
            if key == WORD { link.on("click", move |_| self.words.set(String::new())) } else { link }
        };
        let ways: Vec<El> = loose.iter().filter(|(_, count)| one_is_enough && *count > 0).map(way).collect();
        let all = el("a").class("btn").attr("href", self.unfiltered().address()).child("Show all");
        let all = all.on("click", move |_| self.words.set(String::new()));
        let ways = el("div").class("row").child(ways).child(all);
        el("div").class("empty").child(parts().and(el("p").child(words)).and(says).and(ways))
    }
}
