//! The command table: everything that a button, a menu entry, a shortcut or the palette can do. Typing and dragging go through
//! `commit`. Knows no view.

use crate::signals::*;

use super::Session;
use super::checks::Checking;
use super::csv::InCsv;
use super::export::Past;
use super::matrix::InMatrix;
use super::plan::Phase;
use super::prefs::Theme;
use super::roles::InRoles;
use super::route::{Page, Route};
use super::saving::SaveState;
use super::since::Since;
use super::talk::InTalk;
use super::templates::InTemplates;
use super::workshop::{Choice, InRound};
use crate::browser::page::{self, Key};
use crate::browser::{events, random};
use crate::content::plans;
use crate::file::words::title;
use crate::plan::{Id, TableName, actions};

/// Something that can be done.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    /// Takes the last step back.
    Undo,
    /// Does the last undone step again.
    Redo,
    /// Starts a new plan.
    NewPlan,
    /// Opens the sample.
    OpenSample,
    /// Asks for a plan file.
    OpenFile,
    /// Opens a plan of this device.
    OpenPlan(Id),
    /// Exports the plan; asks for a name the first time.
    Export,
    /// Exports the plan with this note.
    ExportWithNote(String),
    /// Exports the plan without its share points.
    ExportWithoutHistory,
    /// Tries again to store the plan.
    StoreAgain,
    /// Opens the waiting file as a copy.
    OpenBeside,
    /// Puts the waiting file in the place of the plan on the device.
    ReplaceWithFile,
    /// Leaves the waiting file alone.
    ForgetFile,
    /// Goes back to a restore point.
    Restore(u64),
    /// Takes a plan off this device.
    RemovePlan(Id),
    /// Downloads what is stored, as it is.
    Rescue,
    /// Goes somewhere.
    Go(Page),
    /// Goes to a route.
    GoTo(Route),
    /// Opens the command palette.
    Palette,
    /// Light, dark, or as the device has it.
    Theme(Theme),
    /// The other one of light and dark.
    NextTheme,
    /// Prints the page.
    Print,
    /// Shows the charters of all roles and prints them.
    PrintCharters,
    /// Downloads the charter of a role as Markdown; without one, those of all roles.
    DownloadCharter(Option<Id>),
    /// Puts the same text on the clipboard.
    CopyCharter(Option<Id>),
    /// Puts the focus on the field for a new role.
    NewRole,
    /// Adds a role with this name.
    AddRole(String),
    /// Adds a responsibility to an area.
    AddResponsibility(Id, String),
    /// Puts a record away, or takes it out if nothing refers to it.
    Remove(TableName, Id),
    /// Takes an archived record back into use.
    Unarchive(TableName, Id),
    /// Adds a round on the topics with which a workshop starts.
    AddRound,
    /// Does something in a round of the workshop.
    InRound(Id, InRound),
    /// Does something with the discussion of a round.
    InTalk(InTalk),
    /// Gives a person a role, for one product or all, or takes it away.
    ToggleHolding(Id, Id, Option<Id>),
    /// Adds a product with this name.
    AddProduct(String),
    /// Takes the sheets in that are in the text that was pasted.
    Paste,
    /// Settles which of two sheets counts: the place of its receipt.
    Settle(usize, Choice),
    /// Takes a kit with its answers off this device.
    ForgetKit(Id),
    /// Does something to the role matrix.
    InMatrix(InMatrix),
    /// Does something with tables as CSV.
    Csv(InCsv),
    /// Does something about what the checks found.
    Check(Checking),
    /// Does something with the comparison of the role matrix.
    Since(Since),
    /// Does something with role templates.
    Templates(InTemplates),
    /// Does something to the registers of the roles.
    InRoles(InRoles),
    /// Takes the message away.
    Dismiss,
}

/// A key with Ctrl, or the command key of a Mac.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shortcut {
    key: &'static str,
    shift: bool,
}

impl Shortcut {
    /// As it is written beside a command.
    pub fn words(self) -> String {
        format!("Ctrl {}{}", if self.shift { "Shift " } else { "" }, self.key.to_ascii_uppercase())
    }
}

/// A command of the palette.
#[derive(Debug)]
pub struct Listed {
    /// The command.
    pub command: Command,
    /// What it is called.
    pub name: &'static str,
    /// Its shortcut.
    pub shortcut: Option<Shortcut>,
    /// Whether it needs an open plan.
    pub needs_plan: bool,
}

const fn listed(command: Command, name: &'static str, shortcut: Option<Shortcut>, needs_plan: bool) -> Listed {
    Listed { command, name, shortcut, needs_plan }
}

