//! What moved since: the matrix as it is now, compared with how it was. Knows no file, and no rule about what counts as a move.

use std::rc::Rc;

use crate::analysis::Moved;
use crate::analysis::moved::{End, Flow, RowLine, Shift, Turned};
use crate::plan::TableName;
use crate::plan::letters::Letters;
use crate::plan::sorting::sort_by;
use crate::session::{Against, Baseline, Command, Earlier, Out, Page, Session, Since};
use crate::signals::*;
use crate::ui::view::{El, Part, dynamic, el, follow, parts, tenths};
use crate::ui::widgets::{Button, Mark, chart, glyph, letters_mark};

/// The tables that a comparison rests on.
const READ: &[TableName] = &[
    TableName::Settings,
    TableName::Roles,
    TableName::Areas,
    TableName::Responsibilities,
    TableName::Cells,
    TableName::Products,
    TableName::People,
    TableName::Holdings,
];

/// The view.
pub(super) fn since() -> Part {
    let session = Session::get();
    let of_route =
        move |name: &'static str| Memo::new(move |_| session.route.with(|route| route.chosen(name).map(str::to_owned)));
    let (with, role) = (of_route("with"), of_route("role"));
    let key = Memo::new(move |_| with.get().or_else(|| session.usual_baseline()));
    follow(move || {
        session.phase.track();
        let key = key.get();
        untrack(|| session.look_back(key));
    });
    let choices = Memo::new(move |_| session.baselines());
    let some = Memo::new(move |_| choices.with(|choices| !choices.is_empty()));
    let tools = dynamic(move || some.get().then(|| tools(session, choices, key)));
    let body = dynamic(move || match session.against() {
        Against::Nothing => nothing(),
        Against::Reading => parts().and(el("p").class("muted").attr("role", "status").child("Reading …")),
        Against::Refused(why) => {
            let heading = el("h2").child("There is nothing to compare with here");
            parts().and(el("div").class("empty").child(heading).child(el("p").class("muted").child(why)))
        }
        Against::Ready(with) => {
            let plan = session.table(READ);
            found(session, &with, Rc::new(Moved::of(&with.plan, &plan)), role.get().as_deref())
        }
    });
    parts().and(tools).and(body)
}

/// As long as there is nothing to compare with.
fn nothing() -> Part {
    let says = "Export the plan with your name: every export makes a share point, a moment to compare with. From then on this page says what has moved since. A plan file that you have kept does as well.";
    let ways = el("div")
        .class("row")
        .child(Button::words("Export the plan").with_icon("download").class("main").runs(Command::Export))
        .child(Button::words("Compare with a file").runs(Command::Since(Since::Choose)));
    let says = el("p").class("muted").child(says);
    parts().and(el("div").class("empty").child(el("h2").child("There is nothing to compare with yet")).child(says).child(ways))
}

/// With what it is compared, and what can be done with the comparison.
fn tools(session: Session, choices: Memo<Vec<Earlier>>, key: Memo<Option<String>>) -> El {
    let options = dynamic(move || {
        let (all, chosen) = (choices.get(), key.get());
        let mut groups: Vec<El> = Vec::new();
        let mut last = "";
        // Where nothing is the usual, nothing is chosen yet.
        let none = el("option").attr("value", "").maybe("selected", chosen.is_none().then_some("")).child("Choose …");
        for (group, word, name) in &all {
            if *group != last {
                groups.push(el("optgroup").attr("label", *group));
                last = group;
            }
            let option = el("option").attr("value", word).maybe("selected", (chosen.as_ref() == Some(word)).then_some(""));
            if let Some(group) = groups.pop() {
                groups.push(group.child(option.child(name)));
            }
        }
        parts().and((!all.iter().any(|(_, word, _)| chosen.as_ref() == Some(word))).then_some(none)).and(groups)
    });
    let select = el("select").attr("id", "compare-with").child(options).on("change", move |event| {
        if !event.value().is_empty() {
            session.compare_with(&event.value());
        }
    });
    let with = el("div").class("field").child(el("label").attr("for", "compare-with").child("Compare with")).child(select);
    let out = |out: Out| Command::Since(Since::HandOut(out));
    let ready = Memo::new(move |_| matches!(session.against(), Against::Ready(_)));
    let ways = dynamic(move || {
        ready.get().then(|| {
            parts()
                .and(Button::words("Print").with_icon("print").runs(Command::Print))
                .and(Button::words("Download as Markdown").with_icon("download").runs(out(Out::Download)))
                .and(Button::words("Copy as Markdown").runs(out(Out::Clipboard)))
        })
    });
    let row = el("div").class("row").child(Button::words("Compare with a file").runs(Command::Since(Since::Choose))).child(ways);
    el("div").class("since-tools screen").child(with).child(row)
}

