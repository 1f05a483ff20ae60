//! A few questions on the team, and which template fits the answers, with the reasons. Knows no plan.

use super::{names, see, stops};
use crate::analysis::fit::{Answers, Fit, QUESTIONS, Question, Signal, certainty, proposed};
use crate::content::{Article, catalogue, template};
use crate::session::{Command, InTemplates, Session, answers_in};
use crate::signals::*;
use crate::ui::view::{El, Part, dynamic, el, parts};
use crate::ui::widgets::{Button, icon};

fn answers(session: Session) -> Answers {
    session.route.with(answers_in)
}

/// The questions.
pub(super) fn questions(session: Session) -> El {
    let fields = QUESTIONS.iter().enumerate().map(|(place, question)| fields(session, place, question));
    let says = "The split depends on the company, the products and the people. Answer what you know.";
    let words =
        el("div").child(el("h2").attr("id", "fit").child("What is your team like?")).child(el("p").class("says").child(says));
    let forget = Button::words("Take the answers back").class("bare").runs(Command::Templates(InTemplates::Forget));
    let some = Memo::new(move |_| answers(session).iter().any(Option::is_some));
    el("section")
        .class("section w5 fit")
        .attr("aria-labelledby", "fit")
        .child(el("header").child(words))
        .child(fields.collect::<Vec<_>>())
        .child(el("p").when("hidden", move || !some.get()).child(forget))
}

fn fields(session: Session, place: usize, question: &'static Question) -> El {
    let answer = |(at, words): (usize, &&'static str)| {
        let choice = el("input")
            .attr("type", "radio")
            .attr("name", format!("fit-{place}"))
            .checked(move || answers(session).get(place) == Some(&Some(at)))
            .on("change", move |_| session.run(Command::Templates(InTemplates::Answer(place, at))));
        el("label").class("check").child(choice).child(el("span").child(*words))
    };
    let legend = el("legend").child(question.text);
    question.answers.iter().enumerate().map(answer).fold(el("fieldset").child(legend), El::child)
}

/// What fits, and why.
pub(super) fn result(session: Session) -> El {
    let answers = Memo::new(move |_| answers(session));
    let words = dynamic(move || {
        let given = answers.get();
        let all = proposed(&given);
        let heading = match all.first().and_then(|best| template(best.template)) {
            Some(best) => format!("Fits best: {}", best.name),
            None if given.iter().any(Option::is_some) => "No answer speaks for a template yet".to_owned(),
            None => "Which template fits?".to_owned(),
        };
        parts().and(el("h2").attr("id", "best").child(heading)).and(el("p").class("says").child(certainty(&given)))
    });
    let reasons = dynamic(move || {
        let all = proposed(&answers.get());
        let Some(best) = all.first() else { return parts() };
        parts().and(first(session, best)).and(all.get(1).map(|next| second(session, best, next)))
    });
    let head = el("header").child(el("div").attr("role", "status").child(words));
    el("section").class("section").attr("aria-labelledby", "best").child(head).child(el("div").class("stack").child(reasons))
}

/// The one that fits best: why, what speaks against it, when it stops fitting.
fn first(session: Session, best: &Fit) -> Part {
    let Some(template) = template(best.template) else { return parts() };
    let against = match best.doubts.is_empty() {
        true => Ok(el("p").class("small").child("Nothing that you answered.")),
        false => Err(signals(&best.doubts, "minus")),
    };
    parts()
        .and(el("div").child(el("h3").child("Because")).child(signals(&best.reasons, "plus")))
        .and(el("div").child(el("h3").child("What speaks against it")).child(against).child(stops(template)))
        .and(el("p").child(see(session, template).class("btn main")))
}

fn second(session: Session, best: &Fit, next: &Fit) -> Option<El> {
    let template = template(next.template)?;
    let words = if next.is_close_to(best) { "Close second" } else { "After that" };
    // What speaks for both does not part them.
    let own: Vec<&Signal> = next.reasons.iter().copied().filter(|signal| !best.reasons.contains(signal)).collect();
    let doubts = (!next.doubts.is_empty()).then(|| signals(&next.doubts, "minus"));
    let heading = el("h3").child(format!("{words}: {}", template.name));
    Some(
        el("div")
            .child(heading)
            .child(signals(if own.is_empty() { &next.reasons } else { &own }, "plus"))
            .child(doubts)
            .child(el("p").child(see(session, template))),
    )
}

fn signals(signals: &[&Signal], sign: &'static str) -> El {
    let item = |signal: &&Signal| {
        let says = |article: &&Article| signal.articles.split(' ').any(|id| article.id.as_str() == id);
        let articles: Vec<&Article> = catalogue().articles.iter().filter(says).collect();
        let words = el("span").child(signal.reason).child(" ").child(el("span").class("count").child(names(&articles)));
        el("li").class("status").child(icon(sign)).child(words)
    };
    signals.iter().map(item).fold(el("ul").class("reasons"), El::child)
}
