//! The time box: what is left depends on the clock alone, never on how often it is asked, on a reload or on sleep.

use proptest::collection::vec;
use proptest::prelude::*;

use tandem::analysis::TimeBox;
use tandem::analysis::timebox::{MINUTE, Mark, as_clock};

use crate::make::{cases, id};

/// Some instant.
const START: i64 = 1_790_000_000_000;
const SECOND: i64 = 1000;

fn fresh(minutes: u32) -> TimeBox {
    TimeBox::new(id("now"), id("STR-01"), minutes)
}

fn at(seconds: i64) -> i64 {
    START + seconds * SECOND
}

/// What a box shows so many seconds after the start.
fn shows(time: &TimeBox, seconds: i64) -> String {
    as_clock(time.left(at(seconds)))
}

#[test]
fn it_counts_down_and_then_over() {
    let time = fresh(5);
    assert!(time.is_full() && !time.runs());
    assert_eq!(shows(&time, 900), "5:00", "nobody has started it");
    let time = time.started(START);
    assert!(time.runs() && !time.is_full());
    let shown = [0, 1, 60, 299, 300, 301, 380, 4200].map(|seconds| shows(&time, seconds));
    assert_eq!(shown, ["5:00", "4:59", "4:00", "0:01", "0:00", "0:01 over", "1:20 over", "65:00 over"]);
    assert_eq!([240 * MINUTE, 1, 0, -1, -999, -1000].map(as_clock), ["240:00", "0:01", "0:00", "0:00", "0:00", "0:01 over"]);
}

#[test]
fn paused_it_stands_and_goes_on_from_there() {
    let time = fresh(5).started(START).paused(at(100));
    assert_eq!(
        (shows(&time, 100).as_str(), shows(&time, 90_000).as_str(), time.runs(), time.is_full()),
        ("3:20", "3:20", false, false)
    );
    assert_eq!(shows(&time.clone().started(at(90_000)), 90_010), "3:10");
    let over = fresh(1).started(START).paused(at(90));
    assert_eq!(shows(&over, 500), "0:30 over");
    assert_eq!(shows(&over.started(at(500)), 510), "0:40 over");
    assert_eq!(fresh(5).paused(START), fresh(5), "what stands is not stopped");
    assert_eq!(fresh(5).started(START).started(at(7)), fresh(5).started(START), "what runs is not started anew");
}

#[test]
fn a_minute_more_is_a_minute_from_now_once_it_is_over() {
    let time = fresh(5).started(START);
    assert_eq!(shows(&time.clone().extended(at(290)), 290), "1:10");
    assert_eq!(shows(&time.clone().extended(at(380)), 380), "1:00");
    let mut told = time;
    told.told = true;
    assert!(!told.extended(at(380)).told, "its new end is told again");
    assert_eq!(shows(&fresh(5).extended(START), 0), "6:00");
    assert!(!fresh(5).extended(START).runs());
}

#[test]
fn it_says_the_half_the_last_minute_and_the_end_and_nothing_else() {
    let said = |minutes: u32| {
        let time = fresh(minutes).started(START);
        let looks = (1..=i64::from(minutes) * 60 + 90).filter_map(|now| Some((now, time.passed(at(now - 1), at(now))?)));
        looks.collect::<Vec<_>>()
    };
    assert_eq!(said(5), [(150, Mark::Half), (240, Mark::Minute), (300, Mark::End)]);
    assert_eq!(said(2), [(60, Mark::Minute), (120, Mark::End)], "the half is the last minute");
    assert_eq!(said(1), [(30, Mark::Half), (60, Mark::End)]);
    let time = fresh(5).started(START);
    assert_eq!(time.passed(at(10), at(5000)), Some(Mark::End), "after sleep, the last thing that came to pass");
    assert_eq!(time.passed(at(400), at(500)), None, "over is said once");
    assert_eq!(time.clone().paused(at(10)).passed(at(10), at(5000)), None);
    assert_eq!(
        [Mark::Half, Mark::Minute, Mark::End].map(Mark::words),
        ["Half of the time is over.", "One minute left.", "The time is up."]
    );
}

