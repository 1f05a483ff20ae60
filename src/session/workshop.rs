//! What is done in a round of the workshop: setting it up, kits out, sheets in, revealing, deciding. Knows no view.

use super::Session;
use super::export::file_name;
use super::plan::{Toast, in_words};
use super::report::Out;
use super::route::{Page, Route};
use crate::analysis::finding::count_of;
use crate::browser::{clock, files, page, random};
use crate::file::kit::MOST;
use crate::file::sheet::{Fate, judge};
use crate::file::words::title;
use crate::file::{Kit, SheetFile};
use crate::plan::actions::{self, Action, Handed, Verdict};
use crate::plan::lists::{Which, listed};
use crate::plan::{Change, EditError, Id, Pace, Plan, Round, TableName};

/// Something that can be done in a round.
#[derive(Clone, PartialEq, Debug)]
pub enum InRound {
    /// Adds a participant with this name, who holds these roles.
    AddParticipant(String, Vec<Id>),
    /// Has a person take part, or not any more.
    ToggleParticipant(Id),
    /// Makes a role one of the answers, or takes it from them.
    ToggleRole(Id),
    /// Makes all of these topics; if all are already, takes them all out.
    ToggleTopics(Vec<Id>),
    /// Adds a responsibility to an area and makes it a topic.
    AddTopic(Id, String),
    /// Also asks who should own each topic, or not any more.
    AskShould,
    /// Asks nobody for a name, or everybody again.
    Anonymous,
    /// Downloads the questions as a kit.
    DownloadKit,
    /// Puts a link that carries the questions on the clipboard.
    CopyLink,
    /// Hands that link to a program of the device.
    ShareLink,
    /// Shows that link with its code.
    ShowLink,
    /// Takes the answers of a participant out.
    RemoveSheet(Id),
    /// Throws the answers away that a participant, or somebody without a name, has begun on this device.
    ForgetTurn(Option<Id>),
    /// Shows what was found.
    Reveal,
    /// Goes back to collecting answers.
    Cover,
    /// Chooses the letters of a topic that is talked about.
    Draft(Verdict),
    /// Decides topics.
    Decide(Vec<Verdict>),
    /// Puts a topic off.
    Park(Id),
    /// Opens a topic again.
    Reopen(Id),
    /// Copies the round for the next time.
    Copy,
    /// Takes no more answers.
    Close,
    /// Takes answers again.
    OpenAgain,
    /// Takes the round out, if nobody has answered.
    Delete,
    /// Hands its report out as Markdown, with names or without.
    Report(bool, Out),
}

/// How an arrival went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// It was taken.
    Taken,
    /// It changed nothing.
    Left,
    /// It could not be taken.
    Refused,
    /// A person has to choose.
    Asks,
}

/// What became of a sheet that arrived.
#[derive(Clone, PartialEq, Debug)]
pub struct Receipt {
    /// The name of the file.
    pub file: String,
    /// How it went.
    pub tone: Tone,
    /// What became of it, in a sentence.
    pub words: String,
    /// What does not count, and why.
    pub remarks: Vec<String>,
    /// The round and the answers that could take the place of those that are there.
    pub waits: Option<(Id, Handed)>,
}

