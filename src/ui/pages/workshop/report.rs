//! The report: what a round came to, on paper. Knows no file, and no rule about what stands in a report.

use std::sync::Arc;

use crate::signals::*;

use super::reading::Reading;
use super::{again, agreement, areas, reveal, said, wish};
use crate::analysis::finding::count_of;
use crate::analysis::report::{Entry, Settled, Turned};
use crate::analysis::{Report, areas as agreed};
use crate::plan::{Round, TableName};
use crate::session::{Command, InRound, Out, Session};
use crate::ui::view::{El, Part, dynamic, el, parts};
use crate::ui::widgets::{Button, stance_marks};

/// The tables that a report rests on and a reading does not.
const READ: &[TableName] = &[TableName::Settings, TableName::Decisions, TableName::Cells, TableName::People, TableName::Holdings];

/// The view, for a round with answers that are revealed.
pub(super) fn report(reading: &Arc<Reading>) -> Part {
    let session = Session::get();
    let names = RwSignal::new(false);
    let own = reading.clone();
    let sheet = dynamic(move || {
        let plan = session.table(READ);
        // Of the day to ask again the plan knows more than the reading.
        let round = session.record::<Round>(&own.round.id)?;
        Report::of(&plan, &round).map(|report| sheet(session, &own, &report, names.get()))
    });
    parts().and(tools(reading, names)).and(el("div").class("sheets").child(sheet))
}

/// What can be done with it.
fn tools(reading: &Reading, names: RwSignal<bool>) -> El {
    let tick = || {
        let tick = el("input")
            .attr("type", "checkbox")
            .checked(move || names.get())
            .on("change", move |event| names.set(event.checked()));
        el("label").class("check").child(tick).child("Show names")
    };
    let round = reading.round.id.clone();
    let out = dynamic(move || {
        let runs = |out: Out| Command::InRound(round.clone(), InRound::Report(names.get(), out));
        parts()
            .and(Button::words("Download as Markdown").with_icon("download").runs(runs(Out::Download)))
            .and(Button::words("Copy as Markdown").runs(runs(Out::Clipboard)))
    });
    let print = Button::words("Print this report").with_icon("print").class("main").runs(Command::Print);
    let row = el("div").class("row").child(print).child(out);
    let again = again::again(Session::get(), &reading.round.id);
    let named = !reading.articles && !reading.round.anonymous;
    el("div").class("charter-tools").child(row).child(named.then(tick)).child(again)
}

/// The report as a sheet of paper, as long as it has to be.
fn sheet(session: Session, reading: &Arc<Reading>, report: &Report, names: bool) -> El {
    let day = report.day.map(|day| format!(" · {}", day.in_words())).unwrap_or_default();
    let head = el("header")
        .child(el("p").class("small").child("Workshop report · ").child(el("bdi").child(&report.plan)).child(day))
        .child(el("h2").attr("id", "report").attr("dir", "auto").child(el("span").child(&report.round)))
        .child(el("p").attr("dir", "auto").child(report.who(names)));
    let found = el("section").child(el("h3").child(&report.finding)).child(pictures(session, reading));
    let list = |heading: String, entries: &[Entry]| {
        let rows = entries.iter().map(|own| entry(reading, report, own)).collect::<Vec<_>>();
        (!entries.is_empty()).then(|| el("section").child(el("h3").child(heading)).child(el("ol").class("entries").child(rows)))
    };
    let parked = report.open.iter().filter(|own| own.settled == Settled::Parked).count();
    let parked = if parked > 0 { format!(", {parked} of them parked") } else { String::new() };
    let open = format!("Still open: {}{parked}", count_of(report.open.len(), "topic"));
    let decided = format!("Decided: {}", count_of(report.decided.len(), "topic"));
    let repeat = el("section").child(el("h3").child("When to repeat it")).child(el("p").child(report.repeats()));
    el("article")
        .class("sheet report")
        .attr("aria-labelledby", "report")
        .child(head)
        .child(found)
        .child(report.turned.as_ref().map(|turned| turn(reading, turned)))
        .child(by_area(reading, report))
        .child(list(open, &report.open))
        .child(list(decided, &report.decided))
        .child(repeat)
}