/// What was found.
fn found(session: Session, with: &Baseline, found: Rc<Moved>, role: Option<&str>) -> Part {
    let (finding, basis) = (found.finding(&with.since), session.basis(with, &found));
    let flows = found.flows();
    let head = if flows.is_empty() {
        let words = el("div").child(el("h2").attr("id", "moved").child(finding)).child(el("p").class("says").child(basis));
        el("section").class("section").attr("aria-labelledby", "moved").child(el("header").child(words))
    } else {
        let says = format!(
            "{basis} An arrow leads from who answered to who answers now, with the number of responsibilities: above to the right, below to the left."
        );
        let content = parts().and(picture(&found, &flows)).and(twin(&found, &flows));
        chart(move || finding.clone(), move || says.clone(), content)
    };
    let role = role.and_then(|role| found.roles.iter().position(|own| own.id.as_str() == role));
    let concerns = |shift: &&Shift| role.is_none_or(|role| shift.cells.iter().any(|cell| cell.role == role));
    let moved: Vec<&Shift> = found.shifts(true).filter(concerns).collect();
    let others: Vec<&Shift> = found.shifts(false).filter(concerns).collect();
    let nothing = role.filter(|_| moved.is_empty() && others.is_empty() && !found.shifts.is_empty()).map(|role| {
        el("p").class("muted").attr("dir", "auto").child(format!("No letter of {} changed.", found.name(&End::Role(role))))
    });
    let around = role.is_none();
    parts()
        .and(head)
        .and((!found.shifts.is_empty()).then(|| filter(session, &found, role)))
        .and(nothing)
        .and(shifts("moves", "Accountability moved", &found, &moved))
        .and(shifts("letters", "Other letters changed", &found, &others))
        .and(around.then(|| lines(&found)))
        .and(balance(&found, role))
}

/// The roles of which letters changed, each with an address.
fn filter(session: Session, found: &Moved, chosen: Option<usize>) -> El {
    let link = |role: Option<&str>, current: bool| {
        let address = session.route.with_untracked(|route| {
            let route = if route.page == Page::Roles { route.clone() } else { Page::Roles.view("since") };
            route.with("role", role).address()
        });
        el("a").attr("href", address).maybe("aria-current", current.then_some("true"))
    };
    let concerned = |place: &usize| found.shifts.iter().any(|shift| shift.cells.iter().any(|cell| cell.role == *place));
    let roles = (0..found.roles.len()).filter(concerned).filter_map(|place| {
        let role = found.roles.get(place)?;
        let link = link(Some(role.id.as_str()), chosen == Some(place));
        Some(link.child(glyph(Mark::of_word(&role.mark))).child(el("bdi").child(&role.name)))
    });
    let roles = roles.collect::<Vec<_>>();
    el("nav").class("seg").attr("aria-label", "Changes of").child(link(None, chosen.is_none()).child("All roles")).child(roles)
}

fn mark_of(found: &Moved, end: &End) -> Mark {
    match end {
        End::Role(role) => Mark::of_word(found.roles.get(*role).map_or("", |role| role.mark.as_str())),
        End::Nobody => Mark::NOBODY,
        End::Others => Mark::SILENT,
    }
}

/// What an end is called in the picture and its table. A role that joins others takes from nobody.
fn called(found: &Moved, end: &End, short: bool) -> String {
    match end {
        End::Role(role) => {
            found.roles.get(*role).map(|role| if short { &role.short } else { &role.name }).cloned().unwrap_or_default()
        }
        End::Nobody => "Nobody".to_owned(),
        End::Others => if short { "Others" } else { "Others, who answer all along" }.to_owned(),
    }
}

/// The room of one end in the picture, in tenths of a pixel.
const STEP: i32 = 1150;

