//! All answers once more, and handing them in. Knows no statistics.

use crate::signals::*;

use super::{Answering, is_turn, leave, promise};
use crate::browser::page;
use crate::plan::{Answer, AnswerMap};
use crate::session::{Draft, Form};
use crate::ui::view::{El, Part, dynamic, el, parts};
use crate::ui::widgets::{button, icon};

/// The step.
pub(super) fn review(own: Answering) -> Part {
    let (done, count) = (own.asking.with_value(|asking| own.draft.with_untracked(|draft| asking.answered(draft))), own.count());
    let heading =
        if done == count { format!("All {count} topics are answered") } else { format!("{done} of {count} topics are answered") };
    let says = "Click a topic to change what you say. What is left open counts as no answer, and so does “I don’t know”.";
    let open = open_in_words(own).map(|open| el("p").class("open-answer").child(open));
    let hand_in = move |form: Form| {
        let (asking, draft) = (own.asking.get_value(), own.draft.get_untracked());
        if let Some(after) = own.session.hand_in(&asking, &draft, form) {
            own.change(|draft| *draft = after);
        }
    };
    let turn = is_turn(own);
    let main = el("button")
        .attr("type", "button")
        .attr("id", "hand-in")
        .class("btn main")
        .on("click", move |_| hand_in(Form::Saved))
        .child(dynamic(move || words(turn, &own.draft.get())));
    let back = el("button")
        .attr("type", "button")
        .class("btn")
        .on("click", move |_| own.go(own.count().saturating_sub(1)))
        .child("Back");
    let text = |words: &'static str, form: Form| (!turn).then(|| button(words, "", move || hand_in(form)));
    let copy = text("Copy as text", Form::Copied);
    let share = page::can_share().then(|| text("Share as text", Form::Shared));
    spawn_local(async move {
        tick().await;
        let _found = page::focus("hand-in");
        page::scroll_to_top();
    });
    parts()
        .and(el("h1").child(heading))
        .and(el("p").class("muted").child(says))
        .and(open)
        .and(dynamic(move || list(own)))
        .and(dynamic(move || (!turn).then(|| handed(&own.draft.get()))))
        .and(el("div").class("go").child(back).child(share.flatten()).child(copy).child(main))
        .and(el("p").class("small").child(promise(own)).child(" ").child(leave(own)))
        .and((!turn).then(|| another(own)))
}

/// What is open in which of two questions.
fn open_in_words(own: Answering) -> Option<String> {
    own.asking.with_value(|asking| {
        let open =
            |answers: &AnswerMap| asking.kit.topics.iter().filter(|topic| answers.get(topic.id.as_str()).is_none()).count();
        let (today, should) = own.draft.with_untracked(|draft| (open(&draft.today), open(&draft.should)));
        let words = match (today, should) {
            _ if !asking.kit.should => return None,
            (0, 0) => return None,
            (0, should) => format!("{should} on who should own it"),
            (today, 0) => format!("{today} on who owns it today"),
            (today, should) => format!("{today} on who owns it today, {should} on who should own it"),
        };
        Some(format!("Still open: {words}."))
    })
}

fn words(turn: bool, draft: &Draft) -> &'static str {
    match (turn, draft.handed.is_some(), draft.is_open()) {
        (true, ..) => "Hand in",
        (false, true, true) => "Save the changed sheet",
        (false, true, false) => "Save the sheet again",
        (false, false, _) => "Save as a file",
    }
}

/// What of it is handed in.
fn handed(draft: &Draft) -> El {
    let (class, picture, words) = match (&draft.handed, draft.is_open()) {
        (None, _) => return el("p"),
        (Some(_), true) => (
            "banner warn",
            "warn",
            format!(
                "You have changed something since you saved sheet {}. Save or copy it again and send the new one: it takes the place of the one before.",
                draft.revision
            ),
        ),
        (Some(_), false) => (
            "banner",
            "check",
            format!(
                "Sheet {} is made. Send its file, or its text, to whoever asked you; your answers stay here in case you want to change them.",
                draft.revision
            ),
        ),
    };
    el("div").class(class).attr("role", "status").child(icon(picture)).child(el("p").child(words))
}

fn list(own: Answering) -> El {
    let row = |place: usize| {
        let (text, today, should) = own.asking.with_value(|asking| {
            let topic = asking.kit.topics.get(place)?;
            let id = topic.id.as_str();
            let (today, should) = own.draft.with(|draft| (draft.today.get(id).cloned(), draft.should.get(id).cloned()));
            Some((topic.text.clone(), today, asking.kit.should.then_some(should)))
        })?;
        let line = |question: &str, answer: Option<Answer>| {
            let class = if answer.is_none() { "small open-answer" } else { "small" };
            el("span").class(class).attr("dir", "auto").child(format!("{question}{}", in_words(own, answer.as_ref())))
        };
        let lines = match should {
            None => parts().and(line("", today)),
            Some(should) => parts().and(line("Today: ", today)).and(line("Should be: ", should)),
        };
        let change = el("button")
            .attr("type", "button")
            .on("click", move |_| own.go(place))
            .child(el("strong").attr("dir", "auto").child(text))
            .child(lines)
            .child(icon("edit"));
        Some(el("li").child(change))
    };
    el("ol").class("ways answers").child((0..own.count()).filter_map(row).collect::<Vec<_>>())
}

fn in_words(own: Answering, answer: Option<&Answer>) -> String {
    match answer {
        None => "No answer yet".to_owned(),
        Some(Answer::Team) => "The whole team".to_owned(),
        Some(Answer::Nobody) => "Nobody".to_owned(),
        Some(Answer::DontKnow) => "I don’t know".to_owned(),
        Some(Answer::Roles(set)) => own.asking.with_value(|asking| {
            let named = asking.kit.roles.iter().filter(|role| set.roles().contains(&role.id));
            let names: Vec<&str> = named.map(|role| role.name.as_str()).collect();
            names.join(" and ")
        }),
    }
}

/// For the next person on a device that several share.
fn another(own: Answering) -> Part {
    let asked = RwSignal::new(false);
    let name = own.draft.with_untracked(|draft| draft.name.clone());
    let whose = if name.is_empty() { "These answers".to_owned() } else { format!("The answers of {name}") };
    dynamic(move || {
        if !asked.get() {
            return el("p").child(button("Somebody else answers on this device …", "bare", move || asked.set(true)));
        }
        el("p")
            .class("row")
            .child(
                el("span").class("small").attr("dir", "auto").child(format!("{whose} leave this device. Save their file first.")),
            )
            .child(button("Begin anew", "", move || own.change(|draft| *draft = Draft::default())))
            .child(button("Keep them", "bare", move || asked.set(false)))
    })
}