/// Today against what should be.
fn turn(reading: &Arc<Reading>, turned: &Turned) -> El {
    let line = |(name, words): &(String, String)| {
        el("li").child(el("b").attr("dir", "auto").child(name)).child(": ").child(el("span").attr("dir", "auto").child(words))
    };
    let list = |lines: &[(String, String)]| el("ul").class("links").child(lines.iter().map(line).collect::<Vec<_>>());
    el("section")
        .child(el("h3").child(&turned.finding))
        .child(wish::picture_of(reading))
        .child(el("p").child(&turned.says))
        .child(list(&turned.topics))
        .child(list(&turned.roles))
}

/// How far all agree within each area, if there are several.
fn by_area(reading: &Reading, report: &Report) -> Option<El> {
    let section = || {
        el("section")
            .child(el("h3").child(areas::heading(reading.articles)))
            .child(el("p").class("small").child(agreed::reading()))
            .child(areas::table(&report.areas))
    };
    (!report.areas.is_empty()).then(section)
}

/// The numbers, and the topics between two roles.
fn pictures(session: Session, reading: &Arc<Reading>) -> El {
    let stage = el("div").class("stage").child(agreement::agreement(reading));
    let Some(poles) = reading.poles() else { return stage };
    let round = reading.round.id.clone();
    let topics: Vec<String> = reading.topics.iter().map(|text| text.id.to_string()).collect();
    let open = move |topic: usize| {
        let to = session.in_round("reveal", &round);
        session.go(&to.with("topic", topics.get(topic).map(String::as_str)));
    };
    let says = el("p").class("note").child(reveal::says(reading, poles)).child(" ").child(reveal::note(reading, poles));
    let plot = reveal::plot(reading, move || poles, open);
    stage.child(el("div").class("between").child(plot).child(reveal::pole_names(reading, poles)).child(says))
}

/// A topic: what was answered, what is decided, what was said, and what the articles say.
fn entry(reading: &Reading, report: &Report, own: &Entry) -> El {
    let line = |label: &str, words: String| {
        (!words.is_empty()).then(|| el("p").attr("dir", "auto").child(el("b").child(label)).child(" ").child(words))
    };
    let area = (!own.area.is_empty()).then(|| el("span").class("count").attr("dir", "auto").child(&own.area));
    let name = el("h4")
        .child(el("span").class("rank").child(own.place))
        .child(" ")
        .child(el("span").attr("dir", "auto").child(&own.text))
        .child(" ")
        .child(area);
    let answered = format!("{} of {}: {}", own.voices, report.answered, own.said());
    let wanted = report.turned.as_ref().map(|_| format!("{} of {}: {}", own.wishes, report.answered, own.wants()));
    let settled = own.settled().into_iter().map(|(label, words)| {
        el("span").class("pair").child(el("b").child(label)).child(" ").child(el("span").attr("dir", "auto").child(words))
    });
    let found = reading.topics.get(own.topic).and_then(|text| text.entry).filter(|_| !report.speak_as_articles);
    let articles = found.map(|found| {
        let words = el("p").child(el("b").child("The five articles")).child(" ").child(own.articles());
        el("div").class("small lit").child(stance_marks(found).attr("aria-hidden", "true")).child(words)
    });
    el("li")
        .child(name)
        .child(
            el("div")
                .class("lit")
                .child(said::glyphs(reading, own.topic).attr("aria-hidden", "true"))
                .child(line("Answers", answered)),
        )
        .child(wanted.and_then(|words| line("Should own it", words)))
        .child(el("p").child(settled.collect::<Vec<_>>()))
        .child(line("Note", own.note.clone()).map(|note| note.class("noted")))
        .child(articles)
}