impl Session {
    pub(super) fn run_in_round(self, round: &Id, command: InRound) {
        let person = |id: &Id| title(&self.plan(), TableName::People, id.as_str());
        match command {
            InRound::AddParticipant(name, roles) => {
                let label = format!("add {}", name.trim());
                self.commit_quietly(&label, |plan| {
                    actions::add_participant(plan, Id::random(&mut random::bits), round, &name, &roles)
                });
            }
            InRound::ToggleParticipant(id) => {
                self.commit_quietly(&format!("choose whether {} takes part", person(&id)), |plan| {
                    actions::toggle_participant(plan, round, &id)
                });
            }
            InRound::ToggleRole(id) => {
                self.commit_quietly("choose the possible answers", |plan| actions::toggle_asked_role(plan, round, &id));
            }
            InRound::ToggleTopics(topics) => {
                self.commit_quietly("choose topics", |plan| actions::toggle_topics(plan, round, &topics));
            }
            InRound::AddTopic(area, text) => self.commit_and_say("add a topic", "Topic added.", |plan| {
                actions::add_topic(plan, Id::random(&mut random::bits), round, &area, &text)
            }),
            InRound::AskShould => self.commit_quietly("choose the questions", |plan| actions::toggle_should(plan, round)),
            InRound::Anonymous => {
                self.commit_quietly("choose whether names are asked for", |plan| actions::toggle_anonymous(plan, round));
            }
            InRound::DownloadKit => self.download_kit(round),
            InRound::CopyLink | InRound::ShareLink | InRound::ShowLink => self.invite(round, &command),
            InRound::RemoveSheet(id) => {
                let said = format!("The answers of {} are out.", person(&id));
                self.commit_and_say(&format!("take the answers of {} out", person(&id)), &said, |plan| {
                    actions::remove_sheet(plan, round, &id)
                });
            }
            InRound::ForgetTurn(id) => self.forget_turn(round, id.as_ref()),
            InRound::Reveal => {
                self.commit_quietly("reveal the answers", |plan| actions::reveal(plan, round, clock::today()));
                self.go(&self.in_round("reveal", round));
            }
            InRound::Cover => {
                self.commit_quietly("go back to collecting answers", |plan| actions::cover(plan, round));
                self.go(&self.in_round("answers", round));
            }
            InRound::Draft((topic, row)) => {
                self.commit_quietly("choose letters", |plan| actions::draft_letters(plan, round, &topic, &row));
            }
            InRound::Decide(verdicts) => {
                let one = verdicts.first().map(|(topic, _)| title(&self.plan(), TableName::Responsibilities, topic.as_str()));
                let action = |plan: &Plan| actions::decide(plan, round, &verdicts, clock::today());
                let topics: Vec<Id> = verdicts.iter().map(|(topic, _)| topic.clone()).collect();
                self.end_time_of(round, &topics);
                // One decision shows in the list beside it; of many that were made at once not all may be in sight.
                match (verdicts.len(), one) {
                    (1, Some(topic)) => self.commit_quietly(&format!("decide {topic}"), action),
                    (count, _) => {
                        let topics = count_of(count, "topic");
                        self.commit_and_say(&format!("decide {topics}"), &format!("{topics} decided."), action);
                    }
                }
            }
            InRound::Park(topic) => {
                self.end_time_of(round, std::slice::from_ref(&topic));
                let name = title(&self.plan(), TableName::Responsibilities, topic.as_str());
                self.commit_quietly(&format!("park {name}"), |plan| actions::park(plan, round, &topic, clock::today()));
            }
            InRound::Report(names, out) => self.hand_out_report(round, names, out),
            InRound::Reopen(topic) => {
                let name = title(&self.plan(), TableName::Responsibilities, topic.as_str());
                self.commit_quietly(&format!("open {name} again"), |plan| actions::reopen(plan, round, &topic));
            }
            InRound::Copy => {
                let id = Id::random(&mut random::bits);
                let said = "Copied for next time: the same topics, roles and people, no answers.";
                self.commit_and_say("copy the round", said, |plan| actions::copy_round(plan, id.clone(), round));
                if self.plan().rounds.get(id.as_str()).is_some() {
                    self.go(&self.in_round("setup", &id));
                    page::scroll_to_top();
                }
            }
            InRound::Close => self.commit_quietly("close the round", |plan| actions::close(plan, round)),
            InRound::OpenAgain => self.commit_quietly("open the round again", |plan| actions::open_again(plan, round)),
            InRound::Delete => {
                let name = title(&self.plan(), TableName::Rounds, round.as_str());
                self.commit_and_say("delete the round", &format!("Deleted: {name}."), |plan| actions::delete_round(plan, round));
                if self.plan().rounds.get(round.as_str()).is_none() {
                    self.go(&Page::Workshop.route());
                    page::scroll_to_top();
                }
            }
        }
    }

