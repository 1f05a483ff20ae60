//! Which role template fits a team, from a few answers, and why. Each answer is a signal for or against templates, with the articles that
//! say so; nothing else counts. Knows no plan, and of the templates only their ids.

use crate::plan::sorting::sort_by;

/// A question with its answers.
#[derive(Debug)]
pub struct Question {
    /// What is asked.
    pub text: &'static str,
    /// The possible answers.
    pub answers: &'static [&'static str],
}

/// The questions.
pub const QUESTIONS: [Question; 6] = [
    Question {
        text: "How large is the company?",
        answers: &["Just started: few people, little money", "Small, and steady", "Growing fast", "A large enterprise"],
    },
    Question {
        text: "How many products are there?",
        answers: &["One", "A few, sold or in development", "Many, planned together as a portfolio"],
    },
    Question {
        text: "How much development is there?",
        answers: &["One team on a small agile project", "A team that grows, or two", "Several teams on one large project"],
    },
    Question {
        text: "Who does the two jobs today?",
        answers: &[
            "One person, who keeps up with both",
            "One person, who cannot keep up or is worn out",
            "Two people",
            "One product manager with several product owners",
        ],
    },
    Question {
        text: "Where is the product going?",
        answers: &["It stays simple, in its market", "It gets more complex", "It enters new markets"],
    },
    Question {
        text: "Who decides on brand and launches?",
        answers: &["Nobody but the two roles", "A brand or marketing manager is asked", "A brand or marketing manager decides"],
    },
];

/// The templates among which is chosen, by their ids, in the order in which they stand where nothing tells them apart.
pub const CHOICES: [&str; 5] = ["one", "two", "many", "brand", "portfolio"];

/// What each of the questions was answered with: the place of the answer.
pub type Answers = [Option<usize>; QUESTIONS.len()];

/// What an answer says for or against templates.
#[derive(Debug, PartialEq)]
pub struct Signal {
    /// The question and the answer.
    at: (usize, usize),
    /// The template; those that part the roles share the signals for [`APART`].
    of: &'static str,
    /// How much it counts, against the template if negative.
    pub weight: i32,
    /// Why, in our words.
    pub reason: &'static str,
    /// The articles that say so, by id.
    pub articles: &'static str,
}

/// The template of two roles held apart. Whatever speaks for it speaks for all that hold them apart, as soon as something speaks for
/// those in particular.
const APART: &str = "two";

const fn signal(at: (usize, usize), of: &'static str, weight: i32, reason: &'static str, articles: &'static str) -> Signal {
    Signal { at, of, weight, reason, articles }
}

