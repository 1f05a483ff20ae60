//! One topic under discussion: what was said, the letters of each role, a note, and the decision. Knows no other topic.

use std::sync::Arc;

use crate::signals::*;

use super::{Discussion, State, proposed, state, timer};
use crate::analysis::Question;
use crate::browser::element::Event;
use crate::browser::page;
use crate::plan::letters::{LETTERS, Letters};
use crate::plan::matrix::row_of;
use crate::plan::{Cell, Decision, Id, Pace, Plan, Role, TableName, actions};
use crate::session::{Command, InRound, Session};
use crate::ui::pages::workshop::reading::Reading;
use crate::ui::pages::workshop::said;
use crate::ui::view::{El, Part, dynamic, el, parts, text};
use crate::ui::widgets::{Mark, glyph, icon};

/// Where the letters that are shown come from.
#[derive(Clone, Copy, PartialEq)]
enum Origin {
    /// They were chosen here.
    Chosen,
    /// The matrix has them already.
    Matrix,
    /// The answers on who owns it today suggest them.
    Answers,
    /// The answers on who should own it suggest them.
    Wishes,
    /// The answers suggest who does the work, but not who is accountable.
    Work,
    /// Nothing suggests any.
    Nothing,
}

/// The letters of each role as they would be decided now.
fn letters(reading: &Reading, plan: &Plan, topic: usize) -> (Vec<(Id, Letters)>, Origin) {
    let Some(item) = reading.topics.get(topic) else { return (Vec::new(), Origin::Nothing) };
    let row = row_of(plan, &item.id, None);
    if let Some(decision) = plan.decisions.get(Decision::id_of(&reading.round.id, &item.id).as_str())
        && !decision.names_nobody()
    {
        let own = row.into_iter().map(|(role, _)| {
            let letters = decision.letters(&role);
            (role, letters)
        });
        return (own.collect(), Origin::Chosen);
    }
    let any = |row: &[(Id, Letters)]| row.iter().any(|(_, letters)| !letters.is_empty());
    if any(&row) {
        return (row, Origin::Matrix);
    }
    let row = proposed(reading, plan, topic);
    let origin = match (row.iter().any(|(_, letters)| letters.has('A')), any(&row)) {
        (true, _) if reading.suggests(topic).1.question == Question::Should => Origin::Wishes,
        (true, _) => Origin::Answers,
        (false, true) => Origin::Work,
        (false, false) => Origin::Nothing,
    };
    (row, origin)
}

/// What the panel of a topic works on. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Talk {
    session: Session,
    reading: StoredValue<Arc<Reading>>,
    discussion: Discussion,
    topic: usize,
    /// What is wrong with deciding now.
    lack: RwSignal<Option<&'static str>>,
}

impl Talk {
    /// What the panel of this topic works on.
    pub(super) fn of(discussion: Discussion, topic: usize) -> Self {
        let Discussion { session, reading, .. } = discussion;
        Self { session, reading, discussion, topic, lack: RwSignal::new(None) }
    }

    fn id(self) -> Option<Id> {
        self.reading.with_value(|reading| reading.topics.get(self.topic).map(|text| text.id.clone()))
    }

    fn round(self) -> Id {
        self.reading.with_value(|reading| reading.round.id.clone())
    }

    /// The letters now, without being told of changes.
    fn row(self) -> Vec<(Id, Letters)> {
        self.reading.with_value(|reading| letters(reading, &self.session.plan(), self.topic).0)
    }

    /// Turns a letter of a role over. Another role gives the A up.
    fn turn(self, role: &Id, letter: char) {
        let Some(topic) = self.id() else { return };
        let mut row = self.row();
        let on = row.iter().any(|(own, letters)| own == role && !letters.has(letter));
        for (own, letters) in &mut row {
            if own == role {
                *letters = letters.toggled(letter);
            } else if letter == 'A' && on {
                *letters = letters.without('A');
            }
        }
        self.lack.set(None);
        self.session.run(Command::InRound(self.round(), InRound::Draft((topic, row))));
    }

    /// Decides, and goes on to the next topic that is open.
    fn decide(self) {
        let Some(topic) = self.id() else { return };
        let row = self.row();
        if !row.iter().any(|(_, letters)| letters.has('A')) {
            self.lack.set(Some("Choose the one role that is accountable first."));
            let _found = page::focus(&field(0, 'A'));
            return;
        }
        self.session.run(Command::InRound(self.round(), InRound::Decide(vec![(topic, row)])));
        self.go_on();
    }

    fn park(self) {
        if let Some(topic) = self.id() {
            self.session.run(Command::InRound(self.round(), InRound::Park(topic)));
            self.go_on();
        }
    }

    /// What its keys do wherever the focus is in the panel: Ctrl Enter decides, with Shift it parks.
    pub(super) fn take_key(self, event: &Event) {
        if event.key() == "Enter" && event.plain_key().is_empty() {
            event.take();
            if event.held().0 { self.park() } else { self.decide() }
        }
    }

