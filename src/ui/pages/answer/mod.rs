//! Answering: one topic at a time, for a participant whose turn it is on this device or who opened a kit. Knows nothing of what
//! others have said.

mod review;
mod topic;
mod who;

use crate::signals::*;

use crate::file::link::LINK_KEY;
use crate::session::{Asking, Draft, Page, Session, Way};
use crate::ui::view::{El, Part, dynamic, el, parts};
use crate::ui::widgets::icon;

/// What is asked, the answers so far, and whether they are kept. Copies are the same.
#[derive(Clone, Copy)]
struct Answering {
    session: Session,
    asking: StoredValue<Asking, LocalStorage>,
    draft: RwSignal<Draft>,
    kept: RwSignal<bool>,
}

impl Answering {
    /// Changes the draft and keeps it at once.
    fn change(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        let kept = self.draft.with_untracked(|draft| self.asking.with_value(|asking| self.session.keep_draft(asking, draft)));
        self.kept.set(kept);
    }

    /// How many topics there are.
    fn count(self) -> usize {
        self.asking.with_value(|asking| asking.kit.topics.len())
    }

    /// Whether it also asks who should own each topic; and whether it asks for no name.
    fn more(self) -> (bool, bool) {
        self.asking.with_value(|asking| (asking.kit.should, asking.kit.anonymous))
    }

    /// Goes to a topic; past the last one to the look at all of it.
    fn go(self, at: usize) {
        self.change(|draft| draft.at = at);
    }
}

/// What the page shows.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    /// Another tab has this draft.
    Elsewhere,
    /// Who answers?
    Who,
    /// A topic.
    Topic(usize),
    /// All of it once more.
    Review,
}

/// The page.
pub fn answer() -> Part {
    let session = Session::get();
    let route = Memo::new(move |before: Option<&crate::session::Route>| {
        let now = session.route.get();
        if now.page == Page::Answer { now } else { before.cloned().unwrap_or_else(|| Page::Answer.route()) }
    });
    // It may be closed in another tab, and opened again.
    let closed = Memo::new(move |_| session.asking(&route.get()).is_some_and(|asking| session.is_closed(&asking)));
    parts().and(dynamic(move || match session.asking(&route.get()) {
        Some(asking) if asking.kit.topics.is_empty() || asking.kit.roles.is_empty() => nothing(
            "There is nothing to answer yet",
            "This round asks about no topic, or offers no role as an answer. Choose both first.",
        ),
        Some(_) if closed.get() => nothing(
            "This round is closed",
            "It takes no more answers. Whoever runs the workshop can open it again under Set up.",
        ),
        Some(asking) => answering(session, asking),
        // It is being unpacked.
        None if route.get().chosen(LINK_KEY).is_some() => {
            parts().and(el("p").class("late").attr("role", "status").child("Opening the questions …"))
        }
        None => nothing(
            "These questions are not on this device",
            "Open the link or the kit file that you were sent once more. On the device of the plan, open the plan and choose your name under Answers.",
        ),
    }))
}

fn nothing(heading: &'static str, says: &'static str) -> Part {
    let back = el("a").class("btn").attr("href", Page::Start.route().address()).child("To the start");
    parts().and(el("div").class("empty").child(el("h1").child(heading)).child(el("p").class("muted").child(says)).child(back))
}

fn answering(session: Session, asking: Asking) -> Part {
    let title = if asking.kit.title.is_empty() { "Workshop".to_owned() } else { asking.kit.title.clone() };
    let own = Answering {
        session,
        draft: RwSignal::new(session.draft(&asking)),
        kept: RwSignal::new(true),
        asking: StoredValue::new_local(asking.clone()),
    };
    // A message from before would lie over the way on.
    session.toast.set(None);
    let alone = RwSignal::new(false);
    let read = asking.clone();
    let held = session.answer_alone(&asking, move || {
        // Another tab may have gone on with it meanwhile. The page may be gone by now.
        let _gone = own.draft.try_set(session.draft(&read));
        let _gone = alone.try_set(true);
    });
    let _kept = StoredValue::new_local(held);
    let step = Memo::new(move |_| {
        let (named, at) = own.draft.with(|draft| (draft.person.is_some(), draft.at));
        match (alone.get(), named) {
            (false, _) => Step::Elsewhere,
            (true, false) => Step::Who,
            (true, true) if at < own.count() => Step::Topic(at),
            (true, true) => Step::Review,
        }
    });
    let status = move || {
        let kept = own.kept.get();
        el("span")
            .class(if kept { "save push" } else { "save bad push" })
            .child(icon(if kept { "check" } else { "bad" }))
            .child(if kept { "Kept on this device" } else { "Not kept: storage is full or blocked" })
    };
    let name = move || {
        // Before somebody has said who they are, the heading says what is asked.
        let who = own.draft.with(|draft| draft.person.is_some().then(|| draft.name.clone()));
        let who = who.filter(|who| !who.is_empty());
        el("span").attr("dir", "auto").child(who.map(|who| format!("{title} · {who}")))
    };
    let line = el("p")
        .class("row small")
        .child(dynamic(name))
        .child(el("span").attr("role", "status").class("push").child(dynamic(status)));
    let content = dynamic(move || match step.get() {
        Step::Elsewhere => elsewhere(),
        Step::Who => who::who(own),
        Step::Topic(at) => topic::topic(own, at),
        Step::Review => review::review(own),
    });
    parts().and(line).and(content)
}

/// While another tab has the draft. It comes late: after a reload the own lock is given back in a moment.
fn elsewhere() -> Part {
    let says = "Somebody is answering these questions in another tab of this browser. Go on there, or close that tab: then this one goes on where they stopped.";
    parts().and(el("p").class("late").attr("role", "status").child(says))
}

/// Whether the answers go straight into the plan of this device.
fn is_turn(own: Answering) -> bool {
    own.asking.with_value(|asking| matches!(asking.way, Way::Turn(_)))
}

/// A link that leaves without handing in; the draft stays.
fn leave(own: Answering) -> El {
    let round = own.asking.with_value(|asking| asking.kit.round.clone());
    let (to, words) = if is_turn(own) {
        (Page::Workshop.view("answers").with("round", Some(round.as_str())), "Stop for now")
    } else {
        (Page::Start.route(), "Stop for now")
    };
    el("a").class("small").attr("href", to.address()).child(words)
}

/// Who gets the answers.
fn promise(own: Answering) -> &'static str {
    match (is_turn(own), own.more().1) {
        (true, false) => {
            "Nobody sees your answers before you hand them in; then they are in the plan, and all are shown together."
        }
        (true, true) => {
            "Nobody sees your answers before you hand them in; then they are in the plan without a name, and all are shown together."
        }
        (false, false) => "Only whoever asked you gets your answers, and only when you send them.",
        (false, true) => {
            "Your sheet holds no name. Whoever you send it to can see that it comes from you; nobody is shown who said what."
        }
    }
}
