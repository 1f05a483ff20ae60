//! What is done with role templates: a plan that begins with one, answers to what fits, filling the matrix. Knows no view, and not what a
//! template says.

use super::Session;
use super::route::{Page, Route};
use crate::analysis::filling::{Fate, Mode, Preview};
use crate::analysis::finding::count_of;
use crate::analysis::fit::Answers;
use crate::browser::page;
use crate::content::template;
use crate::plan::actions;

/// Something that can be done with role templates.
#[derive(Clone, PartialEq, Debug)]
pub enum InTemplates {
    /// Starts a new plan and shows the templates.
    NewPlan,
    /// Shows them.
    Show,
    /// Answers a question about the team: the place of the question and that of the answer.
    Answer(usize, usize),
    /// Takes all answers back.
    Forget,
    /// Shows what would happen to rows in which something is entered.
    Turn(Mode),
    /// Fills the matrix from the template with this id.
    Apply(&'static str, Mode),
}

/// The view.
const VIEW: &str = "templates";
/// The keys of the address: the answers, a digit each; the template; and whether it replaces.
const FIT: &str = "fit";
const TEMPLATE: &str = "template";
const REPLACE: &str = "replace";

/// The answers that an address holds.
pub fn answers_in(route: &Route) -> Answers {
    let mut answers = Answers::default();
    for (answer, digit) in answers.iter_mut().zip(route.chosen(FIT).unwrap_or_default().chars()) {
        *answer = digit.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
    }
    answers
}

/// The template that an address chooses, and how.
pub fn chosen_in(route: &Route) -> (Option<&str>, Mode) {
    let mode = if route.chosen(REPLACE).is_some() { Mode::Replace } else { Mode::Fill };
    (route.chosen(TEMPLATE), mode)
}

impl Session {
    /// The address of a template; the answers stay in it.
    pub fn to_template(self, template: Option<&str>) -> Route {
        let kept = self.route.with(|route| route.chosen(FIT).map(str::to_owned));
        Page::Roles.view(VIEW).with(FIT, kept.as_deref()).with(TEMPLATE, template)
    }

    pub(super) fn run_in_templates(self, command: InTemplates) {
        let route = self.route.get_untracked();
        match command {
            InTemplates::NewPlan => {
                self.new_plan();
                self.go(&Page::Roles.view(VIEW));
            }
            InTemplates::Show => self.go(&Page::Roles.view(VIEW)),
            InTemplates::Answer(question, answer) => {
                let mut answers = answers_in(&route);
                if let Some(own) = answers.get_mut(question) {
                    *own = Some(answer);
                }
                let digits: String = answers.iter().map(|own| own.map_or(0, |own| own + 1).to_string()).collect();
                self.stay(route.with(FIT, Some(&digits)));
            }
            InTemplates::Forget => self.stay(route.with(FIT, None)),
            InTemplates::Turn(mode) => self.stay(route.with(REPLACE, (mode == Mode::Replace).then_some("all"))),
            InTemplates::Apply(id, mode) => {
                let Some(template) = template(id) else { return };
                let preview = Preview::of(&self.plan(), template, mode);
                let rows = preview.count(Fate::New) + preview.count(Fate::Replaced);
                let what = if rows == 0 { "Roles and topics".to_owned() } else { count_of(rows, "row") };
                let said = format!("{what} filled from “{}”.", template.name);
                self.commit_and_say("fill the matrix from a template", &said, |plan| actions::fill(plan, &preview.filling));
                self.go(&Page::Roles.route());
                page::scroll_to_top();
            }
        }
    }

    /// Notes a choice in the address without a step back to before it.
    fn stay(self, route: Route) {
        page::replace_hash(&route.address());
        self.route.set(route);
    }
}