    /// Goes to the next topic of the agenda that is open, and gets the keyboard ready for it.
    fn go_on(self) {
        self.session.go_and_start(&self.discussion.onward(self.topic));
    }
}

/// The id of the box of a role's letter, by the place of the role.
fn field(place: usize, letter: char) -> String {
    format!("letter-{place}-{letter}")
}

/// The keys of the panel, for who looks for them.
const KEYS: &str = "Ctrl Enter decides, Ctrl Shift Enter parks. Ctrl . starts or pauses the time. Alt Page Down and Alt Page Up go through the agenda. Ctrl Shift F presents.";

/// The panel.
pub(super) fn topic(discussion: Discussion, reading: &Arc<Reading>, topic: usize) -> Part {
    let Some(item) = reading.topics.get(topic) else { return parts() };
    let talk = Talk::of(discussion, topic);
    let area = if item.area.is_empty() { String::new() } else { format!(" · {}", item.area) };
    let beside = dynamic(move || parts().and(beside(talk, -1, "Previous topic")).and(beside(talk, 1, "Next topic")));
    let line = el("p")
        .class("row")
        .child(el("span").class("small").child(text(move || place(discussion, topic))).child(area))
        .child(el("span").class("push row").child(beside));
    let sentence = el("p").class("row").child(said::glyphs(reading, topic)).child(el("span").child(reading.sentence(topic)));
    let details = super::super::parts::fold(
        el("span").child("What was said, and what five articles say"),
        vec![said::details(reading, topic, false)],
    );
    let legend = el("legend").child(el("h2").attr("dir", "auto").child(&item.text));
    let explained = "Accountable answers for it: one role only. Responsible does the work. Consulted is asked before, informed is told after.";
    let fields = el("fieldset")
        .child(legend)
        .child(sentence)
        .child(details)
        .child(el("p").class("says").child(explained))
        .child(table(talk));
    let panel = el("section")
        .class("section talk")
        .attr("aria-label", "Topic under discussion")
        .on("keydown", move |event| talk.take_key(&event))
        .child(line)
        .child(timer::timer(discussion.session))
        .child(fields)
        .child(note(talk))
        .child(dynamic(move || ways(talk)))
        .child(el("p").class("small keys").child(KEYS));
    parts().and(panel)
}

/// Where a topic stands on the agenda.
pub(super) fn place(discussion: Discussion, topic: usize) -> String {
    discussion.agenda.with(|agenda| match agenda.place(topic) {
        Some(place) => format!("{} of {}", place + 1, agenda.on.len()),
        None => "Left out of the agenda".to_owned(),
    })
}

/// The way to the topic before or after this one.
pub(super) fn beside(talk: Talk, step: isize, name: &'static str) -> Option<El> {
    let to = talk.discussion.beside(talk.topic, step)?.address();
    let picture = if step < 0 { "left" } else { "right" };
    Some(el("a").class("btn bare square").attr("href", to).attr("aria-label", name).attr("title", name).child(icon(picture)))
}

/// The roles with their letters.
pub(super) fn table(talk: Talk) -> El {
    let head = |(letter, word): (char, &'static str)| {
        el("th")
            .attr("scope", "col")
            .child(el("b").child(letter.to_ascii_uppercase().to_string()))
            .child(el("span").class("words").child(word))
    };
    let heads = el("tr").child(el("th").attr("scope", "col").child("Role")).child(LETTERS.map(head).to_vec());
    let session = talk.session;
    let rows = dynamic(move || {
        let plan = session.list(&[TableName::Roles]);
        let roles = crate::plan::lists::listed::<Role>(&plan, crate::plan::lists::Which::Active);
        roles.iter().enumerate().map(|(place, role)| role_row(talk, place, role)).collect::<Vec<_>>()
    });
    let origin = move || {
        let _told = session.table(&[TableName::Decisions, TableName::Cells]);
        let origin = talk.reading.with_value(|reading| letters(reading, &session.plan(), talk.topic).1);
        match origin {
            Origin::Chosen => "",
            Origin::Matrix => "These letters stand in the matrix already.",
            Origin::Answers => "Suggested by the answers: the role that most name is accountable, each that more than half name does the work. Change what you settle otherwise.",
            Origin::Wishes => "Suggested by the answers on who should own it: the role that most want is accountable, each that more than half want does the work. Change what you settle otherwise.",
            Origin::Work => "More than half name each of these roles, so no one stands out: choose the one that is accountable.",
            Origin::Nothing => "The answers do not point to one role. Choose who is accountable.",
        }
        .to_owned()
    };
    let table = el("table").class("table picking").child(el("thead").child(heads)).child(el("tbody").child(rows));
    el("div").child(table).child(el("p").class("small").attr("role", "status").child(text(origin)))
}

