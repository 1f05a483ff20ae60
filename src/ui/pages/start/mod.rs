//! The start page: what Tandem is for, the ways in, and the plans on this device.

use crate::signals::*;

use crate::analysis::finding::in_words;
use crate::content::catalogue::contested;
use crate::content::{Entry, catalogue};
use crate::session::{Command, InTemplates, KitCard, Page, Session};
use crate::ui::view::{El, dynamic, each, el};
use crate::ui::widgets::{Button, icon, plan_list, removal, stance_marks};

/// The page.
pub fn start() -> El {
    let session = Session::get();
    let lead = "Product managers and product owners overlap, and nobody told them where. Find out who owns what, see where you differ, and keep the answer in one file that is yours.";
    let from_template = Command::Templates(InTemplates::NewPlan);
    let ways = el("ul")
        .class("ways")
        .child(way(
            Command::OpenSample,
            "What five articles say",
            "The sample: five published articles as participants of a workshop on 105 responsibilities. See the reveal at once.",
        ))
        .child(
            way(
                Command::NewPlan,
                "Start a new plan",
                "Who takes part, a dozen topics, one question: who owns this today? Everybody answers, all is revealed together, you decide.",
            )
            .child(Button::words("Or from a template that fits your team").class("bare").runs(from_template)),
        )
        .child(way(Command::OpenFile, "Open a plan file", "Or a kit of questions that you were sent. Choose a file, or drop it anywhere on this page."));
    let words = el("div")
        .class("w5")
        .child(el("h1").child("One plan,").child(el("br")).child("two roles."))
        .child(el("p").class("lead").child(lead))
        .child(ways);
    let any = Memo::new(move |_| !session.plans_here().is_empty());
    let here = dynamic(move || {
        any.get().then(|| {
            let heading = el("h2").attr("id", "here").child("Plans on this device");
            el("section").class("section").attr("aria-labelledby", "here").child(heading).child(plan_list())
        })
    });
    let asked = Memo::new(move |_| !session.kits_here().is_empty());
    let kits = dynamic(move || {
        asked.get().then(|| {
            let heading = el("h2").attr("id", "asked").child("Questions that you were sent");
            let list = el("ul").class("plans").child(each(move || session.kits_here(), move |card| kit(&card)));
            el("section").class("section").attr("aria-labelledby", "asked").child(heading).child(list)
        })
    });
    el("div")
        .class("start")
        .child(el("div").class("cols").child(words).child(dispute()))
        .child(kits)
        .child(here)
        .child(what_for())
}

/// A kit that was opened on this device.
fn kit(card: &KitCard) -> El {
    let (done, all) = card.answered;
    let state = if card.handed { "saved as a sheet" } else { "not handed in yet" };
    let from = if card.plan.is_empty() { String::new() } else { format!("from “{}” · ", card.plan) };
    let title = if card.title.is_empty() { "Workshop".to_owned() } else { card.title.clone() };
    let open = el("a")
        .attr("href", Page::Answer.route().with("kit", Some(card.round.as_str())).address())
        .child(el("strong").attr("dir", "auto").child(&title))
        .child(el("span").class("small").attr("dir", "auto").child(format!("{from}{done} of {all} answered, {state}")));
    let lost = "Your answers leave this device, too.";
    let off = removal(title, lost, " with your answers", Command::ForgetKit(card.round.clone()));
    el("li").child(open).child(off)
}

/// What the sample is about: the responsibilities on which the articles flatly contradict each other.
fn dispute() -> El {
    let row = |entry: &'static Entry| {
        let marks = el("td").child(stance_marks(entry));
        el("tr").child(el("th").attr("scope", "row").child(entry.text)).child(marks)
    };
    let rows: Vec<El> = catalogue().entries.iter().filter(|entry| contested().contains(&entry.id)).map(row).collect();
    let heading = format!("Five articles flatly contradict each other on {} responsibilities", in_words(rows.len()));
    let head = |words: &'static str| el("th").attr("scope", "col").child(words);
    let head = el("thead").child(el("tr").child(head("Responsibility")).child(head("Who owns it")));
    let says = "One mark for each article, as we read them: circle product owner, square product manager, half and half both, triangle the team, ring nobody, dash nothing. Your team’s picture will differ; that is the point.";
    el("figure")
        .class("chart w7")
        .child(el("header").child(el("div").child(el("h2").child(heading)).child(el("p").class("says").child(says))))
        .child(el("table").class("table").child(head).child(el("tbody").child(rows)))
}

/// A way in.
fn way(command: Command, words: &'static str, says: &'static str) -> El {
    let session = Session::get();
    let button = el("button").attr("type", "button").on("click", move |_| session.run(command.clone()));
    el("li").child(button.child(el("strong").child(words)).child(el("span").class("small").child(says)).child(icon("right")))
}

/// What one does with it.
fn what_for() -> El {
    let parts = [
        (
            "Ask",
            "Who owns this? Each participant answers for the same list of responsibilities: a role, several, the whole team, or nobody.",
        ),
        ("Reveal", "See how far you agree as one number with its range, and the topics in the order in which you differ."),
        ("Settle", "Talk about those topics only. Name the roles and responsibilities as your team does."),
        ("Keep it", "No account, no server, no tracking. The plan stays on this device and in files that you pass on."),
    ];
    let part =
        |(heading, says): (&'static str, &'static str)| el("div").child(el("h2").child(heading)).child(el("p").child(says));
    el("section").class("four").attr("aria-label", "What you do with it").child(parts.into_iter().map(part).collect::<Vec<_>>())
}
