//! The agenda beside the topic under discussion: what comes when, how far each topic is, how long it takes; and arranging it. Knows no
//! topic from inside.

use std::sync::Arc;

use crate::signals::*;

use super::{Discussion, State, icon_of, route_to, state};
use crate::analysis::agenda::{MOST_MINUTES, left_in_words};
use crate::analysis::finding::count_of;
use crate::browser::element::Event;
use crate::browser::{clock, events};
use crate::plan::{Decision, Id};
use crate::session::{Command, InTalk};
use crate::ui::pages::workshop::reading::Text;
use crate::ui::view::{El, Part, dynamic, each, el, parts, text};
use crate::ui::widgets::{Button, icon};

/// How often the time at which it ends is looked at again, in milliseconds.
const LOOK: i32 = 30_000;

/// What is arranged, and what is said of it.
#[derive(Clone, Copy)]
struct Arranging {
    talk: Discussion,
    /// Whether the buttons for it are there.
    on: RwSignal<bool>,
    /// What has just been done, for those who do not see the list.
    said: RwSignal<String>,
}

/// The list with what belongs to it.
pub(super) fn agenda(talk: Discussion) -> Part {
    let own = Arranging { talk, on: RwSignal::new(false), said: RwSignal::new(String::new()) };
    let on = move || talk.agenda.get().on;
    let off = move || talk.agenda.get().off;
    let arrange = el("button")
        .attr("type", "button")
        .class("btn")
        .states("aria-pressed", move || own.on.get())
        .on("click", move |_| own.on.update(|on| *on = !*on))
        .child("Arrange");
    let reset = dynamic(move || {
        let is_own = own.on.get() && talk.agenda.with(|agenda| agenda.is_own);
        is_own.then(|| Button::words("Follow the disagreement again").runs(Command::InTalk(InTalk::Reset(talk.round()))))
    });
    let keys = dynamic(move || {
        own.on
            .get()
            .then(|| el("p").class("small keys").child("On a topic: Alt with an arrow key moves it, Delete leaves it out."))
    });
    let left_out = dynamic(move || {
        let count = talk.agenda.with(|agenda| agenda.off.len());
        (count > 0).then(|| {
            el("section")
                .class("stack")
                .attr("aria-labelledby", "left-out")
                .child(el("h3").attr("id", "left-out").child(format!("Left out: {}", count_of(count, "topic"))))
                .child(el("ul").class("topics agenda").child(each(off, move |topic| absent(own, topic))))
        })
    });
    parts()
        .and(el("p").class("row").child(text(move || left(talk))).child(minutes(talk)))
        .and(el("ol").class("topics agenda").child(each(on, move |topic| row(own, topic))))
        .and(el("p").class("row").child(arrange).child(reset))
        .and(keys)
        .and(left_out)
        .and(el("p").class("vh").attr("role", "status").child(text(move || own.said.get())))
}

/// How long the open topics take, and until when.
fn left(talk: Discussion) -> String {
    let (open, minutes) = (talk.open().len(), talk.minutes());
    if open == 0 {
        return String::new();
    }
    talk.looked.track();
    left_in_words(open, minutes, Some(clock::wall_time_in(open * minutes as usize)))
}

/// Has the clock looked at again now and then, for as long as the view is there.
pub(super) fn keep_looking(looked: RwSignal<()>) {
    spawn_local(async move {
        loop {
            events::wait(LOOK).await;
            if looked.try_set(()).is_some() {
                break;
            }
        }
    });
}

fn minutes(talk: Discussion) -> El {
    let change = move |event: Event| {
        // What is no number, or none that fits, is not taken: the field shows what holds.
        let minutes = event.value().trim().parse().ok().filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
        match minutes {
            Some(minutes) => talk.run(InTalk::Minutes(talk.round(), minutes)),
            None => talk.session.say(crate::session::Toast::new(format!("A topic takes from 1 to {MOST_MINUTES} minutes."))),
        }
        talk.asked.set(());
    };
    let field = el("input")
        .attr("type", "number")
        .attr("inputmode", "numeric")
        .attr("min", "1")
        .attr("max", MOST_MINUTES.to_string())
        .class("input short")
        .value(move || {
            talk.asked.track();
            talk.minutes().to_string()
        })
        .on("change", change);
    el("label").class("row push").child(el("span").class("small").child("Minutes for a topic")).child(field)
}

/// The id of the link of a topic in the list, and of its buttons.
fn part_id(part: &str, topic: &Id) -> String {
    format!("{part}-{topic}")
}

impl Arranging {
    fn text(self, topic: usize) -> String {
        self.talk.text(topic, |text| text.text.clone()).unwrap_or_default()
    }

    /// Moves a topic, and keeps the focus on what did it.
    fn shift(self, topic: usize, step: isize, part: &str) {
        let Some(id) = self.talk.text(topic, |text| text.id.clone()) else { return };
        let keys = self.talk.agenda.with_untracked(|agenda| {
            let to = agenda.place(topic)?.checked_add_signed(step).filter(|to| *to < agenda.on.len())?;
            let keys = agenda.moved(topic, to).into_iter();
            // The first one names the step.
            let mut keys: Vec<_> = keys.map(|(own, key)| (own != topic, own, key)).collect();
            crate::plan::sorting::sort_by(&mut keys, |a, b| a.0.cmp(&b.0));
            Some((to, keys))
        });
        let Some((to, keys)) = keys else { return };
        let places = keys.into_iter().filter_map(|(_, own, key)| Some((self.talk.text(own, |text| text.id.clone())?, key)));
        let command = InTalk::Place(self.talk.round(), places.collect::<Vec<_>>());
        let ids = [part_id(part, &id), part_id("agenda", &id)];
        self.talk.session.run_and_focus(Command::InTalk(command), &ids);
        let count = self.talk.agenda.with_untracked(|agenda| agenda.on.len());
        self.said.set(format!("{}: {} of {count}", self.text(topic), to + 1));
    }

