//! The analysis against published figures and against what must hold for any answers.

use proptest::prelude::*;
use tandem::analysis::*;

use crate::make::cases;

/// An answer that can be kept: roles, or `None` for the rest.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Roles(Vec<u16>),
    Team,
    Nobody,
    Silent,
}

pub type Sheet = Vec<Vec<Answer>>;

/// Topics x voices answers as votes.
pub fn votes(roles: usize, table: &Sheet) -> Votes {
    let mut votes = Votes::new(roles, table.len(), table.iter().map(Vec::len).max().unwrap_or(0));
    for (topic, row) in table.iter().enumerate() {
        for (voice, answer) in row.iter().enumerate() {
            match answer {
                Answer::Roles(roles) => assert!(votes.cast(topic, voice, Choice::Roles(roles))),
                Answer::Team => assert!(votes.cast(topic, voice, Choice::Team)),
                Answer::Nobody => assert!(votes.cast(topic, voice, Choice::Nobody)),
                Answer::Silent => {}
            }
        }
    }
    votes
}

pub const PO: u16 = 0;
pub const PM: u16 = 1;
const LEADERSHIP: u16 = 2;

/// One letter per voice, as in the fixture.
fn letters(row: &str) -> Vec<Answer> {
    let answer = |letter| match letter {
        'o' => Answer::Roles(vec![PO]),
        'm' => Answer::Roles(vec![PM]),
        'b' => Answer::Roles(vec![PO, PM]),
        'l' => Answer::Roles(vec![LEADERSHIP]),
        't' => Answer::Team,
        'n' => Answer::Nobody,
        '.' => Answer::Silent,
        other => panic!("no answer is written {other}"),
    };
    row.chars().map(answer).collect()
}

pub fn rows(rows: &[&str]) -> Votes {
    votes(3, &rows.iter().map(|row| letters(row)).collect())
}

/// The five articles as voices on the 105 responsibilities, with the ids of these.
fn stances() -> (Vec<&'static str>, Votes) {
    let lines = include_str!("../fixtures/stances.txt").lines().filter(|line| !line.starts_with('#'));
    let (ids, table): (Vec<_>, Sheet) =
        lines.map(|line| line.split_once(' ').unwrap()).map(|(id, row)| (id, letters(row))).unzip();
    (ids, votes(3, &table))
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

// ---------------------------------------------------------------------------------------------------------------- oracles

/// The reliability data of Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, twelve
/// units, missing data. Published as 0.743 (nominal) and 0.849 (interval); the fractions are the exact values of the same sums.
fn check_published(distance: impl Fn(u16, u16) -> u32, expected: f64) {
    let table = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];
    let counts: Vec<[u32; 6]> = (0..12)
        .map(|unit| {
            let mut counts = [0; 6];
            for value in table.iter().filter_map(|row| row.as_bytes()[unit].checked_sub(b'0').filter(|&value| value <= 5)) {
                counts[usize::from(value)] += 1;
            }
            counts
        })
        .collect();
    let counts: Vec<&[u32]> = counts.iter().map(|row| &row[..]).collect();
    let found = krippendorff(&Units::from_counts(&counts), distance);
    assert_eq!((found.pairable, found.units), (40, 11));
    close(found.alpha.unwrap(), expected);
}

#[test]
fn alpha_is_the_published_one_for_nominal_data() {
    check_published(|c, k| u32::from(c != k), 113.0 / 152.0);
}

#[test]
fn alpha_is_the_published_one_for_interval_data() {
    check_published(|c, k| u32::from(c.abs_diff(k)).pow(2), 951.0 / 1120.0);
}

/// The five articles, counted by hand from the definition with exact fractions.
fn check_stances(metric: Metric, expected: f64) {
    let found = Agreement::of(&stances().1, metric);
    assert_eq!((found.pairable, found.units), (230, 75));
    close(found.alpha.unwrap(), expected);
}

#[test]
fn the_articles_agree_nominally_as_counted_by_hand() {
    check_stances(Metric::Nominal, 45071.0 / 109_878.0);
}

#[test]
fn the_articles_agree_by_sets_as_counted_by_hand() {
    check_stances(Metric::SetAware, 83101.0 / 184_548.0);
}

/// Passonneau 2006: `1 - J * M`; the fractions follow from the definition.
fn check_distance(a: Choice<'_>, b: Choice<'_>, nominal: f64, set_aware: f64) {
    for (metric, expected) in [(Metric::Nominal, nominal), (Metric::SetAware, set_aware)] {
        for (a, b) in [(a, b), (b, a)] {
            close(f64::from(metric.between(a, b)) / f64::from(distance::ONE), expected);
        }
    }
    let mut votes = Votes::new(200, 2, 1);
    assert!(votes.cast(0, 0, a) && votes.cast(1, 0, b));
    assert_eq!(Distances::of(&votes).get(votes.topic(0)[0], votes.topic(1)[0]), Metric::SetAware.between(a, b));
}

