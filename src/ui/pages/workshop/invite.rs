//! Asking those who answer elsewhere without a file: a link, its code, and answers that come back as text. Knows no kit.

use super::parts::section;
use crate::browser::page;
use crate::file::code::Code;
use crate::plan::Id;
use crate::session::{Command, InRound, Invitation, Pasting, Session};
use crate::ui::view::{El, Part, dynamic, el, parts};
use crate::ui::widgets::{Button, button, modal};

/// By link or code.
pub(super) fn by_link(session: Session, round: &Id) -> El {
    let run = |command: InRound| Command::InRound(round.clone(), command);
    let field = el("input")
        .attr("id", "address")
        .attr("type", "url")
        .attr("maxlength", "500")
        .attr("dir", "ltr")
        .attr("aria-describedby", "address-hint")
        .value(move || session.prefs.with(|prefs| if prefs.address.is_empty() { page::address() } else { prefs.address.clone() }))
        .on("change", move |event| {
            // An empty field means this page.
            let typed = event.value().trim().to_owned();
            session.prefer(|prefs| prefs.address = if typed == page::address() { String::new() } else { typed });
        });
    let refused = dynamic(move || {
        let refused = session.invites_to().err();
        refused.map(|why| el("p").class("error").child(why.to_string()))
    });
    let hint = "It is kept on this device. The link carries the questions behind the #, which no server gets to see.";
    let address = el("div")
        .class("field")
        .child(el("label").attr("for", "address").child("Address where participants open Tandem"))
        .child(field)
        .child(el("span").class("hint").attr("id", "address-hint").child(hint))
        .child(el("div").attr("role", "status").child(refused));
    let share = page::can_share().then(|| Button::words("Share the link").runs(run(InRound::ShareLink)));
    let ways = el("p")
        .class("row")
        .child(Button::words("Copy the link").runs(run(InRound::CopyLink)))
        .child(share)
        .child(Button::words("Show the code").runs(run(InRound::ShowLink)));
    section(
        "by-link",
        "By link or code",
        "Whoever opens the link is asked the questions; a phone reads it from the code. Nothing is uploaded.".to_owned(),
        parts().and(address).and(ways).and(invitation(session)),
    )
}

/// The link and its code, over the page.
fn invitation(session: Session) -> El {
    let open = move || session.invitation.with(Option::is_some);
    let closed = move || session.invitation.set(None);
    modal("The questions as a link", "invitation", open, closed, move || {
        session.invitation.get_untracked().map(|own| shown(&own, closed))
    })
}

fn shown(own: &Invitation, closed: impl Fn() + Copy + 'static) -> Part {
    let code = own.code.as_ref().map(picture).ok_or_else(|| {
        el("p").child("These questions are too many for a code that a phone could read. Send the link, or the kit as a file.")
    });
    let link = el("textarea").attr("id", "link").attr("readonly", "").attr("rows", "4").attr("dir", "ltr").child(&own.link);
    let field = el("div").class("field").child(el("label").attr("for", "link").child("The link")).child(link);
    parts()
        .and(el("h2").child("Open this to answer"))
        .and(code)
        .and(field)
        .and(el("footer").child(button("Close", "main", closed)))
}

/// Dark on light in every theme: that is what phones look for.
fn picture(code: &Code) -> El {
    el("svg")
        .class("qr")
        .attr("viewBox", format!("0 0 {} {}", code.side, code.side))
        .attr("role", "img")
        .attr("aria-label", "QR code of the link to the questions")
        .attr("data-version", code.version.to_string())
        .attr("shape-rendering", "crispEdges")
        .child(el("path").attr("d", &code.path))
}

/// For answers that come back in a message.
pub(super) fn by_text(session: Session) -> El {
    let field = el("textarea")
        .attr("id", "paste")
        .attr("rows", "4")
        .attr("dir", "auto")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "paste-hint")
        .value(move || session.pasting.with(|pasting| pasting.text.clone()))
        .on("input", move |event| session.pasting.set(Pasting { text: event.value(), ..Pasting::default() }));
    let refused = dynamic(move || {
        let refused = session.pasting.with(|pasting| pasting.refused.clone());
        refused.into_iter().map(|why| el("p").class("error").child(why)).collect::<Vec<_>>()
    });
    let hint = "The whole message, with whatever stands around the answers. Several messages at once are fine.";
    let box_ = el("div")
        .class("field")
        .child(el("label").attr("for", "paste").child("Answers as text"))
        .child(field)
        .child(el("span").class("hint").attr("id", "paste-hint").child(hint))
        .child(el("div").attr("role", "status").child(refused));
    section(
        "by-text",
        "Paste answers",
        "Whoever answers elsewhere can send a text in place of a file.".to_owned(),
        parts().and(box_).and(el("p").class("row").child(Button::words("Take the answers in").runs(Command::Paste))),
    )
}