    /// Leaves a topic out, or takes it back, and puts the focus where it goes on.
    fn leave_out(self, topic: usize, off: bool) {
        let Some(id) = self.talk.text(topic, |text| text.id.clone()) else { return };
        let near = |step: isize| {
            let next = self.talk.agenda.with_untracked(|agenda| agenda.place(topic).and_then(|_| agenda.beside(topic, step)));
            next.and_then(|own| self.talk.text(own, |text| part_id("agenda", &text.id)))
        };
        let ids: Vec<String> =
            if off { [near(1), near(-1)].into_iter().flatten().collect() } else { vec![part_id("agenda", &id)] };
        self.talk.session.run_and_focus(Command::InTalk(InTalk::LeaveOut(self.talk.round(), id, off)), &ids);
        self.said.set(format!("{}: {}", self.text(topic), if off { "left out" } else { "on the agenda again" }));
    }
}

/// A topic of the agenda.
fn row(own: Arranging, topic: usize) -> El {
    let place = move || own.talk.agenda.with(|agenda| agenda.place(topic));
    let rank = text(move || place().map_or_else(String::new, |place| (place + 1).to_string()));
    let tools = dynamic(move || own.on.get().then(|| tools(own, topic, place)));
    let item = own.talk.text(topic, |text| entry(own.talk, topic, text));
    let key = move |event: Event| {
        let (shift, held) = event.held();
        let command = match event.key().as_str() {
            "ArrowUp" if held && !shift => -1,
            "ArrowDown" if held && !shift => 1,
            "Delete" if !held && !shift => 0,
            _ => return,
        };
        event.take();
        if command == 0 { own.leave_out(topic, true) } else { own.shift(topic, command, "agenda") }
    };
    el("li").on("keydown", key).child(el("span").class("rank").child(rank)).child(item).child(tools)
}

fn tools(own: Arranging, topic: usize, place: impl Fn() -> Option<usize> + Copy + 'static) -> El {
    let name = own.text(topic);
    let id = own.talk.text(topic, |text| text.id.clone()).unwrap_or_else(|| Id::fixed("none"));
    let shift = |part: &'static str, words: &str, step: isize| {
        let is_last = move || match place() {
            Some(0) => step < 0,
            Some(at) => step > 0 && own.talk.agenda.with(|agenda| at + 1 == agenda.on.len()),
            None => true,
        };
        Button::icon(part)
            .class("bare")
            .plain()
            .attr("id", part_id(part, &id))
            .attr("aria-label", format!("{words}: {name}"))
            .attr("title", words)
            .follows("aria-disabled", move || is_last().then(|| "true".to_owned()))
            .on("click", move |_| own.shift(topic, step, part))
    };
    let out = Button::icon("close")
        .class("bare")
        .plain()
        .attr("aria-label", format!("Leave out: {name}"))
        .attr("title", "Leave out")
        .on("click", move |_| own.leave_out(topic, true));
    el("span").class("tools").child(shift("up", "Move up", -1)).child(shift("down", "Move down", 1)).child(out)
}

/// A topic that is left out.
fn absent(own: Arranging, topic: usize) -> El {
    let name = own.text(topic);
    let back = Button::words("Take back")
        .class("bare")
        .plain()
        .attr("aria-label", format!("Take back: {name}"))
        .on("click", move |_| own.leave_out(topic, false));
    el("li").child(own.talk.text(topic, |text| entry(own.talk, topic, text))).child(back)
}

/// The topic as a link, and how far it is.
fn entry(talk: Discussion, topic: usize, item: &Text) -> Part {
    let id = Decision::id_of(&talk.round(), &item.id);
    let to = route_to(talk.session, &talk.round(), Some(&item.id));
    let link = el("a")
        .class("name")
        .attr("id", part_id("agenda", &item.id))
        .attr("href", to.address())
        .attr("dir", "auto")
        .follows("aria-current", move || (talk.current.get() == Some(topic)).then(|| "step".to_owned()))
        .child(&item.text);
    let mark = dynamic(move || {
        let state = state(talk.session.record::<Decision>(&id).as_deref());
        let (class, picture) = icon_of(state);
        let words = match state {
            State::Open => "open",
            State::Decided => "decided",
            State::Parked => "parked",
        };
        el("span").class(class).child(icon(picture)).child(words)
    });
    parts().and(link).and(mark)
}

/// The reading's topics as far as they are on the agenda and open.
impl Discussion {
    /// The open topics of the agenda, in its order.
    pub(super) fn open(self) -> Vec<usize> {
        self.states().into_iter().filter(|(_, state)| *state == State::Open).map(|(topic, _)| topic).collect()
    }

    fn text<T>(self, topic: usize, look: impl FnOnce(&Text) -> T) -> Option<T> {
        self.reading.with_value(|reading: &Arc<_>| reading.topics.get(topic).map(look))
    }
}