/// All signals, by question.
const SIGNALS: &[Signal] = &[
    signal(
        (0, 0),
        "one",
        3,
        "Early on, with few people and little money, one person may hold both roles.",
        "product-rocket talent-services talentcove",
    ),
    signal((0, 1), "one", 1, "In a small company one person may hold both roles.", "product-rocket talent-services talentcove"),
    signal(
        (0, 2),
        "one",
        -2,
        "Where a company grows fast, one person in both roles is a risk.",
        "product-rocket talent-services",
    ),
    signal(
        (0, 2),
        "two",
        2,
        "The company grows fast: better to part the roles before one person is the bottleneck.",
        "product-rocket talent-services",
    ),
    signal((0, 3), "one", -2, "An enterprise has work enough for specialists.", "talent-services"),
    signal((0, 3), "two", 2, "An enterprise lets people specialise: a person for each role.", "talent-services"),
    signal((1, 0), "portfolio", -2, "With one product there is nothing to plan across products.", "product-rocket gocious"),
    signal((1, 1), "one", -1, "Several products ask for a clearer split of the roles.", "product-rocket gocious"),
    signal((1, 1), "two", 1, "Several products ask for a clearer split of the roles.", "product-rocket gocious"),
    signal(
        (1, 1),
        "portfolio",
        1,
        "With several products somebody has to plan each against the others.",
        "product-rocket gocious",
    ),
    signal((1, 2), "one", -2, "A portfolio asks for a clear split of the roles.", "product-rocket gocious"),
    signal((1, 2), "two", 1, "A portfolio asks for a clear split of the roles.", "product-rocket gocious"),
    signal((1, 2), "portfolio", 3, "A portfolio needs somebody who answers for all products together.", "product-rocket gocious"),
    signal((2, 0), "one", 2, "On a small agile project the product manager can be the product owner as well.", "talentcove"),
    signal((2, 0), "many", -2, "One small team has no use for several product owners.", "talentcove"),
    signal((2, 1), "one", -1, "A growing team takes more of a product owner’s day than half a person has.", "talent-services"),
    signal((2, 1), "two", 2, "A development team that grows is a sign to fill both roles.", "talent-services"),
    signal((2, 2), "one", -2, "A large project is more than one person can follow closely.", "talentcove"),
    signal((2, 2), "many", 3, "On a large project one product manager can lead several product owners.", "talentcove"),
    signal((3, 0), "one", 2, "One person keeps up with both, so nothing forces a split yet.", "talent-services"),
    signal(
        (3, 1),
        "one",
        -4,
        "One person no longer keeps up with strategy and delivery: the roles should be parted before somebody burns out.",
        "product-rocket talent-services",
    ),
    signal(
        (3, 1),
        "two",
        4,
        "Too much for one person: strategy and delivery each need somebody.",
        "product-rocket talent-services",
    ),
    signal((3, 2), "one", -2, "There are two people already.", "product-rocket omnisome talentcove"),
    signal(
        (3, 2),
        "two",
        2,
        "Two people do the work already; what is missing is who answers for what.",
        "product-rocket omnisome talentcove",
    ),
    signal((3, 3), "one", -2, "There are several people already.", "talentcove"),
    signal((3, 3), "many", 3, "You work like that already: a product manager leads the product owners.", "gocious talentcove"),
    signal((4, 0), "one", 1, "A simple product in a market that it knows gives no reason to part the roles.", "talent-services"),
    signal((4, 1), "one", -1, "A product that gets more complex asks for both roles.", "talent-services"),
    signal((4, 1), "two", 2, "A product that gets more complex is a sign to fill both roles.", "talent-services"),
    signal((4, 2), "one", -1, "New markets are work for somebody who is not busy with the backlog.", "talent-services"),
    signal((4, 2), "two", 2, "New markets are a sign to fill both roles.", "talent-services"),
    signal((5, 0), "brand", -2, "Nobody would hold the third role.", "product-rocket"),
    signal((5, 1), "brand", 1, "A brand manager who is asked takes part in what both roles do.", "product-rocket"),
    signal(
        (5, 2),
        "brand",
        3,
        "Who decides on brand and launches belongs into the matrix: the three work as a trio.",
        "product-rocket",
    ),
];

/// A template with what speaks for it and against it.
#[derive(Debug, PartialEq)]
pub struct Fit {
    /// The id of the template.
    pub template: &'static str,
    /// The sum of the weights.
    pub score: i32,
    /// What speaks for it.
    pub reasons: Vec<&'static Signal>,
    /// What speaks against it.
    pub doubts: Vec<&'static Signal>,
}

/// So close behind, a second one is as good a choice.
const CLOSE: i32 = 1;

impl Fit {
    /// Whether it fits about as well as a better one.
    #[must_use]
    pub fn is_close_to(&self, better: &Self) -> bool {
        better.score - self.score <= CLOSE
    }
}

/// All templates, the best first. What does not part them leaves them in their order.
#[must_use]
pub fn fits(answers: &Answers) -> Vec<Fit> {
    let given = |signal: &&Signal| answers[signal.at.0] == Some(signal.at.1);
    let mut fits: Vec<Fit> = CHOICES
        .iter()
        .map(|template| {
            let own = || SIGNALS.iter().filter(given).filter(|signal| signal.of == *template);
            let shares = *template != "one" && *template != APART && own().any(|signal| signal.weight > 0);
            let shared = SIGNALS.iter().filter(given).filter(|signal| shares && signal.of == APART);
            let (reasons, doubts): (Vec<_>, Vec<_>) = own().chain(shared).partition(|signal| signal.weight > 0);
            let score = reasons.iter().chain(&doubts).map(|signal| signal.weight).sum();
            Fit { template, score, reasons, doubts }
        })
        .collect();
    sort_by(&mut fits, |a, b| b.score.cmp(&a.score));
    fits
}

/// Those that something speaks for, and more than against: the best first.
#[must_use]
pub fn proposed(answers: &Answers) -> Vec<Fit> {
    fits(answers).into_iter().filter(|fit| fit.score > 0).collect()
}

/// How sure the proposal is, in words.
#[must_use]
pub fn certainty(answers: &Answers) -> String {
    let count = answers.iter().flatten().count();
    let all = answers.len();
    match count {
        0 => "Answer what you know; each answer says for what it speaks. You can leave any of them out.".to_owned(),
        _ if count == all => format!("Rests on all {all} answers: as sure as so few questions can be."),
        1 | 2 => format!("A first guess, from {count} of {all} answers."),
        _ => format!("A fair guess, from {count} of {all} answers."),
    }
}
