//! Today against what should be: an arrow for each topic that would change hands, what each role would gain and give up, and how far the
//! team agrees on either. Counts people, never names them.

use std::sync::Arc;

use crate::signals::*;

use super::agreement::draw;
use super::compare;
use super::reading::{Reading, RoleText};
use super::reveal::{chosen_poles, lower, pole_names};
use crate::analysis::finding::digits;
use crate::analysis::wish::agreed;
use crate::analysis::{Agreement, Owner, Wish, Wished, spectrum};
use crate::session::Session;
use crate::ui::view::{El, Part, dynamic, el, parts, tenths, text};
use crate::ui::widgets::{Mark, chart, glyph};

/// So many topics stand in the picture before it is asked for all.
const FIRST: usize = 12;
/// Where the line of a topic begins and how long it is, in tenths of a unit.
const LINE: (i32, i32) = (80, 2240);

/// Both readings of a round with what differs between them.
struct Both {
    today: Arc<Reading>,
    should: Arc<Reading>,
    wish: Wish,
}

impl Both {
    fn of(today: &Arc<Reading>) -> Option<Self> {
        let should = today.wanted.clone()?;
        Some(Self { wish: Wish::of(&today.votes, &should.votes), today: today.clone(), should })
    }

    /// The role at this place of the wish.
    fn role(&self, role: u16) -> Option<&RoleText> {
        let id = self.wish.roles.get(usize::from(role))?;
        self.today.roles.iter().chain(&self.should.roles).find(|own| own.id == *id)
    }

    /// The mark and the name of an owner.
    fn owner(&self, owner: Owner) -> (Mark, String) {
        match owner {
            Owner::Role(role) => self.role(role).map_or((Mark::SILENT, String::new()), |own| (own.mark, own.name.clone())),
            Owner::Team => (Mark::TEAM, "The whole team".to_owned()),
            Owner::Nobody => (Mark::NOBODY, "Nobody".to_owned()),
        }
    }

    /// The owners of a topic, as marks with their names.
    fn owners(&self, owners: &[Owner]) -> Part {
        if owners.is_empty() {
            return parts().and(el("span").class("muted").child("no one stands out"));
        }
        let mut all = parts();
        for (at, owner) in owners.iter().enumerate() {
            let (mark, name) = self.owner(*owner);
            all = all.and((at > 0).then_some(" and ")).and(glyph(mark)).and(" ").and(el("bdi").child(name));
        }
        all
    }

    /// The topics with their place and what becomes of them, the first to talk about first.
    fn rows(&self) -> Vec<(usize, &Wished)> {
        let order = self.wish.order().into_iter();
        order.filter_map(|place| Some((place, self.wish.topics.get(place)?))).collect()
    }

    /// Where each topic lies between two roles today, and where it should: from -1 to 1, if either is named.
    fn moves(&self, (left, right): (usize, usize)) -> Vec<Option<(f64, f64)>> {
        let index = |role: usize| {
            let id = self.today.roles.get(role).map(|role| &role.id);
            self.wish.roles.iter().position(|own| Some(own) == id).and_then(|at| u16::try_from(at).ok()).unwrap_or(u16::MAX)
        };
        let (left, right) = (index(left), index(right));
        let dots = |topics: &[crate::analysis::Topic]| spectrum(topics, left, right);
        dots(&self.wish.today).iter().zip(dots(&self.wish.should)).map(|(from, to)| from.x.zip(to.x)).collect()
    }

    /// The agreement on either question, nominal and set-aware.
    fn agreement(&self) -> [[Agreement; 2]; 2] {
        [&self.today, &self.should].map(|own| [own.reveal.nominal, own.reveal.set_aware])
    }
}

/// The section.
pub(super) fn wish(reading: &Arc<Reading>) -> Option<El> {
    let both = Arc::new(Both::of(reading)?);
    let session = Session::get();
    let (own, drawn) = (reading.clone(), both.clone());
    let poles = Memo::new(move |_| chosen_poles(&own, session));
    let all = RwSignal::new(false);
    let heading = both.wish.finding();
    let named = both.clone();
    let says = move || says(&named, poles.get());
    let picture = dynamic(move || poles.get().map(|poles| picture(&drawn, poles, if all.get() { usize::MAX } else { FIRST })));
    let count = both.wish.topics.len();
    let more = (count > FIRST).then(|| {
        let words = move || if all.get() { format!("Show the first {FIRST} only") } else { format!("Show all {count}") };
        let turn = el("button").attr("type", "button").class("btn").on("click", move |_| all.update(|all| *all = !*all));
        el("p").class("row").child(turn.child(text(words)))
    });
    let [today, should] = both.agreement();
    let ranges = [&both.today, &both.should].map(|own| draw(&own.votes.votes, &own.round.id));
    let heads = ["Who owns it today", "Who should own it"];
    let found = el("figcaption").class("cols").child(el("div").class("w6").child(balance(&both))).child(
        el("div")
            .class("w6 stack")
            .child(el("p").class("says").child(agreed(&today[0], &should[0])))
            .child(compare::agreement(heads, today, should, ranges)),
    );
    let content = parts().and(el("div").class("plot").child(picture).child(more)).and(twin(&both)).and(found);
    Some(chart(move || heading.clone(), says, content).class("chart wish"))
}