#[test]
fn set_distances_are_those_of_masi() {
    use Choice::{Nobody, Roles, Team};
    check_distance(Roles(&[0]), Roles(&[0]), 0.0, 0.0);
    check_distance(Roles(&[0]), Roles(&[1]), 1.0, 1.0);
    check_distance(Roles(&[0]), Roles(&[0, 1]), 1.0, 2.0 / 3.0);
    check_distance(Roles(&[0, 1, 2]), Roles(&[0, 1]), 1.0, 5.0 / 9.0);
    check_distance(Roles(&[0, 1]), Roles(&[0, 2]), 1.0, 8.0 / 9.0);
    check_distance(Roles(&[3, 70, 150]), Roles(&[70, 150]), 1.0, 5.0 / 9.0);
    check_distance(Roles(&[0]), Team, 1.0, 1.0);
    check_distance(Team, Nobody, 1.0, 1.0);
    check_distance(Nobody, Nobody, 0.0, 0.0);
}

/// Vigna's reference implementation of SplitMix64 (prng.di.unimi.it/splitmix64.c), whose first outputs are widely published.
fn check_random(seed: u64, expected: &[u64]) {
    let mut random = SplitMix64::new(seed);
    let found: Vec<u64> = expected.iter().map(|_| random.next_u64()).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_generator_is_the_published_one() {
    check_random(0, &[0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F]);
    check_random(1_234_567, &[6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
}

#[test]
fn indices_are_spread_evenly() {
    let mut random = SplitMix64::new(7);
    let mut counts = [0u32; 6];
    (0..60_000).for_each(|_| counts[random.index(6) as usize] += 1);
    // Five standard deviations of a fair die.
    assert!(counts.iter().all(|&count| count.abs_diff(10_000) < 457), "{counts:?}");
    assert_eq!((random.index(0), random.index(1)), (0, 0));
}

/// Hyndman and Fan 1996, type 7.
#[test]
fn quantiles_are_those_of_type_seven() {
    use bootstrap::quantile;
    let sorted = [1.0, 2.0, 3.0, 4.0];
    for (p, expected) in [(0.0, 1.0), (0.1, 1.3), (0.25, 1.75), (0.5, 2.5), (1.0, 4.0)] {
        close(quantile(&sorted, p), expected);
    }
    close(quantile(&[5.0], 0.3), 5.0);
}

// ---------------------------------------------------------------------------------------------------------- votes and topics

#[test]
fn a_set_of_roles_is_one_category_however_it_is_written() {
    let mut votes = Votes::new(3, 1, 4);
    for (voice, roles) in [[2, 0].as_slice(), &[0, 2], &[0, 2, 0]].into_iter().enumerate() {
        assert!(votes.cast(0, voice, Choice::Roles(roles)));
    }
    assert_eq!((votes.categories(), votes.topic(0)), (1, [0, 0, 0, NONE].as_slice()));
    assert_eq!((votes.answer(0, 2), votes.answer(0, 3)), (Some(Choice::Roles(&[0, 2])), None));
}

#[test]
fn what_is_out_of_range_is_not_stored() {
    let mut votes = Votes::new(2, 1, 1);
    for (topic, voice, choice) in
        [(1, 0, Choice::Team), (0, 1, Choice::Team), (0, 0, Choice::Roles(&[2])), (0, 0, Choice::Roles(&[]))]
    {
        assert!(!votes.cast(topic, voice, choice));
    }
    assert_eq!((votes.categories(), votes.topic(0), votes.topic(1)), (0, [NONE].as_slice(), [].as_slice()));
}

#[test]
fn hundreds_of_sets_of_hundreds_of_roles_stay_apart() {
    let sets: Vec<[u16; 2]> = (0..60).flat_map(|a| (a + 1..60).map(move |b| [a, b * 5])).collect();
    let mut votes = Votes::new(300, sets.len(), 2);
    for voice in 0..2 {
        for (topic, set) in sets.iter().enumerate() {
            assert!(votes.cast(topic, voice, Choice::Roles(set)));
        }
    }
    assert_eq!(votes.categories(), sets.len());
    let reveal = Reveal::of(&votes);
    assert_eq!((reveal.headline.undisputed, reveal.set_aware.alpha), (sets.len(), Ok(1.0)));
}

/// How one row of answers is read.
fn check_topic(row: &str, state: State, distance: Option<f64>, shares: [f64; 3], team: f64, nobody: f64) {
    let found = topics(&rows(&[row])).remove(0);
    assert_eq!(found.state(), state, "{row}");
    assert_eq!(found.distance.is_some(), distance.is_some(), "{row}");
    close(found.distance.unwrap_or(0.0), distance.unwrap_or(0.0));
    found.shares.iter().zip(shares).for_each(|(&share, expected)| close(share, expected));
    close(found.team, team);
    close(found.nobody, nobody);
}

#[test]
fn a_topic_is_read_from_its_answers() {
    check_topic("...", State::Unanswered, None, [0.0; 3], 0.0, 0.0);
    check_topic("b..", State::SingleVoice, None, [0.5, 0.5, 0.0], 0.0, 0.0);
    check_topic("oo.", State::Undisputed, Some(0.0), [1.0, 0.0, 0.0], 0.0, 0.0);
    check_topic("om.", State::Contested, Some(1.0), [0.5, 0.5, 0.0], 0.0, 0.0);
    check_topic("ol.", State::Contested, Some(1.0), [0.5, 0.0, 0.5], 0.0, 0.0);
    check_topic("ob.", State::Disputed, Some(2.0 / 3.0), [0.75, 0.25, 0.0], 0.0, 0.0);
    check_topic("ot.", State::Disputed, Some(1.0), [0.5, 0.0, 0.0], 0.5, 0.0);
    check_topic("on.", State::Disputed, Some(1.0), [0.5, 0.0, 0.0], 0.0, 0.5);
    check_topic("omb", State::Contested, Some(7.0 / 9.0), [0.5, 0.5, 0.0], 0.0, 0.0);
    check_topic("oob", State::Disputed, Some(4.0 / 9.0), [2.5 / 3.0, 0.5 / 3.0, 0.0], 0.0, 0.0);
}

#[test]
fn topics_are_ordered_by_contradiction_then_distance_then_voices_then_catalogue() {
    let found = order(&topics(&rows(&["o....", "ot...", "oooom", "oott.", "ot...", ".....", "om...", "mmmmo"])));
    // 6: contested 1.0 · 2, 7: contested 0.4 · 1, 4: 1.0 of two voices · 3: 2/3 · then without distance, one voice, none.
    assert_eq!(found, [6, 2, 7, 1, 4, 3, 0, 5]);
}

#[test]
fn the_articles_contradict_each_other_on_ten_topics() {
    let (ids, votes) = stances();
    let reveal = Reveal::of(&votes);
    let expected = Headline { contested: 10, disputed: 38, undisputed: 37, single_voice: 30, unanswered: 0 };
    assert_eq!(reveal.headline, expected);
    let first: Vec<&str> = reveal.order.iter().take(10).map(|&topic| ids[topic]).collect();
    // By hand: 1, 5/6, 4/5, 7/9 twice, 7/10, 2/3 with five voices and twice with three, 3/5.
    let contested = ["DEL-13", "DEL-03", "RMP-01", "STR-01", "STK-11", "STR-02", "RES-04", "RES-10", "STK-09", "BKL-03"];
    assert_eq!(first, contested);
}

#[test]
fn the_articles_pile_up_on_the_spectrum() {
    let dots = spectrum(&Reveal::of(&stances().1).topics, PO, PM);
    let count = |group: Group| dots.iter().filter(|dot| dot.group == group).count();
    let piles = [Pile::Left, Pile::Shared, Pile::Right];
    assert_eq!(piles.map(|pile| count(Group::Undisputed(pile))), [16, 5, 15]);
    assert_eq!(piles.map(|pile| count(Group::SingleVoice(pile))), [11, 9, 5]);
    assert_eq!((count(Group::Disputed), count(Group::Neither)), (38, 6));
}

#[test]
fn the_spectrum_runs_from_the_left_role_to_the_right_one() {
    let dots = spectrum(&topics(&rows(&["oo", "mm", "bb", "ob", "tt", "o.", ".."])), PO, PM);
    let x: Vec<Option<f64>> = dots.iter().map(|dot| dot.x).collect();
    assert_eq!(x, [Some(-1.0), Some(1.0), Some(0.0), Some(-0.5), None, Some(-1.0), None]);
    assert_eq!((dots[0].y, dots[5].y), (Some(0.0), None));
    assert_eq!(dots[5].group, Group::SingleVoice(Pile::Left));
}

// ------------------------------------------------------------------------------------------------------------------ overlap

#[test]
fn two_roles_meet_where_both_are_named() {
    let found = Overlap::of(&rows(&["bb", "om", "ob", "oo", "bt", "omb", "lb"]));
    let pair = found.pairs.iter().find(|pair| (pair.a, pair.b) == (PO, PM)).unwrap();
    let list = |list: &[overlap::Meeting]| list.iter().map(|meeting| meeting.topic).collect::<Vec<_>>();
    assert_eq!((list(&pair.agreed), list(&pair.contested), list(&pair.partly)), (vec![0], vec![1, 5], vec![2, 4, 6]));
    assert_eq!(pair.contested[1], overlap::Meeting { topic: 5, voices: 3, both: 1, only_a: 1, only_b: 1 });
    let others: Vec<_> = found.pairs.iter().map(|pair| (pair.a, pair.b, pair.partly.len())).collect();
    assert_eq!(others, [(PO, PM, 3), (PO, LEADERSHIP, 1), (PM, LEADERSHIP, 1)]);
}

#[test]
fn gaps_are_listed_by_share() {
    let found = Overlap::of(&rows(&["on..", "nn..", "onn.", "nnoo", "....", "t...", "n..."]));
    let untaken: Vec<_> = found.untaken.iter().map(|gap| (gap.topic, gap.nobody, gap.voices)).collect();
    assert_eq!(untaken, [(1, 2, 2), (6, 1, 1), (2, 2, 3), (0, 1, 2), (3, 2, 4)]);
    assert_eq!((found.unnamed, found.unanswered), (vec![1, 6], vec![4]));
}

#[test]
fn a_role_claims_what_half_of_its_holders_name() {
    // Voices: PO, PO, PM, outsider.
    let votes = rows(&["omoo", "mmoo", "obbm", "..mm", "b.b.", "m.m."]);
    let found = claims(&votes, &[vec![PO], vec![PO], vec![PM]]);
    let of = |role: u16| &found[usize::from(role)];
    assert_eq!(of(PO).holders, 2);
    let po: Vec<_> = (0..6).map(|topic| (of(PO).claimed(topic), of(PO).given(topic))).collect();
    let (yes, no) = (Some(true), Some(false));
    assert_eq!(po, [(yes, yes), (no, yes), (yes, yes), (None, no), (yes, yes), (no, no)]);
    let mirror = of(PO).mirror().unwrap();
    assert_eq!((mirror.agreed, mirror.claimed, mirror.given, mirror.neither), (vec![0, 2, 4], vec![], vec![1], vec![5]));
    assert_eq!(of(LEADERSHIP).mirror(), None);
    assert_eq!((of(LEADERSHIP).claimed(0), of(LEADERSHIP).given(0)), (None, no));
    assert_eq!(claimed_by_both(&found, PO, PM), Some(vec![2, 4]));
    assert_eq!(claimed_by_both(&found, PO, LEADERSHIP), None);
}

// ---------------------------------------------------------------------------------------------------- agreement and bootstrap

#[test]
fn alpha_is_undefined_for_a_reason() {
    for (table, expected) in [
        (vec!["o..", ".m.", "..."], Undefined::NoPairs),
        (vec![], Undefined::NoPairs),
        (vec!["oo.", "ooo", "..m"], Undefined::OneCategory),
    ] {
        for metric in [Metric::Nominal, Metric::SetAware] {
            assert_eq!(Agreement::of(&rows(&table), metric).alpha, Err(expected), "{table:?}");
        }
    }
}

fn run(votes: &Votes, metric: Metric, seed: u64, draws: u32, slice: u32) -> Result<Range, NoRange> {
    let mut bootstrap = Bootstrap::new(votes, metric, seed, draws);
    while !bootstrap.step(slice).finished() {}
    bootstrap.range()
}

#[test]
fn a_range_is_refused_for_a_reason() {
    let few = rows(&["oo", "om", "mm", "bb", "o."]);
    assert_eq!(run(&few, Metric::Nominal, 1, 2000, 100), Err(NoRange::TooFewTopics { usable: 4 }));
    let same = rows(&["oo"; 6]);
    assert_eq!(run(&same, Metric::Nominal, 1, 2000, 100), Err(NoRange::NoAlpha(Undefined::OneCategory)));
    // One topic of five is not like the rest: a draw misses it with probability (4/5)^5 = 0.33.
    let rare = rows(&["oo", "oo", "oo", "oo", "mm"]);
    let Err(NoRange::TooFewDraws { kept, dropped }) = run(&rare, Metric::Nominal, 1, 2000, 100) else { panic!("a range") };
    assert_eq!(kept + dropped, 2000);
    // Five standard deviations around 2000 * 0.32768.
    assert!(dropped.abs_diff(655) < 105, "{dropped}");
    let fine = rows(&["oo", "om", "mm", "bb", "bo"]);
    assert_eq!(run(&fine, Metric::Nominal, 1, 199, 100), Err(NoRange::TooFewDraws { kept: 199, dropped: 0 }));
    let begun = Bootstrap::new(&fine, Metric::Nominal, 1, 500);
    assert_eq!(begun.range(), Err(NoRange::Unfinished(Progress { done: 0, of: 500 })));
}

/// Not published: computed once by a second implementation, which works value by value from the definitions. The same for ever.
fn check_range(metric: Metric, low: f64, high: f64) {
    let range = run(&stances().1, metric, 20_260_318, 2000, 2000).unwrap();
    close(range.low, low);
    close(range.high, high);
    assert_eq!((range.level, range.draws, range.dropped), (0.95, 2000, 0));
}

#[test]
fn the_range_of_the_articles_is_the_same_for_ever() {
    check_range(Metric::Nominal, 0.275_707_632_022_828, 0.528_547_967_235_517_1);
    check_range(Metric::SetAware, 0.311_641_436_357_563_75, 0.566_199_666_259_649_5);
}

// --------------------------------------------------------------------------------------------------------------- properties

pub const ROLES: u16 = 5;

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        4 => (0..ROLES).prop_map(|role| Answer::Roles(vec![role])),
        3 => prop::collection::btree_set(0..ROLES, 1..=3).prop_map(|roles| Answer::Roles(roles.into_iter().collect())),
        1 => Just(Answer::Team),
        1 => Just(Answer::Nobody),
        3 => Just(Answer::Silent),
    ]
}

fn any_table() -> impl Strategy<Value = Sheet> {
    (0usize..12, 0usize..8)
        .prop_flat_map(|(topics, voices)| prop::collection::vec(prop::collection::vec(any_answer(), voices), topics))
}

/// A table with an order for its topics, its voices and its roles.
pub fn shuffled() -> impl Strategy<Value = (Sheet, Vec<usize>, Vec<usize>, Vec<u16>)> {
    any_table().prop_flat_map(|table| {
        let (topics, voices) = (table.len(), table.first().map_or(0, Vec::len));
        let order = |n: usize| Just((0..n).collect::<Vec<_>>()).prop_shuffle();
        (Just(table), order(topics), order(voices), Just((0..ROLES).collect::<Vec<_>>()).prop_shuffle())
    })
}

pub fn renamed(answer: &Answer, names: &[u16]) -> Answer {
    match answer {
        Answer::Roles(roles) => {
            let mut roles: Vec<u16> = roles.iter().map(|&role| names[usize::from(role)]).collect();
            roles.sort_unstable();
            Answer::Roles(roles)
        }
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn names_and_order_change_nothing((table, by_topic, by_voice, names) in shuffled()) {
        let other: Sheet =
            by_topic.iter().map(|&t| by_voice.iter().map(|&v| renamed(&table[t][v], &names)).collect()).collect();
        let (one, two) = (Reveal::of(&votes(ROLES.into(), &table)), Reveal::of(&votes(ROLES.into(), &other)));
        prop_assert_eq!((one.nominal, one.set_aware, one.headline), (two.nominal, two.set_aware, two.headline));
        for (place, &topic) in by_topic.iter().enumerate() {
            let mut expected = one.topics[topic].clone();
            expected.shares = vec![0.0; ROLES.into()];
            for (role, &name) in names.iter().enumerate() {
                expected.shares[usize::from(name)] = one.topics[topic].shares[role];
            }
            prop_assert_eq!(&two.topics[place], &expected);
        }
    }

    #[test]
    fn voices_change_no_range((table, _, by_voice, names) in shuffled(), seed: u64) {
        let other: Sheet = table.iter().map(|row| by_voice.iter().map(|&v| renamed(&row[v], &names)).collect()).collect();
        let range = |table| run(&votes(ROLES.into(), table), Metric::SetAware, seed, 200, 200);
        prop_assert_eq!(range(&table), range(&other));
    }

    #[test]
    fn numbers_stay_in_their_bounds(table in any_table()) {
        let reveal = Reveal::of(&votes(ROLES.into(), &table));
        for agreement in [reveal.nominal, reveal.set_aware] {
            prop_assert!(agreement.alpha.is_err() || agreement.alpha.is_ok_and(|alpha| alpha <= 1.0));
        }
        for topic in &reveal.topics {
            prop_assert!(topic.distance.is_none_or(|distance| (0.0..=1.0).contains(&distance)));
            prop_assert_eq!(topic.distance.is_some(), topic.voices >= 2);
            prop_assert_eq!(topic.unanimous, topic.distance == Some(0.0));
            let sum = topic.shares.iter().sum::<f64>() + topic.team + topic.nobody;
            prop_assert!((sum - f64::from(u8::from(topic.voices > 0))).abs() < 1e-12);
        }
        let h = reveal.headline;
        prop_assert_eq!(h.disputed + h.undisputed + h.single_voice + h.unanswered, table.len());
        prop_assert!(h.contested <= h.disputed);
    }

    #[test]
    fn perfect_agreement_is_one(answers in prop::collection::vec(any_answer(), 2..10), voices in 2usize..6) {
        let table: Sheet = answers.iter().map(|answer| vec![answer.clone(); voices]).collect();
        let mut distinct: Vec<&Answer> = Vec::new();
        for answer in answers.iter().filter(|&answer| *answer != Answer::Silent) {
            if !distinct.contains(&answer) {
                distinct.push(answer);
            }
        }
        let expected = match distinct.len() {
            0 => Err(Undefined::NoPairs),
            1 => Err(Undefined::OneCategory),
            _ => Ok(1.0),
        };
        for metric in [Metric::Nominal, Metric::SetAware] {
            prop_assert_eq!(Agreement::of(&votes(ROLES.into(), &table), metric).alpha, expected);
        }
    }

    /// However many sheets and silences: one answer alone cannot show whether anybody agrees.
    #[test]
    fn one_answer_to_everything_is_undefined(answer in any_answer(), spoken in prop::collection::vec(prop::collection::vec(any::<bool>(), 5), 1..8)) {
        prop_assume!(answer != Answer::Silent);
        let say = |&speaks: &bool| if speaks { answer.clone() } else { Answer::Silent };
        let table: Sheet = spoken.iter().map(|row| row.iter().map(say).collect()).collect();
        let pairs = spoken.iter().any(|row| row.iter().filter(|&&speaks| speaks).count() >= 2);
        let expected = Err(if pairs { Undefined::OneCategory } else { Undefined::NoPairs });
        let reveal = Reveal::of(&votes(ROLES.into(), &table));
        prop_assert_eq!((reveal.nominal.alpha, reveal.set_aware.alpha), (expected, expected));
    }

    #[test]
    fn without_a_second_sheet_there_are_no_pairs(answers in prop::collection::vec(any_answer(), 0..12), sheets in 0usize..2) {
        let table: Sheet = answers.iter().map(|answer| vec![answer.clone(); sheets]).collect();
        let reveal = Reveal::of(&votes(ROLES.into(), &table));
        let none = Agreement { pairable: 0, units: 0, alpha: Err(Undefined::NoPairs) };
        prop_assert_eq!((reveal.nominal, reveal.set_aware), (none, none));
        prop_assert_eq!((reveal.headline.disputed, reveal.headline.undisputed), (0, 0));
    }

    /// Twice the same topics: Do stays, and De = E / (n (n - 1)) goes from the n of once to that of twice, where E becomes 4 E.
    #[test]
    fn copied_topics_leave_what_is_observed(table in any_table()) {
        let twice: Sheet = table.iter().chain(&table).cloned().collect();
        for metric in [Metric::Nominal, Metric::SetAware] {
            let one = Agreement::of(&votes(ROLES.into(), &table), metric);
            let two = Agreement::of(&votes(ROLES.into(), &twice), metric);
            prop_assert_eq!((two.pairable, two.units), (2 * one.pairable, 2 * one.units));
            match (one.alpha, two.alpha) {
                (Ok(one_alpha), Ok(two_alpha)) => {
                    let n = one.pairable as f64;
                    let expected = (1.0 - one_alpha) * (2.0 * n - 1.0) / (2.0 * (n - 1.0));
                    prop_assert!((1.0 - two_alpha - expected).abs() < 1e-12);
                }
                (one, two) => prop_assert_eq!(one, two),
            }
        }
    }

    #[test]
    fn the_fast_alpha_is_the_one_of_the_definition(table in any_table()) {
        let votes = votes(ROLES.into(), &table);
        for metric in [Metric::Nominal, Metric::SetAware] {
            let found = Agreement::of(&votes, metric).alpha.ok();
            let expected = by_definition(&votes, metric);
            prop_assert_eq!(found.is_some(), expected.is_some());
            prop_assert!((found.unwrap_or(0.0) - expected.unwrap_or(0.0)).abs() < 1e-12);
            let general = krippendorff(&Units::of(&votes), |c, k| metric.between(votes.category(c).unwrap(), votes.category(k).unwrap()));
            prop_assert!((general.alpha.unwrap_or(0.0) - found.unwrap_or(0.0)).abs() < 1e-12);
        }
    }

    #[test]
    fn slices_of_any_size_give_the_same_range(table in any_table(), seed: u64, slice in 1u32..300) {
        let votes = votes(ROLES.into(), &table);
        for metric in [Metric::Nominal, Metric::SetAware] {
            let whole = run(&votes, metric, seed, 250, 250);
            prop_assert_eq!(run(&votes, metric, seed, 250, slice), whole);
            if let Ok(range) = whole {
                prop_assert!(range.low <= range.high && range.high <= 1.0);
                prop_assert_eq!(range.draws + range.dropped, 250);
            }
        }
    }

    #[test]
    fn the_order_is_a_permutation_and_falls(table in any_table()) {
        let reveal = Reveal::of(&votes(ROLES.into(), &table));
        let mut sorted = reveal.order.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..table.len()).collect::<Vec<_>>());
        for pair in reveal.order.windows(2) {
            let key = |topic: usize| {
                let found = &reveal.topics[topic];
                (found.contested, found.distance.unwrap_or(-1.0), found.voices, usize::MAX - topic)
            };
            prop_assert!(key(pair[0]) > key(pair[1]));
        }
    }

    #[test]
    fn every_meeting_is_counted_once(table in any_table()) {
        let votes = votes(ROLES.into(), &table);
        for pair in Overlap::of(&votes).pairs {
            let mut meetings = 0;
            for meeting in pair.agreed.iter().chain(&pair.contested).chain(&pair.partly) {
                let named = |role: u16| (0..votes.voices()).filter(|&voice| {
                    votes.answer(meeting.topic, voice).is_some_and(|answer| answer.roles().contains(&role))
                }).count() as u32;
                prop_assert_eq!(named(pair.a), meeting.both + meeting.only_a);
                prop_assert_eq!(named(pair.b), meeting.both + meeting.only_b);
                prop_assert!(meeting.both + meeting.only_a + meeting.only_b <= meeting.voices);
                meetings += 1;
            }
            let expected = (0..table.len()).filter(|&topic| [pair.a, pair.b].iter().all(|role| {
                (0..votes.voices()).any(|voice| votes.answer(topic, voice).is_some_and(|answer| answer.roles().contains(role)))
            })).count();
            prop_assert_eq!(meetings, expected);
        }
    }

    #[test]
    fn the_lists_of_a_mirror_share_no_topic(table in any_table(), held in prop::collection::vec(prop::collection::vec(0..ROLES, 0..3), 0..10)) {
        let votes = votes(ROLES.into(), &table);
        for claims in claims(&votes, &held) {
            let holds = |voice: usize| held.get(voice).is_some_and(|roles| roles.contains(&claims.role));
            prop_assert_eq!(claims.holders as usize, (0..votes.voices()).filter(|&voice| holds(voice)).count());
            for topic in 0..table.len() {
                let answered = votes.topic(topic).iter().filter(|&&category| category != NONE).count() as u32;
                prop_assert_eq!(claims.own[topic].answered + claims.others[topic].answered, answered);
            }
            let both_speak = (0..table.len()).filter(|&topic| claims.claimed(topic).is_some() && claims.given(topic).is_some()).count();
            if let Some(mirror) = claims.mirror() {
                let mut all = [mirror.agreed, mirror.claimed, mirror.given, mirror.neither].concat();
                all.sort_unstable();
                all.dedup();
                prop_assert_eq!(all.len(), both_speak);
            }
        }
    }
}