#[test]
fn a_clock_that_was_put_back_leaves_no_more_than_all_of_it() {
    let time = fresh(5).started(START);
    assert_eq!(shows(&time, -86_400), "5:00");
    assert_eq!(as_clock(time.left(i64::MIN)), "5:00");
    assert!(time.left(i64::MAX) < 0);
}

#[test]
fn one_of_another_meeting_is_stale() {
    let time = fresh(5).started(START);
    assert!(!time.is_stale(at(300 + 7200)) && time.is_stale(at(300 + 7201)));
    assert!(!time.paused(at(10)).is_stale(at(900_000)), "what stands waits");
}

#[test]
fn it_belongs_to_one_topic_of_one_round() {
    let time = fresh(5);
    assert!(time.is_of(&id("now"), &id("STR-01")));
    assert!(!time.is_of(&id("now"), &id("STR-02")) && !time.is_of(&id("next"), &id("STR-01")));
}

#[test]
fn what_is_damaged_is_no_box() {
    let good = fresh(5).started(START).write();
    assert_eq!(good, "now STR-01 300000 ends 1790000300000 -");
    assert!(TimeBox::read(&good).is_some());
    for bad in [
        "",
        "now",
        "now STR-01 300000 ends 1790000300000",
        "now STR-01 300000 ends 1790000300000 - more",
        "now STR-01 300000 stops 5 -",
        "now STR-01 0 left 0 -",
        "now STR-01 99999999999 left 5 -",
        "now STR-01 300000 left 300001 -",
        "now STR-01 300000 left x -",
        "n w STR-01 300000 left 5 -",
        "{\"round\":\"now\"}",
        "now STR-01 300000 left 5 yes",
    ] {
        assert_eq!(TimeBox::read(bad), None, "{bad}");
    }
}

/// What is done with a box, so many milliseconds after the step before.
fn steps() -> impl Strategy<Value = Vec<(u8, i64)>> {
    vec((0..3u8, 0..400_000i64), 0..12)
}

/// The box after these steps. `between` is what happens to it before each of them.
fn after(steps: &[(u8, i64)], between: impl Fn(TimeBox, i64, i64) -> TimeBox) -> (TimeBox, i64) {
    steps.iter().fold((fresh(5), START), |(time, before), (step, wait)| {
        let now = before + wait;
        let time = between(time, before, now);
        let time = match step {
            0 => time.started(now),
            1 => time.paused(now),
            _ => time.extended(now),
        };
        (time, now)
    })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn neither_asking_nor_a_reload_changes_what_is_left(steps in steps(), looks in 0..50i64) {
        let (plain, now) = after(&steps, |time, _, _| time);
        let (asked, _) = after(&steps, |time, before, now| {
            (0..looks).for_each(|look| { let _left = (time.left(before + (now - before) * look / 50), time.next_change(now)); });
            TimeBox::read(&time.write()).unwrap()
        });
        prop_assert_eq!(&asked, &plain);
        prop_assert_eq!(asked.left(now + 7777), plain.left(now + 7777));
        prop_assert!(plain.left(now) <= plain.left(now - 1) && plain.left(now) - plain.left(now + 5000) <= 5000);
    }

    #[test]
    fn however_often_one_looks_each_mark_comes_once_and_a_late_look_finds_the_last(minutes in 1..30u32, mut looks in vec(0..2_000_000i64, 1..40)) {
        looks.sort_unstable();
        let time = fresh(minutes).started(START);
        let (mut before, mut said) = (START, Vec::new());
        for look in &looks {
            said.extend(time.passed(before, START + look));
            before = START + look;
        }
        prop_assert!(said.windows(2).all(|pair| pair[0] < pair[1]), "{said:?}");
        prop_assert_eq!(said.last().copied(), time.passed(START, before));
    }

    #[test]
    fn its_words_change_when_it_says_so(left in -1_000_000..1_000_000i64) {
        let time = fresh(30).started(START);
        let now = START + 30 * MINUTE - left;
        let wait = time.next_change(now);
        prop_assert!((1..=SECOND).contains(&wait));
        prop_assert_eq!(as_clock(time.left(now + wait - 1)), as_clock(left));
    }
}