/// From whom to whom: the ends in a row, product owner left, product manager right, with an arrow for each flow.
fn picture(found: &Moved, flows: &[Flow]) -> El {
    let mut ends: Vec<&End> = Vec::new();
    for end in flows.iter().flat_map(|flow| [&flow.from, &flow.to]) {
        if !ends.contains(&end) {
            ends.push(end);
        }
    }
    let place = |end: &End| match (mark_of(found, end).class, end) {
        ("po", _) => (0, 0),
        ("pm", _) => (2, 0),
        (_, End::Role(role)) => (1, *role),
        (_, End::Nobody) => (1, 1000),
        (_, End::Others) => (1, 1001),
    };
    sort_by(&mut ends, |a, b| place(a).cmp(&place(b)));
    let at = |end: &End| i32::try_from(ends.iter().position(|own| *own == end).unwrap_or_default()).unwrap_or_default();
    let height = |flow: &Flow| 300 + 220 * ((at(&flow.to) - at(&flow.from)).abs() - 1).min(4);
    let rightward = |flow: &&Flow| at(&flow.to) > at(&flow.from);
    let above = flows.iter().filter(rightward).map(height).max().map_or(100, |high| high + 320);
    let below = flows.iter().filter(|flow| !rightward(flow)).map(height).max().map_or(100, |high| high + 320);
    let (wide, middle) = (STEP * i32::try_from(ends.len()).unwrap_or(1), above);
    let high = above + 280 + below;
    let words = flows
        .iter()
        .map(|flow| format!("{} to {}: {}", called(found, &flow.from, false), called(found, &flow.to, false), flow.count));
    let words = words.collect::<Vec<_>>().join("; ");
    let mut svg = el("svg")
        .attr("viewBox", format!("0 0 {} {}", tenths(wide), tenths(high)))
        .attr("width", tenths(wide))
        .attr("height", tenths(high))
        .attr("role", "img")
        .attr("aria-label", words);
    let x = |end: &End| at(end) * STEP + STEP / 2;
    let mut labels: Vec<El> = Vec::new();
    for flow in flows {
        let (up, lift) = (rightward(&flow), height(flow));
        let (sign, start) = if up { (-1, middle - 90) } else { (1, middle + 260) };
        let (from, to) = if up { (x(&flow.from) + 60, x(&flow.to) - 60) } else { (x(&flow.from) - 60, x(&flow.to) + 60) };
        // A cubic rises to three quarters of its handles.
        let handle = start + sign * lift * 4 / 3;
        let lean = (to - from) / 5;
        let class = mark_of(found, &flow.to).class;
        let path = format!(
            "M{} {}C{} {h} {} {h} {} {}",
            tenths(from),
            tenths(start),
            tenths(from + lean),
            tenths(to - lean),
            tenths(to),
            tenths(start + sign * 50),
            h = tenths(handle)
        );
        let width = 20 + 5 * i32::try_from(flow.count.min(6)).unwrap_or_default();
        let head = format!("M{} {}h12l-6 {}z", tenths(to - 60), tenths(start + sign * 70), if up { "9" } else { "-9" });
        svg = svg
            .child(el("path").class(&format!("arc {class}")).attr("d", path).attr("stroke-width", tenths(width)))
            .child(el("path").class(&format!("arc-head {class}")).attr("d", head));
        let times = el("text").class("times").attr("x", tenths((from + to) / 2)).attr("y", tenths(start + sign * lift + 45));
        labels.push(times.child(flow.count));
    }
    for end in &ends {
        let name: String = called(found, end, true);
        labels.extend(mark_of(found, end).draw(x(end), middle, 80));
        labels.push(el("text").attr("x", tenths(x(end))).attr("y", tenths(middle + 220)).child(name));
    }
    let scroll = el("div").class("plot flow").attr("role", "group").attr("aria-label", "From whom to whom").attr("tabindex", "0");
    scroll.child(svg.child(labels))
}

fn heading(class: &str, words: &str) -> El {
    el("th").class(class).attr("scope", "col").child(words)
}

/// The same as a table.
fn twin(found: &Moved, flows: &[Flow]) -> El {
    let head = el("tr").child(heading("", "From")).child(heading("", "To")).child(heading("num", "Responsibilities"));
    let row = |flow: &Flow| {
        let end = |end: &End| {
            let name = el("bdi").child(called(found, end, false));
            parts().and(glyph(mark_of(found, end))).and(" ").and(name)
        };
        el("tr")
            .child(el("td").child(end(&flow.from)))
            .child(el("td").child(end(&flow.to)))
            .child(el("td").class("num").child(flow.count))
    };
    let rows = flows.iter().map(row).collect::<Vec<_>>();
    el("table").class("table twin balance").child(el("thead").child(head)).child(el("tbody").child(rows))
}

fn section(id: &'static str, title: &str, count: Option<usize>, content: El) -> El {
    let count = count.map(|count| parts().and(" ").and(el("span").class("count").child(count)));
    let heading = el("h2").attr("id", id).child(title).child(count);
    el("section").class("section").attr("aria-labelledby", id).child(heading).child(content)
}