fn role_row(talk: Talk, place: usize, role: &Role) -> El {
    let session = talk.session;
    let mark = Mark::of_role(Some(role));
    let cell = |(letter, word): (char, &'static str)| {
        let (own, turned) = (role.id.clone(), role.id.clone());
        let ticked = move || {
            let id = talk.id().unwrap_or_else(|| Id::fixed("none"));
            let _told = session.record::<Decision>(&Decision::id_of(&talk.round(), &id));
            let _told = session.record::<Cell>(&crate::plan::matrix::cell_id(&id, &own, None));
            talk.row().iter().any(|(role, letters)| *role == own && letters.has(letter))
        };
        let tick = el("input")
            .attr("type", "checkbox")
            .attr("id", field(place, letter))
            .attr("aria-label", format!("{}: {word}", role.name))
            .checked(ticked)
            .on("change", move |_| talk.turn(&turned, letter));
        let box_of = el("label").class("letter").child(tick).child(
            el("span")
                .class("raci")
                .attr("data-letter", letter.to_string())
                .attr("aria-hidden", "true")
                .child(letter.to_string()),
        );
        el("td").class(mark.class).child(box_of)
    };
    let keyed = role.id.clone();
    let name = el("th").attr("scope", "row").attr("dir", "auto").child(glyph(mark)).child(" ").child(if role.name.is_empty() {
        &role.short
    } else {
        &role.name
    });
    el("tr")
        .on("keydown", move |event| {
            let key = event.plain_key().to_ascii_uppercase();
            let letter = LETTERS.iter().map(|(letter, _)| *letter).find(|letter| key == letter.to_string());
            if let Some(letter) = letter {
                event.take();
                talk.turn(&keyed, letter);
            }
        })
        .child(name)
        .child(LETTERS.map(cell).to_vec())
}

/// What was said, in words of one's own.
fn note(talk: Talk) -> El {
    let session = talk.session;
    let written = move || {
        let id = talk.id().unwrap_or_else(|| Id::fixed("none"));
        session.record::<Decision>(&Decision::id_of(&talk.round(), &id)).map(|own| own.note.clone()).unwrap_or_default()
    };
    let typed = move |text: String| {
        let (round, Some(topic)) = (talk.round(), talk.id()) else { return };
        // What does not fit is not taken; the field keeps its limit.
        let _unfit = session.commit("write a note", Pace::Burst, |plan| actions::note(plan, &round, &topic, &text));
    };
    let field = el("textarea")
        .attr("id", "note")
        .class("edit boxed")
        .attr("rows", "2")
        .attr("maxlength", "4000")
        .attr("dir", "auto")
        .value(written)
        .on("input", move |event| typed(event.value()))
        .on("blur", move |_| session.pause());
    el("div").class("field").child(el("label").attr("for", "note").child("Note")).child(field)
}

/// The decision as it stands, and what can be done with it.
pub(super) fn ways(talk: Talk) -> Part {
    let session = talk.session;
    let Some(topic) = talk.id() else { return parts() };
    let decision = session.record::<Decision>(&Decision::id_of(&talk.round(), &topic));
    let day = decision.as_ref().and_then(|own| own.day).map(|day| format!(" on {}", day.in_words())).unwrap_or_default();
    let open = Command::InRound(talk.round(), InRound::Reopen(topic));
    let reopen = move || {
        el("button")
            .attr("type", "button")
            .class("btn bare")
            .on("click", {
                let open = open.clone();
                move |_| session.run(open.clone())
            })
            .child("Open it again")
    };
    let go = move |words: &'static str, class: &'static str| {
        el("button").attr("type", "button").class(class).on("click", move |_| talk.decide()).child(words)
    };
    let park = move || el("button").attr("type", "button").class("btn").on("click", move |_| talk.park()).child("Park it");
    let lack = talk.lack.get().map(|words| el("p").class("error").attr("role", "alert").child(icon("bad")).child(words));
    let row = el("p").class("row");
    let row = match state(decision.as_deref()) {
        State::Open => row.child(go("Decide", "btn main")).child(park()),
        State::Parked => row
            .child(el("span").class("status warn").child(icon("warn")).child(format!("Parked{day}")))
            .child(go("Decide", "btn main"))
            .child(reopen()),
        State::Decided => {
            let outdated =
                decision.as_ref().is_some_and(|own| own.is_outdated(&session.table(&[TableName::Cells, TableName::Roles])));
            let since = outdated.then(|| {
                parts()
                    .and(el("span").class("status warn").child(icon("warn")).child("The matrix says otherwise since"))
                    .and(go("Write it into the matrix again", "btn"))
            });
            row.child(el("span").class("status ok").child(icon("check")).child(format!("Decided{day}")))
                .child(reopen())
                .child(since)
        }
    };
    parts().and(lack).and(row)
}