const fn ctrl(key: &'static str) -> Option<Shortcut> {
    Some(Shortcut { key, shift: false })
}

/// The commands of the palette, in its order. Those that need more than a name are not in it.
pub const COMMANDS: &[Listed] = &[
    listed(Command::Go(Page::Workshop), "Go to the workshop", None, true),
    listed(Command::Go(Page::Roles), "Go to the role matrix", None, true),
    listed(Command::Templates(InTemplates::Show), "Go to the role templates", None, true),
    listed(Command::Go(Page::Files), "Go to the plan files", None, true),
    listed(Command::Go(Page::Start), "Go to the start page", None, false),
    listed(Command::Undo, "Undo", ctrl("z"), true),
    listed(Command::Redo, "Redo", Some(Shortcut { key: "z", shift: true }), true),
    listed(Command::Export, "Export the plan file", ctrl("s"), true),
    listed(Command::ExportWithoutHistory, "Export without share points", None, true),
    listed(Command::Csv(InCsv::Show), "Export or import the matrix as CSV", None, true),
    listed(Command::OpenFile, "Open a plan file", ctrl("o"), false),
    listed(Command::NewPlan, "Start a new plan", None, false),
    listed(Command::OpenSample, "Look at the sample: what five articles say", None, false),
    listed(Command::NewRole, "Add a role", None, true),
    listed(Command::InTalk(InTalk::Present), "Present to the room", Some(Shortcut { key: "f", shift: true }), true),
    listed(Command::InTalk(InTalk::StartOrPause), "Start or pause the timer", ctrl("."), true),
    listed(Command::InTalk(InTalk::Longer), "One minute more on the timer", None, true),
    listed(Command::InTalk(InTalk::Next), "Next topic of the agenda", None, true),
    listed(Command::InTalk(InTalk::Previous), "Previous topic of the agenda", None, true),
    listed(Command::Print, "Print this page", ctrl("p"), true),
    listed(Command::Theme(Theme::Light), "Light theme", None, false),
    listed(Command::Theme(Theme::Dark), "Dark theme", None, false),
    listed(Command::Theme(Theme::Device), "Theme of the device", None, false),
    listed(Command::Palette, "Search or run a command", ctrl("k"), false),
];

/// The field for a new role, which a command can put the focus on.
pub const NEW_ROLE_FIELD: &str = "new-role";

/// The field for the name of a role, which a search can lead to.
pub fn role_field(role: &str) -> String {
    format!("role-name-{role}")
}

/// How many frames an element may take to come.
const FRAMES: u32 = 20;

/// Puts the focus on an element that another page may have to bring first.
pub(super) fn focus_soon(id: String) {
    spawn_local(async move {
        for _ in 0..FRAMES {
            events::next_frame().await;
            if page::focus(&id) {
                break;
            }
        }
    });
}

impl Session {
    /// Whether a command can be run now.
    pub fn can(self, command: &Command) -> bool {
        match command {
            // Who has their turn takes nothing back that others did.
            Command::Undo | Command::Redo if self.route.with(|route| route.page == Page::Answer) => false,
            Command::Undo => self.turns.with(|turns| turns.0.is_some()),
            Command::Redo => self.turns.with(|turns| turns.1.is_some()),
            Command::InTalk(command) => self.can_in_talk(command),
            other => {
                let needs = COMMANDS.iter().any(|listed| listed.command == *other && listed.needs_plan);
                !needs || self.phase.with(|phase| matches!(phase, Phase::Open(_)))
            }
        }
    }