/// Alpha from the coincidence matrix, value by value, as the definition has it.
fn by_definition(votes: &Votes, metric: Metric) -> Option<f64> {
    let units: Vec<Vec<u16>> = (0..votes.topics())
        .map(|topic| votes.topic(topic).iter().copied().filter(|&category| category != NONE).collect::<Vec<_>>())
        .filter(|unit| unit.len() >= 2)
        .collect();
    let distance = |c: u16, k: u16| {
        f64::from(metric.between(votes.category(c).unwrap(), votes.category(k).unwrap())) / f64::from(distance::ONE)
    };
    let values: Vec<u16> = units.concat();
    let n = values.len() as f64;
    let mut observed = 0.0;
    for unit in &units {
        for (i, &c) in unit.iter().enumerate() {
            for (_, &k) in unit.iter().enumerate().filter(|&(j, _)| j != i) {
                observed += distance(c, k) / (unit.len() - 1) as f64 / n;
            }
        }
    }
    let mut expected = 0.0;
    for (i, &c) in values.iter().enumerate() {
        for (_, &k) in values.iter().enumerate().filter(|&(j, _)| j != i) {
            expected += distance(c, k) / (n * (n - 1.0));
        }
    }
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

// ------------------------------------------------------------------------------------------------------------------- layout

const PLOT: Bounds = Bounds { left: 0.0, top: 0.0, right: 900.0, bottom: 350.0 };

fn any_discs(most: usize) -> impl Strategy<Value = Vec<Disc>> {
    // Few distinct places, so that many want the same one.
    let disc = (0..=6u8, 0..=4u8, prop::sample::select(vec![3.0, 6.5, 13.0]));
    prop::collection::vec(disc.prop_map(|(x, y, r)| Disc { x: f64::from(x) * 150.0, y: f64::from(y) * 87.5, r }), 0..most)
}

/// How deep two discs reach into each other, at worst.
fn worst_overlap(discs: &[Disc], gap: f64) -> f64 {
    let mut worst = 0.0f64;
    for (i, a) in discs.iter().enumerate() {
        for b in &discs[i + 1..] {
            worst = worst.max(a.r + b.r + gap - (a.x - b.x).hypot(a.y - b.y));
        }
    }
    worst
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn discs_come_apart_and_stay_near(wanted in any_discs(120)) {
        let mut discs = wanted.clone();
        prop_assert_eq!(separate(&mut discs, 1.5, PLOT), 0);
        prop_assert!(worst_overlap(&discs, 1.5) < 1e-9);
        let mut again = wanted.clone();
        separate(&mut again, 1.5, PLOT);
        prop_assert_eq!(&again, &discs);
        // All discs in one heap in a corner, where only a quarter of the room is left, and the spiral's own step.
        let heap: f64 = wanted.iter().map(|disc| (disc.r + 13.0 + 1.5).powi(2)).sum();
        for (disc, home) in discs.iter().zip(&wanted) {
            prop_assert!(disc.x >= PLOT.left + disc.r && disc.x <= PLOT.right - disc.r);
            prop_assert!(disc.y >= PLOT.top + disc.r && disc.y <= PLOT.bottom - disc.r);
            prop_assert!((disc.x - home.x).hypot(disc.y - home.y) <= 2.0 * heap.sqrt() + 2.0 * 13.0);
        }
    }

    #[test]
    fn labels_cover_nothing(wanted in any_discs(40), widths in prop::collection::vec(20.0..140.0f64, 0..40)) {
        let mut discs = wanted;
        separate(&mut discs, 1.5, PLOT);
        let labels: Vec<Label> = widths.iter().enumerate().map(|(disc, &width)| Label { disc, width, height: 13.0 }).collect();
        let obstacle = Bounds { left: 700.0, top: 0.0, right: 900.0, bottom: 40.0 };
        let spots = place_labels(&discs, &labels, &[obstacle], 3.0, PLOT);
        prop_assert_eq!(spots.len(), labels.len());
        prop_assert_eq!(&place_labels(&discs, &labels, &[obstacle], 3.0, PLOT), &spots);
        for (index, spot) in spots.iter().enumerate() {
            let Some(Spot { at, .. }) = spot else { continue };
            prop_assert!(index < discs.len());
            prop_assert!((at.right - at.left - labels[index].width).abs() < 1e-9);
            prop_assert!(at.left >= PLOT.left && at.right <= PLOT.right && at.top >= PLOT.top && at.bottom <= PLOT.bottom);
            for disc in &discs {
                let (dx, dy) = (disc.x - disc.x.clamp(at.left, at.right), disc.y - disc.y.clamp(at.top, at.bottom));
                prop_assert!(dx.hypot(dy) >= disc.r - 1e-9);
            }
            for other in spots[index + 1..].iter().flatten().map(|spot| spot.at).chain([obstacle]) {
                let apart = at.right <= other.left || other.right <= at.left || at.bottom <= other.top || other.bottom <= at.top;
                prop_assert!(apart);
            }
        }
    }
}

#[test]
fn a_disc_that_has_room_does_not_move() {
    let wanted = [Disc { x: 100.0, y: 100.0, r: 6.5 }, Disc { x: 103.0, y: 100.0, r: 13.0 }, Disc { x: 300.0, y: 50.0, r: 5.0 }];
    let mut discs = wanted;
    assert_eq!(separate(&mut discs, 1.5, PLOT), 0);
    assert_eq!((discs[1], discs[2]), (wanted[1], wanted[2]));
    // The small one gives way, and no further than it must: 6.5 + 13 + 1.5 = 21 away.
    let apart = (discs[0].x - discs[1].x).hypot(discs[0].y - discs[1].y);
    assert!((21.0..21.001).contains(&apart), "{apart}");
}

#[test]
fn without_room_discs_stay_inside_and_are_counted() {
    let small = Bounds { left: 0.0, top: 0.0, right: 40.0, bottom: 40.0 };
    let mut discs = vec![Disc { x: 20.0, y: 20.0, r: 10.0 }; 30];
    discs.push(Disc { x: f64::NAN, y: 0.0, r: 1.0 });
    let left_over = separate(&mut discs, 0.0, small);
    assert!((26..30).contains(&left_over), "{left_over}");
    assert!(discs[..30].iter().all(|disc| (10.0..=30.0).contains(&disc.x) && (10.0..=30.0).contains(&disc.y)));
    assert!(discs[30].x.is_nan());
}

#[test]
fn a_label_moves_aside_for_another() {
    let discs = [Disc { x: 100.0, y: 100.0, r: 5.0 }, Disc { x: 130.0, y: 100.0, r: 5.0 }];
    let labels = [Label { disc: 0, width: 60.0, height: 12.0 }, Label { disc: 1, width: 60.0, height: 12.0 }];
    let spots = place_labels(&discs, &labels, &[], 2.0, PLOT);
    let sides: Vec<Side> = spots.iter().flatten().map(|spot| spot.side).collect();
    assert_eq!(sides, [Side::Left, Side::Right]);
}
