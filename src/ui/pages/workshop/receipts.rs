//! What became of the sheets that arrived last, one by one. Knows no file.

use crate::session::{Choice, Command, Receipt, Session, Tone};
use crate::ui::view::{El, Part, dynamic, el};
use crate::ui::widgets::{Button, button, icon};

/// The list; nothing if none arrived.
pub(super) fn receipts(session: Session) -> Part {
    dynamic(move || {
        let list = session.receipts.get();
        (!list.is_empty()).then(|| {
            let close = button("Close the list", "bare", move || session.receipts.set(Vec::new()));
            let head = el("header").child(el("h2").attr("id", "arrived").child("Just arrived")).child(close);
            let rows = list.into_iter().enumerate().map(|(place, receipt)| row(place, receipt)).collect::<Vec<_>>();
            el("section")
                .class("section")
                .attr("aria-labelledby", "arrived")
                .child(head)
                .child(el("ul").class("receipt").child(rows))
        })
    })
}

fn row(place: usize, receipt: Receipt) -> El {
    let (class, picture) = match receipt.tone {
        Tone::Taken => ("ok", "check"),
        Tone::Left => ("", "minus"),
        Tone::Refused => ("bad", "bad"),
        Tone::Asks => ("warn", "warn"),
    };
    let remarks = receipt.remarks.into_iter().map(|remark| el("p").class("small").child(remark)).collect::<Vec<_>>();
    let choice = receipt.waits.is_some().then(|| {
        el("p")
            .class("row")
            .child(Button::words("Take the one that arrived").runs(Command::Settle(place, Choice::Take)))
            .child(Button::words("Keep the one that is here").runs(Command::Settle(place, Choice::Leave)))
    });
    el("li")
        .class(class)
        .child(icon(picture))
        .child(el("div").attr("dir", "auto").child(el("p").child(receipt.words)).child(remarks).child(choice))
        .child(el("span").class("count").attr("dir", "auto").child(receipt.file))
}