    /// Runs a command.
    pub fn run(self, command: Command) {
        self.pause();
        match command {
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::NewPlan => self.new_plan(),
            Command::OpenSample => self.open_sample(),
            Command::OpenFile => self.choose_file(),
            Command::OpenPlan(plan) => self.open_plan(plan),
            Command::Export => self.export(),
            Command::ExportWithNote(note) => self.export_as(&note, Past::Along),
            Command::ExportWithoutHistory => self.export_as("", Past::Here),
            Command::StoreAgain => {
                if self.save.get_untracked() == SaveState::Gone {
                    self.save.set(SaveState::Saving);
                    // They were cleared with the rest.
                    self.prefer(|_| {});
                }
                self.store_whole();
            }
            Command::OpenBeside => self.open_beside(),
            Command::ReplaceWithFile => self.replace_with_file(),
            Command::ForgetFile => self.forget_file(),
            Command::Restore(number) => self.restore(number),
            Command::RemovePlan(plan) => self.remove_plan(&plan),
            Command::Rescue => self.rescue(),
            Command::Go(page) => self.go(&page.route()),
            Command::GoTo(route) => {
                self.go(&route);
                if let Some(role) = route.chosen("role") {
                    focus_soon(role_field(role));
                }
            }
            Command::Palette => self.palette.update(|open| *open = !*open),
            Command::Theme(theme) => self.prefer(|prefs| prefs.theme = theme),
            Command::NextTheme => self.prefer(|prefs| {
                prefs.theme = match prefs.theme {
                    Theme::Device if page::prefers_dark() => Theme::Light,
                    Theme::Device | Theme::Light => Theme::Dark,
                    Theme::Dark => Theme::Light,
                };
            }),
            Command::Print => {
                // What the page draws for paper only, it draws before the browser looks at it.
                page::announce_print();
                spawn_local(async {
                    tick().await;
                    page::print();
                });
            }
            Command::PrintCharters => self.print_charters(),
            Command::DownloadCharter(role) => self.download_charter(role.as_ref()),
            Command::CopyCharter(role) => self.copy_charter(role.as_ref()),
            Command::NewRole => {
                self.go(&Page::Roles.view("list"));
                focus_soon(NEW_ROLE_FIELD.to_owned());
            }
            Command::AddRole(name) => {
                let said = format!("Role “{}” added.", name.trim());
                self.commit_and_say("add a role", &said, |plan| actions::add_role(plan, Id::random(&mut random::bits), &name));
            }
            Command::AddResponsibility(area, text) => {
                self.commit_and_say("add a responsibility", "Responsibility added.", |plan| {
                    actions::add_responsibility(plan, Id::random(&mut random::bits), &area, &text)
                })
            }
            Command::Remove(table, id) => {
                let name = title(&self.plan(), table, id.as_str());
                let (label, said) = (format!("put away the {} {name}", table.one()), format!("Put away: {name}."));
                self.commit_and_say(&label, &said, |plan| actions::archive(plan, table, &id));
            }
            Command::Unarchive(table, id) => {
                let name = title(&self.plan(), table, id.as_str());
                self.commit_and_say(&format!("bring back the {}", table.one()), &format!("Back in use: {name}."), |plan| {
                    actions::unarchive(plan, table, &id)
                });
            }
            Command::AddRound => self.commit_quietly("add a round", |plan| {
                actions::add_round(plan, Id::random(&mut random::bits), plans::ROUND_NAME, &plans::default_topics())
            }),
            Command::InRound(round, command) => self.run_in_round(&round, command),
            Command::InTalk(command) => self.run_in_talk(command),
            Command::ToggleHolding(person, role, product) => self.commit_quietly("change who holds a role", |plan| {
                actions::toggle_holding(plan, &person, &role, product.as_ref())
            }),
            Command::AddProduct(name) => {
                self.commit_quietly("add a product", |plan| actions::add_product(plan, Id::random(&mut random::bits), &name))
            }
            Command::Paste => self.paste(),
            Command::Settle(place, choice) => self.settle_receipt(place, choice),
            Command::ForgetKit(round) => self.forget_kit(&round),
            Command::InMatrix(command) => self.run_in_matrix(command),
            Command::Csv(command) => self.run_csv(command),
            Command::Check(command) => self.run_check(command),
            Command::Since(command) => self.run_since(command),
            Command::Templates(command) => self.run_in_templates(command),
            Command::InRoles(command) => self.run_in_roles(command),
            Command::Dismiss => self.toast.set(None),
        }
    }

    /// Runs a command that may take the focused control away, and then puts the focus on the first of these elements that is there.
    pub fn run_and_focus(self, command: Command, ids: &[String]) {
        self.run(command);
        let ids = ids.to_vec();
        spawn_local(async move {
            tick().await;
            let _found = ids.iter().any(|id| page::focus(id));
        });
    }

    /// Runs the command of a shortcut, if it is one.
    pub(super) fn take_key(self, key: &Key) {
        if !key.command {
            return self.take_talk_key(key);
        }
        // In a text of the plan the browser's own undo would take back letters that the plan has already; ours takes both along. In
        // other fields, such as one for a new name, the browser's is the right one.
        let name = if key.name == "y" { "z" } else { key.name.as_str() };
        let shift = key.shift || key.name == "y";
        let found = COMMANDS.iter().find(|listed| listed.shortcut.is_some_and(|own| own.key == name && own.shift == shift));
        if let Some(listed) = found
            && untrack(|| self.can(&listed.command))
            && listed.command != Command::Print
            && !(key.in_draft && matches!(listed.command, Command::Undo | Command::Redo))
        {
            key.take();
            self.run(listed.command.clone());
        }
    }
}
