//! The report of a round on its way out, and the draws behind its ranges, in slices between frames. Knows no view; what a report says is
//! not its business.

use super::Session;
use super::export::file_stem;
use super::plan::Toast;
use crate::analysis::{Bootstrap, Metric, NoRange, Question, Range, Report, RoundVotes, Votes, seed_of};
use crate::browser::{clock, events, timing};
use crate::file::markdown;
use crate::plan::Id;
use crate::signals::spawn_local;

/// How many times topics are drawn for a range.
const DRAWS: u32 = 2000;
/// How long a slice of the draws takes, in milliseconds: half of what may stand between two frames.
const SLICE: f64 = 4.0;
/// How many draws are made between two looks at the clock: under a millisecond of work for 200 participants.
const STEP: u32 = 8;

/// The ranges of both numbers of agreement: nominal, then set-aware. Nothing if nobody waits for them any more.
pub async fn ranges(votes: &Votes, round: &Id, wanted: impl Fn() -> bool) -> Option<[Result<Range, NoRange>; 2]> {
    let mut found = [Err(NoRange::TooFewTopics { usable: 0 }); 2];
    for (metric, found) in [Metric::Nominal, Metric::SetAware].into_iter().zip(&mut found) {
        events::next_frame().await;
        let mut bootstrap = Bootstrap::new(votes, metric, seed_of(round), DRAWS);
        while !bootstrap.progress().finished() {
            if !wanted() {
                return None;
            }
            let (measure, start) = (timing::begin("tandem:reveal.slice"), clock::now());
            while !bootstrap.progress().finished() && clock::now() - start < SLICE {
                bootstrap.step(STEP);
            }
            measure.end();
            events::next_frame().await;
        }
        *found = bootstrap.range();
    }
    wanted().then_some(found)
}

/// The same at once, for paper: what is printed cannot wait.
pub fn ranges_at_once(votes: &Votes, round: &Id) -> [Result<Range, NoRange>; 2] {
    [Metric::Nominal, Metric::SetAware].map(|metric| {
        let mut bootstrap = Bootstrap::new(votes, metric, seed_of(round), DRAWS);
        bootstrap.step(DRAWS);
        bootstrap.range()
    })
}

/// Where a report goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Out {
    /// Into a file.
    Download,
    /// Onto the clipboard.
    Clipboard,
}

impl Session {
    /// Hands the report of a round out as Markdown.
    pub(super) fn hand_out_report(self, round: &Id, names: bool, out: Out) {
        let plan = self.plan();
        let found = plan.rounds.get(round.as_str()).and_then(|round| Some((round, Report::of(&plan, round)?)));
        let Some((round, report)) = found else {
            self.say(Toast::new("There is no report before the answers are revealed."));
            return;
        };
        let (votes, round) = (RoundVotes::of(&plan, round, Question::Today), round.id.clone());
        spawn_local(async move {
            let Some(ranges) = ranges(&votes.votes, &round, || true).await else { return };
            let text = markdown::report(&report, ranges, names);
            if out == Out::Clipboard {
                return self.copy_out(&text).await;
            }
            let stem = file_stem(&report.round);
            let name = if stem.is_empty() { "report.md".to_owned() } else { format!("report-{stem}.md") };
            self.download_out(&name, &text);
        });
    }
}
