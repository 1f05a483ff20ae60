//! Answers computed from a plan: how far the voices agree, on what they do not, and what two roles both claim.
//!
//! Pure and deterministic functions over [`Votes`], a table of small numbers: no browser, no clock, no chance but for a seed that comes in
//! as an argument. Results do not depend on the order of voices, of topics (but for the draws of the bootstrap, and where catalogue
//! order breaks a tie) or on the numbers of the roles: sums are sums of whole numbers. Only [`round`], [`mod@charter`], [`mod@moved`],
//! [`mod@report`], [`mod@agenda`], [`people_load`], [`limits`], [`filling`], the hints of [`fix`], and what stands behind [`picture`] in
//! the table know a plan; nothing else knows names of
//! people or where on the screen a picture stands.
//!
//! | module | answers |
//! |---|---|
//! | [`round`] | what a round of a plan is as votes |
//! | [`mod@charter`] | what a role owns, from the matrix and the decisions of a plan |
//! | [`paper`] | how small a charter has to be set to fit on a page |
//! | [`votes`] | who said what: the table that all others read |
//! | [`distance`] | how far two answers are from each other |
//! | [`agreement`] | how far the voices agree: Krippendorff's alpha |
//! | [`mod@areas`] | how far they agree within each area |
//! | [`bootstrap`] | how sure that number is |
//! | [`mod@topics`] | what is said about each topic, and which to talk about first |
//! | [`mod@spectrum`] | where a topic lies between two roles |
//! | [`overlap`] | what two roles share, what nobody owns, what a role claims and is given |
//! | [`mod@finding`] | what was found, as a sentence |
//! | [`compare`] | what came together and what drifted apart between two rounds |
//! | [`wish`] | what a team wants otherwise than it is today |
//! | [`mod@moved`] | what moved from whom to whom between two states of a plan |
//! | [`mod@report`] | what a round came to, for paper |
//! | [`mod@agenda`] | in which order topics are talked about, and how long that takes |
//! | [`timebox`] | how much time is left for a topic |
//! | [`proposal`] | what the answers to a topic suggest as a decision |
//! | [`raci`] | which rules a row of the role matrix breaks |
//! | [`fix`] | which letters would mend a row that breaks a rule |
//! | [`limits`] | how much is too much, as published or as a plan sets it |
//! | [`people_load`] | what each person carries in the matrix, and which rules about people it breaks |
//! | [`filling`] | what a role template would change in a plan |
//! | [`fit`] | which role template fits some answers, and why |
//! | [`layout`] | where circles and labels fit |
//! | [`picture`] | where everything stands on the picture of the spectrum |
//! | [`rights`] | what a role may decide, and what does not fit |
//! | [`stakeholders`] | what each stakeholder needs, and who is not looked after |
//! | [`development`] | what goes from one role to another, and what that changes |
//! | [`mod@card`] | what roles own side by side |
//! | [`taken`] | who has taken a charter on |
//! | [`random`] | numbers from a seed, the same for ever |
// Statistics are tables: each index is made from the length of the table that it is used on, or comes from a table that holds only such
// indices (category numbers below `Votes::categories`, roles below `Votes::roles`). Where that is not plain, a comment states the bound.
#![allow(clippy::indexing_slicing)]

pub mod agenda;
pub mod agreement;
pub mod areas;
pub mod bootstrap;
pub mod card;
pub mod charter;
pub mod compare;
pub mod development;
pub mod distance;
pub mod filling;
pub mod finding;
pub mod fit;
pub mod fix;
pub mod layout;
pub mod limits;
pub mod moved;
pub mod overlap;
pub mod paper;
pub mod people_load;
pub mod picture;
pub mod proposal;
pub mod raci;
pub mod random;
pub mod report;
pub mod rights;
pub mod round;
pub mod spectrum;
pub mod stakeholders;
pub mod taken;
pub mod timebox;
pub mod topics;
pub mod votes;
pub mod wish;

pub use agenda::Agenda;
pub use agreement::{Agreement, Undefined, Units, krippendorff};
pub use areas::{AreaAgreement, NoNumber, by_area};
pub use bootstrap::{Bootstrap, NoRange, Progress, Range};
pub use compare::{Comparison, Shift, Trend};
pub use distance::{Distances, Metric};
pub use layout::{Bounds, Disc, Label, Side, Spot, place_labels, separate};
pub use moved::Moved;
pub use overlap::{Claims, Mirror, Overlap, Support, claimed_by_both, claims};
pub use picture::Picture;
pub use proposal::Proposal;
pub use random::SplitMix64;
pub use report::Report;
pub use round::{Question, RoundVotes, seed_of};
pub use spectrum::{Dot, Group, Pile, spectrum};
pub use timebox::TimeBox;
pub use topics::{State, Topic, order, topics};
pub use votes::{Choice, NONE, Votes};
pub use wish::{Balance, Owner, Turn, Wish, Wished};

/// How many topics are in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headline {
    /// Topics on which two voices name one role each, and not the same.
    pub contested: usize,
    /// Topics with at least two different answers, the contested ones included.
    pub disputed: usize,
    /// Topics with at least two voices, all with the same answer.
    pub undisputed: usize,
    /// Topics with one voice.
    pub single_voice: usize,
    /// Topics with no voice.
    pub unanswered: usize,
}

impl Headline {
    /// Counts the states of some topics.
    #[must_use]
    pub fn of(topics: &[Topic]) -> Self {
        let mut counts = Self::default();
        for topic in topics {
            match topic.state() {
                State::Contested => {
                    counts.contested += 1;
                    counts.disputed += 1;
                }
                State::Disputed => counts.disputed += 1,
                State::Undisputed => counts.undisputed += 1,
                State::SingleVoice => counts.single_voice += 1,
                State::Unanswered => counts.unanswered += 1,
            }
        }
        counts
    }
}

/// All that the reveal of a workshop shows at once, from one pass over the votes.
#[derive(Clone, Debug, PartialEq)]
pub struct Reveal {
    /// Each topic's summary, in the order of the votes.
    pub topics: Vec<Topic>,
    /// The order in which to talk about them, as indices of `topics`.
    pub order: Vec<usize>,
    /// The agreement with every distinct answer a category.
    pub nominal: Agreement,
    /// The agreement with "PO and PM" closer to "PO" than "PM" is.
    pub set_aware: Agreement,
    /// How many topics are in which state.
    pub headline: Headline,
}

impl Reveal {
    /// Computes everything. The uncertainty of the agreement comes on its own, in slices: see [`Bootstrap`].
    #[must_use]
    pub fn of(votes: &Votes) -> Self {
        let units = Units::of(votes);
        let distances = Distances::of(votes);
        let observed: Vec<u128> = (0..units.len()).map(|unit| agreement::disagreement(units.cells(unit), &distances)).collect();
        let topics = topics::summaries(votes, &units, &observed);
        Self {
            order: order(&topics),
            nominal: agreement::nominal(&units),
            set_aware: agreement::set_aware(&units, &observed, &distances),
            headline: Headline::of(&topics),
            topics,
        }
    }
}

/// A number kept between two others. Not `f64::clamp`: for the case that these are the wrong way round it holds a message with both in it.
pub(crate) fn within(number: f64, low: f64, high: f64) -> f64 {
    number.max(low).min(high)
}