    /// A view of a round. The last round is the one that is meant without a word in the address.
    pub fn in_round(self, view: &str, round: &Id) -> Route {
        let last = listed::<Round>(&self.plan(), Which::All).pop();
        let named = (last.is_none_or(|last| last.id != *round)).then_some(round.as_str());
        Page::Workshop.view(view).with("round", named)
    }

    /// Does something that shows by itself; a refusal is said.
    pub fn commit_quietly(self, label: &str, action: impl FnOnce(&Plan) -> Action) {
        if !self.may_write() {
            return;
        }
        if let Err(error) = self.commit(label, Pace::Single, action) {
            self.say(Toast::new(in_words(&error)));
        }
    }

    /// The kit of a round; says why if there can be none.
    pub(super) fn kit_of(self, round: &Id) -> Option<Kit> {
        let plan = self.plan();
        let round = plan.rounds.get(round.as_str())?;
        let kit = Kit::of(&plan, round);
        if kit.topics.is_empty() || kit.roles.is_empty() {
            self.say(Toast::new("A kit needs topics to ask about and roles that can be an answer. Choose them under Set up."));
            return None;
        }
        if kit.topics.len().max(kit.people.len()) > MOST {
            self.say(Toast::new(format!(
                "A kit asks at most {MOST} people about at most {MOST} topics. Choose fewer under Set up."
            )));
            return None;
        }
        Some(kit)
    }

    fn download_kit(self, round: &Id) {
        let Some(kit) = self.kit_of(round) else { return };
        let name = file_name(&kit.title, "kit");
        files::download(&name, "application/json", &kit.write());
        self.say(Toast::new(format!("Saved as {name}. Send this file to those who answer elsewhere.")));
    }

