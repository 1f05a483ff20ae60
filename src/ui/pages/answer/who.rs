//! Who answers a kit: a name from its list, or somebody who is not on it; without names, only which roles they hold. Knows no topic.

use crate::signals::*;

use super::Answering;
use crate::browser::random;
use crate::plan::Id;
use crate::ui::view::{El, Part, el, parts};
use crate::ui::widgets::{Mark, glyph, icon};

/// The step.
pub(super) fn who(own: Answering) -> Part {
    let (title, plan, people, topics) = own.asking.with_value(|asking| {
        let kit = &asking.kit;
        (kit.title.clone(), kit.name.clone(), kit.people.clone(), kit.topics.len())
    });
    let from = if plan.is_empty() { String::new() } else { format!(" from “{plan}”") };
    let (should, anonymous) = own.more();
    let asks = if should {
        format!("{topics} topics{from}: who owns each today, and who should own it.")
    } else {
        format!("{topics} questions{from} about who owns what today.")
    };
    let says = match (anonymous, super::is_turn(own)) {
        (false, _) => format!("{asks} Your answers stay on this device until you send them. Nobody is ranked."),
        (true, false) => {
            format!("{asks} You give no name. Your answers stay on this device until you send them.")
        }
        (true, true) => format!("{asks} You give no name. Your answers are shown once all are revealed."),
    };
    let heading = el("h1").attr("dir", "auto").child(if title.is_empty() { "Who owns what today?".to_owned() } else { title });
    let listed = (!people.is_empty()).then(|| {
        let name = |(id, name): (Id, String)| {
            let (id, own_name) = (id, name.clone());
            let pick = move |_| {
                own.change(|draft| {
                    draft.person = Some(id.clone());
                    draft.name.clone_from(&own_name);
                    draft.at = 0;
                });
            };
            el("li").child(
                el("button")
                    .attr("type", "button")
                    .on("click", pick)
                    .child(el("strong").attr("dir", "auto").child(name))
                    .child(icon("right")),
            )
        };
        let list = el("ul").class("ways").child(people.into_iter().map(name).collect::<Vec<_>>());
        parts().and(el("h2").child("Who are you?")).and(list)
    });
    parts().and(heading).and(el("p").class("muted").child(says)).and(listed).and(stranger(own))
}

/// For somebody who is not on the list.
fn stranger(own: Answering) -> El {
    let (roles, any) = own.asking.with_value(|asking| (asking.kit.roles.clone(), !asking.kit.people.is_empty()));
    let anonymous = own.more().1;
    let name = RwSignal::new(String::new());
    let held = RwSignal::new(Vec::<Id>::new());
    let field = el("input")
        .attr("id", "own-name")
        .attr("maxlength", "120")
        .attr("autocomplete", "name")
        .attr("dir", "auto")
        .value(move || name.get())
        .on("input", move |event| name.set(event.value()));
    let role = |role: crate::file::kit::KitRole| {
        let (own_id, id) = (role.id.clone(), role.id);
        let tick = el("input").attr("type", "checkbox").checked(move || held.with(|held| held.contains(&own_id))).on(
            "change",
            move |_| {
                held.update(|held| match held.iter().position(|own| *own == id) {
                    Some(at) => drop(held.remove(at)),
                    None => held.push(id.clone()),
                });
            },
        );
        el("label")
            .class("check")
            .child(tick)
            .child(glyph(Mark::of_word(role.mark.as_str())))
            .child(el("span").attr("dir", "auto").child(role.name))
    };
    let form = el("form").class("stack").on("submit", move |event| {
        event.take();
        let written = name.get_untracked().trim().to_owned();
        if anonymous || !written.is_empty() {
            own.change(|draft| {
                draft.person = Some(Id::random(&mut random::bits));
                draft.name = written;
                draft.roles = held.get_untracked();
                draft.at = 0;
            });
        }
    });
    let roles = el("fieldset")
        .class("field")
        .child(el("legend").child("Which of these roles do you hold?"))
        .child(el("div").class("row").child(roles.into_iter().map(role).collect::<Vec<_>>()));
    let hint = anonymous.then(|| {
        el("p")
            .class("hint")
            .child("It shows later how those who hold a role see it, three or more of them together. You may leave it open.")
    });
    let begin = el("button").attr("type", "submit").class("btn main").child("Begin");
    let named =
        (!anonymous).then(|| el("div").class("field").child(el("label").attr("for", "own-name").child("Your name")).child(field));
    let form = form.child(named).child(roles).child(hint).child(el("p").child(begin));
    if any {
        el("details").class("more").child(el("summary").child("I am not on the list").child(icon("down"))).child(form)
    } else {
        form
    }
}