/// How to read it, and what it leaves out.
fn says(both: &Both, poles: Option<(usize, usize)>) -> String {
    let name = |role: usize| both.today.roles.get(role).map(|role| lower(&role.name)).unwrap_or_default();
    let arrows = poles.map_or_else(String::new, |(left, right)| {
        format!(
            " Each arrow leads from today’s votes to the wanted ones: left for the {}, right for the {}.",
            name(left),
            name(right)
        )
    });
    format!("Owner is whom more than half name, of those who answered both questions on the topic. {}{arrows}", both.wish.basis())
}

/// The picture for paper, between the usual roles.
pub(super) fn picture_of(reading: &Arc<Reading>) -> Option<El> {
    let both = Both::of(reading)?;
    let poles = reading.poles()?;
    Some(el("div").class("wish").child(picture(&both, poles, usize::MAX)))
}

/// An arrow for each topic that lies between two roles in both questions.
fn picture(both: &Both, poles: (usize, usize), most: usize) -> El {
    let moves = both.moves(poles);
    let rows = both.rows().into_iter().take(most).filter_map(|(place, own)| {
        let name = &both.today.topics.get(place)?.text;
        let drawn = moves.get(place).copied().flatten().map(|(from, to)| arrow(both, poles, from, to));
        let drawn = drawn.unwrap_or_else(|| el("p").class("small muted").child("not between these two in both questions"));
        let words = format!("{} of {} want it otherwise", own.changed, own.voices);
        let name = el("span").attr("dir", "auto").child(name).child(" ").child(el("span").class("count").child(words));
        Some(el("li").child(name).child(drawn))
    });
    let ends = el("li").child(el("span").class("key").child("open: today; filled: wanted")).child(pole_names(&both.today, poles));
    el("ul").class("arrows").child(rows.collect::<Vec<_>>()).child(ends)
}

fn arrow(both: &Both, (left, right): (usize, usize), from: f64, to: f64) -> El {
    // Whole tenths of a unit: both are within -1 and 1.
    let x = |at: f64| LINE.0 + ((at + 1.0) / 2.0 * f64::from(LINE.1)).round() as i32;
    let (start, end) = (x(from), x(to));
    let mark = |at: f64| {
        let role = if at == 0.0 { None } else { both.today.roles.get(if at < 0.0 { left } else { right }) };
        role.map_or(Mark::BOTH, |role| role.mark)
    };
    let middle = LINE.0 + LINE.1 / 2;
    let axis = format!("M{} 10H{}M{} 6v8", tenths(LINE.0), tenths(LINE.0 + LINE.1), tenths(middle));
    let (length, ahead) = ((end - start).abs(), (end - start).signum());
    // The head stops short of the mark.
    let shaft = (length > 140).then(|| {
        let (tip, begin) = (end - ahead * 70, start + ahead * 55);
        let back = tenths(-ahead * 50);
        let line = format!("M{} 10H{}m{back} -4l{} 4l{back} 4", tenths(begin), tenths(tip), tenths(ahead * 50));
        el("path").class("turn").attr("d", line)
    });
    let percent = |at: f64| digits((at + 1.0) * 50.0, 0);
    let short = |role: usize| both.today.roles.get(role).map_or("", |role| role.short.as_str());
    let said = |at: f64| format!("{} % {}, {} % {}", percent(-at), short(left), percent(at), short(right));
    let words = format!("today {}; wanted {}", said(from), said(to));
    el("svg")
        .attr("viewBox", "0 0 240 20")
        .attr("role", "img")
        .attr("aria-label", words)
        .child(el("path").class("grid").attr("d", axis))
        .child(shaft)
        .child(el("g").class("lone").child(mark(from).draw(start, 100, 50)))
        .child(el("g").child(mark(to).draw(end, 100, if length == 0 { 28 } else { 50 })))
}

fn head(class: &str, words: &str) -> El {
    el("th").class(class).attr("scope", "col").child(words)
}

/// The table twin.
fn twin(both: &Both) -> El {
    let heads = el("tr")
        .child(head("", "Topic"))
        .child(head("", "Today"))
        .child(head("", "Wanted"))
        .child(head("num", "Want it otherwise"));
    let row = |(place, own): (usize, &Wished)| {
        let name = &both.today.topics.get(place)?.text;
        let row = el("tr")
            .child(el("th").attr("scope", "row").attr("dir", "auto").child(name))
            .child(el("td").child(both.owners(&own.today)))
            .child(el("td").child(both.owners(&own.should)))
            .child(el("td").class("num").child(format!("{} of {}", own.changed, own.voices)));
        Some(row)
    };
    let rows = both.rows().into_iter().filter_map(row).collect::<Vec<_>>();
    let table = el("table").class("table").child(el("thead").child(heads)).child(el("tbody").child(rows));
    el("div")
        .class("twin scroll")
        .attr("role", "group")
        .attr("aria-label", "Today and wanted as a table")
        .attr("tabindex", "0")
        .child(table)
}

/// What each role would gain and give up.
fn balance(both: &Both) -> El {
    let heads = el("tr").child(head("", "Role")).child(head("num", "Would gain")).child(head("num", "Would give up"));
    let row = |own: crate::analysis::Balance| {
        let (mark, name) = both.owner(own.owner);
        let cell = |topics: &[usize]| el("td").class("num").child(topics.len());
        let name = el("th").attr("scope", "row").child(glyph(mark)).child(" ").child(el("bdi").child(name));
        el("tr").child(name).child(cell(&own.gains)).child(cell(&own.gives))
    };
    let rows = both.wish.balance().into_iter().map(row).collect::<Vec<_>>();
    el("table").class("table").child(el("thead").child(heads)).child(el("tbody").child(rows))
}