/// Rows with their letters before and after, by area.
fn shifts(id: &'static str, title: &str, found: &Moved, shifts: &[&Shift]) -> Option<El> {
    let mut area = None;
    let mut list = el("ul").class("moves");
    for shift in shifts {
        if area != Some(&shift.area) {
            area = Some(&shift.area);
            list = list.child(el("li").class("area").attr("dir", "auto").child(&shift.area));
        }
        let product =
            shift.product.as_ref().map(|product| el("span").class("count").child(" for ").child(el("bdi").child(product)));
        let text = el("p").child(el("span").attr("dir", "auto").child(&shift.text)).child(product);
        let cells = shift.cells.iter().map(|cell| turn(found, cell)).collect::<Vec<_>>();
        let words = el("div").child(text).child(el("p").class("small").attr("dir", "auto").child(found.sentence(shift)));
        list = list.child(el("li").child(words).child(el("div").class("turns-of").attr("aria-hidden", "true").child(cells)));
    }
    (!shifts.is_empty()).then(|| section(id, title, Some(shifts.len()), list))
}

/// A cell before and after, as the matrix draws it.
fn turn(found: &Moved, cell: &Turned) -> El {
    let end = End::Role(cell.role);
    let mark = mark_of(found, &end);
    el("span")
        .class("turn")
        .child(glyph(mark))
        .child(el("bdi").class("small").child(called(found, &end, true)))
        .child(letters(cell.before, mark.class))
        .child("→")
        .child(letters(cell.after, mark.class))
}

/// Letters as a mark in the colour of a class, as in the matrix; a dash for none.
fn letters(letters: Letters, class: &str) -> El {
    letters_mark(letters, class).unwrap_or_else(|| el("span").class("none").child("–"))
}

/// What changed around the letters: rows, roles and who holds them.
fn lines(found: &Moved) -> Part {
    let list = |id: &'static str, title: &str, items: Vec<El>| {
        let count = items.len();
        (count > 0).then(|| section(id, title, Some(count), el("ul").class("changed-to").child(items)))
    };
    let line = |name: &str, says: String| {
        let says = el("span").class("small").attr("dir", "auto").child(says);
        el("li").child(el("span").attr("dir", "auto").child(name)).child(el("br")).child(says)
    };
    let row = |row: &RowLine| line(&row.text, format!("{} · {}", found.row_words(row), row.area));
    let rows = found.rows.iter().map(row).collect::<Vec<_>>();
    let roles = found.roles.iter().filter_map(|role| Some(line(&role.name, role.words()?))).collect::<Vec<_>>();
    let holders = found.holders.iter().map(|holder| el("li").attr("dir", "auto").child(found.holder_words(holder)));
    parts()
        .and(list("rows-changed", "Responsibilities that came, went or are worded otherwise", rows))
        .and(list("roles-changed", "Roles that came, went or are called otherwise", roles))
        .and(list("holders-changed", "Who holds them", holders.collect()))
}

/// What each role gained and lost.
fn balance(found: &Moved, chosen: Option<usize>) -> Option<El> {
    let shown = |place: usize| chosen.is_none_or(|chosen| chosen == place);
    let roles = found.roles.iter().enumerate().filter(|(place, role)| role.is_moved() && shown(*place));
    let row = |(_, role): (usize, &crate::analysis::moved::RoleLine)| {
        let counts = [role.gained, role.lost, role.work_gained, role.work_lost];
        let name = el("th").attr("scope", "row").child(glyph(Mark::of_word(&role.mark))).child(" ");
        let name = name.child(el("bdi").child(&role.name));
        el("tr").child(name).child(counts.map(|count| el("td").class("num").child(count)).to_vec())
    };
    let rows: Vec<El> = roles.map(row).collect();
    let wide = |words: &str| el("th").class("num").attr("scope", "colgroup").attr("colspan", "2").child(words);
    let first = el("tr").child(el("td")).child(wide("Answers for it")).child(wide("Does the work"));
    let second = el("tr")
        .child(heading("", "Role"))
        .child(["Gained", "Lost", "Gained", "Lost"].map(|words| heading("num", words)).to_vec());
    let some = !rows.is_empty();
    let table = el("table").class("table balance").child(el("thead").child(first).child(second)).child(el("tbody").child(rows));
    some.then(|| section("balance", "Gained and lost", None, table))
}