    /// Takes sheets in that were chosen or dropped together, as one step; says what became of each.
    pub(super) fn take_sheets(self, sheets: Vec<(String, SheetFile)>) {
        if !self.may_write() {
            return;
        }
        let mut plan = self.plan();
        let mut change = Change::default();
        let mut receipts = Vec::new();
        let mut went_to: Option<Id> = None;
        for (file, sheet) in sheets {
            let judged = judge(&plan, &sheet);
            let anonymous = plan.rounds.get(sheet.round.as_str()).is_some_and(|round| round.anonymous);
            let mut receipt = receipt_of(file, &sheet, &judged.fate, self.where_it_belongs(&sheet), anonymous);
            receipt.remarks = judged.remarks;
            // What is refused since its round is closed leads there as well: there it can be opened again.
            let closed = matches!(judged.fate, Fate::Closed);
            if let Fate::Takes(handed) | Fate::Replaces(handed, _) = judged.fate {
                match actions::take_sheets(&plan, &sheet.round, &[handed]) {
                    Ok(next) => {
                        plan = plan.applied(&next);
                        change = change.then(next);
                    }
                    Err(error) => {
                        receipt.tone = Tone::Refused;
                        receipt.words = in_words(&error);
                    }
                }
            }
            if receipt.tone != Tone::Refused || (closed && went_to.is_none()) {
                went_to = Some(sheet.round);
            }
            receipts.push(receipt);
        }
        let count = |tone: Tone| receipts.iter().filter(|receipt| receipt.tone == tone).count();
        let said: Vec<String> = [
            (count(Tone::Taken), "taken in"),
            (count(Tone::Asks), "to be decided"),
            (count(Tone::Left), "changed nothing"),
            (count(Tone::Refused), "refused"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{} {words}", count_of(count, "sheet")))
        .collect();
        let said = format!("{}.", said.join(", "));
        self.receipts.set(receipts);
        if change.is_empty() {
            self.say(Toast::new(said));
        } else {
            self.commit_and_say("take sheets in", &said, |_| Ok(change));
        }
        self.go(&went_to.map_or_else(|| Page::Workshop.view("answers"), |round| self.in_round("answers", &round)));
    }

    /// What to do with a sheet that does not belong to the open plan.
    fn where_it_belongs(self, sheet: &SheetFile) -> String {
        let name =
            if sheet.plan_name.is_empty() { "another plan".to_owned() } else { format!("the plan “{}”", sheet.plan_name) };
        let here = self.plans_here().iter().any(|card| card.id == sheet.plan && card.id != *self.plan().id());
        let way = if here { ", which is on this device: open it, then add the sheet there" } else { ", not to this one" };
        format!("It answers “{}” and belongs to {name}{way}.", sheet.title)
    }

    /// Settles a sheet that waits for a choice: takes it in the place of the one that is there, or leaves that one.
    pub fn settle_receipt(self, place: usize, choice: Choice) {
        let waiting = self.receipts.with_untracked(|receipts| receipts.get(place).and_then(|receipt| receipt.waits.clone()));
        let Some((round, handed)) = waiting else { return };
        let words = match choice {
            // Closed since the sheet arrived: it goes on waiting.
            Choice::Take if self.plan().rounds.get(round.as_str()).is_some_and(|round| round.is_closed()) => {
                return self.say(Toast::new(in_words(&EditError::Closed(round))));
            }
            Choice::Take => {
                let anonymous = self.plan().rounds.get(round.as_str()).is_some_and(|round| round.anonymous);
                let who = who(&handed, anonymous);
                let label = format!("take the other answers of {who}");
                let said = format!("The answers of {who} are those of the file now.");
                self.commit_and_say(&label, &said, |plan| actions::take_sheets(plan, &round, std::slice::from_ref(&handed)));
                said
            }
            Choice::Leave => "Left alone: the answers that were there stay.".to_owned(),
        };
        self.receipts.update(|receipts| {
            if let Some(receipt) = receipts.get_mut(place) {
                receipt.waits = None;
                receipt.words = words;
                receipt.tone = if choice == Choice::Take { Tone::Taken } else { Tone::Left };
            }
        });
    }
}

/// Which of two sheets of one participant counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// The one that arrived.
    Take,
    /// The one that is there.
    Leave,
}

/// Whose answers they are. In an anonymous round a name that came along all the same is not repeated.
fn who(handed: &Handed, anonymous: bool) -> &str {
    match handed.name.trim() {
        "" => "a participant without a name",
        _ if anonymous => "a participant without a name",
        name => name,
    }
}

fn receipt_of(file: String, sheet: &SheetFile, fate: &Fate, elsewhere: String, anonymous: bool) -> Receipt {
    let who = who(&sheet.handed, anonymous);
    let count = count_of(sheet.handed.count(), "answer");
    let (tone, words) = match fate {
        Fate::Stranger => (Tone::Refused, format!("Not taken: {elsewhere}")),
        Fate::Closed => (
            Tone::Refused,
            format!(
                "{who}: not taken, since the round “{}” is closed. Open it again under Set up, then add the sheet.",
                sheet.title
            ),
        ),
        Fate::Named => (
            Tone::Refused,
            "Not taken: this round is anonymous, and the sheet says which person of the plan it is from. Send the questions once more and ask for new answers.".to_owned(),
        ),
        Fate::Nothing => (Tone::Refused, "Not taken: the plan knows none of the topics and roles that it speaks of.".to_owned()),
        Fate::Takes(_) => (Tone::Taken, format!("{who}: {count} taken in.")),
        Fate::Replaces(handed, before) => (
            Tone::Taken,
            format!("{who}: handed in again ({} after {before}), {count} in the place of those before.", handed.revision),
        ),
        Fate::Same => (Tone::Left, format!("{who}: these answers are in already. Nothing has changed.")),
        Fate::Older(newest) => (
            Tone::Left,
            format!(
                "{who}: an older sheet ({} of {newest} handed in) than the one that is here. Nothing has changed.",
                sheet.handed.revision
            ),
        ),
        Fate::Differs(handed, differ) => (
            Tone::Asks,
            format!(
                "{who}: there are two sheets handed in as number {}, which differ on {}. Which one counts?",
                handed.revision,
                count_of(*differ, "topic")
            ),
        ),
    };
    let waits = match fate {
        Fate::Differs(handed, _) => Some((sheet.round.clone(), handed.clone())),
        _ => None,
    };
    Receipt { file, tone, words, remarks: Vec::new(), waits }
}
