//! The role templates, what they would change in a plan, and which of them fits some answers.
//!
//! Source of the signals: section 8 of the list of what the five articles ask for, as a table below. The rules of RACI are those of
//! `raci.rs`; the stances of the articles those of `tests/fixtures/stances.txt`, written down apart from the catalogue.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tandem::analysis::filling::{Entry, Fate, Mode, Preview, distance};
use tandem::analysis::fit::{Answers, CHOICES, QUESTIONS, certainty, fits, proposed};
use tandem::analysis::limits::Limits;
use tandem::analysis::raci::check as broken;
use tandem::content::plans::{default_topics, new_plan, sample};
use tandem::content::{Template, catalogue, template, templates};
use tandem::plan::actions::{add_product, archive, fill, set_letters};
use tandem::plan::letters::Letters;
use tandem::plan::lists::{Which, listed};
use tandem::plan::{Cell, Id, Plan, Product, Record, Role, TableName};

use crate::make::{self, cases, id};

fn letters(word: &str) -> Letters {
    Letters::parse(word).unwrap()
}

fn own() -> impl Iterator<Item = &'static Template> {
    templates().iter().filter(|template| !template.is_article)
}

fn of(id: &str) -> &'static Template {
    template(id).unwrap()
}

fn empty() -> Plan {
    new_plan(id("the-plan"), id("round"), "Team")
}

/// The plan after a template was applied.
fn filled(plan: &Plan, template: &Template, mode: Mode) -> Plan {
    plan.applied(&fill(plan, &Preview::of(plan, template, mode).filling).unwrap())
}

/// What stands in a row for the roles and products in use, read apart from the preview.
fn entries(plan: &Plan, row: &Id) -> Vec<Entry> {
    let products = listed::<Product>(plan, Which::Active);
    let mut found = Vec::new();
    for product in std::iter::once(None).chain(products.iter().map(|own| Some(own.id.clone()))) {
        for role in listed::<Role>(plan, Which::Active) {
            let whole = id("*");
            let cell = plan.cells.get(Id::natural(&[row, &role.id, product.as_ref().unwrap_or(&whole)]).as_str());
            let letters = cell.map(|cell| cell.letters).unwrap_or_default();
            if !letters.is_empty() {
                found.push(Entry { role: role.id.clone(), product: product.clone(), letters });
            }
        }
    }
    found
}

#[test]
fn ten_templates_with_a_row_for_each_responsibility() {
    let ids: Vec<&str> = templates().iter().map(|template| template.id).collect();
    let articles = ["product-rocket", "gocious", "omnisome", "talent-services", "talentcove"];
    assert_eq!(ids, CHOICES.iter().chain(&articles).copied().collect::<Vec<_>>());
    for template in templates() {
        let name = template.id;
        assert_eq!(template.rows.len(), 105, "{name}");
        assert!(!template.name.is_empty() && !template.assumes.is_empty() && template.stops.ends_with('.'), "{name}");
        assert!(!template.articles.is_empty() && template.roles.len() >= 2, "{name}");
        assert_eq!(template.topics.len(), 12, "{name}");
        assert!(template.topics.iter().all(|topic| catalogue().entry(topic.as_str()).is_some()), "{name}");
        for row in &template.rows {
            assert_eq!(row.whole.len(), if row.whole.is_empty() { 0 } else { template.roles.len() }, "{name}");
            assert_eq!(row.each.len(), if row.each.is_empty() { 0 } else { template.roles.len() }, "{name}");
        }
    }
    assert!(own().all(|template| template.reasons.len() == 12 && template.reasons.iter().all(|reason| !reason.is_empty())));
    assert_eq!(of("two").topics, default_topics());
}

/// What is wrong with the rows that a template settles: the numbers of the rules.
fn problems(template: &Template) -> Vec<(String, &'static str)> {
    let named = catalogue().entries.iter().zip(&template.rows).filter(|(_, row)| row.speaks());
    named
        .flat_map(|(entry, row)| {
            let of = |letters: &Vec<Letters>| if letters.is_empty() { Vec::new() } else { broken(letters, Limits::default()) };
            let found = of(&row.whole).into_iter().chain(of(&row.each));
            found.map(|finding| (entry.id.to_string(), finding.rule.id())).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn the_own_templates_break_no_rule_of_raci() {
    for template in own() {
        assert_eq!(problems(template), [], "{}", template.id);
        // What they leave open is what needs a second person.
        let open: Vec<&str> = catalogue()
            .entries
            .iter()
            .zip(&template.rows)
            .filter(|(_, row)| !row.speaks())
            .map(|(entry, _)| entry.id.as_str())
            .collect();
        let wanted: &[&str] = if template.id == "one" { &["DEL-13", "STK-07", "STK-11", "GOV-03", "MET-04"] } else { &[] };
        assert_eq!(open, wanted, "{}", template.id);
    }
}

#[test]
fn letters_for_products_stand_where_there_are_products() {
    for template in own() {
        let some = template.rows.iter().any(|row| !row.each.is_empty());
        assert_eq!(some, template.products > 0, "{}", template.id);
        for row in template.rows.iter().filter(|row| !row.each.is_empty()) {
            let answers = |letters: &[Letters]| letters.iter().position(|own| own.has('A'));
            if template.id == "many" {
                // The product manager answers for the whole, the product owner for a product.
                assert_eq!((answers(&row.whole), answers(&row.each)), (Some(1), Some(0)));
            } else {
                // The portfolio manager for all products, the product manager for one.
                assert_eq!((answers(&row.whole), answers(&row.each)), (Some(2), Some(1)));
            }
        }
    }
}

#[test]
fn one_person_asks_and_tells_nobody_but_the_founders() {
    // Never do both hats of one person have a letter in a row.
    for (entry, row) in catalogue().entries.iter().zip(&of("one").rows) {
        assert!(row.whole.iter().take(2).filter(|own| !own.is_empty()).count() <= 1, "{}", entry.id);
    }
}

/// The letters that a stance of the fixture gives to product owner, product manager and leadership; and whether something is open.
fn by_rule(stance: char, clear: bool) -> ([&'static str; 3], bool) {
    match stance {
        '.' => (["", "", ""], false),
        _ if !clear => (["", "", ""], true),
        'o' => (["AR", "", ""], false),
        'm' => (["", "AR", ""], false),
        'l' => (["", "", "AR"], false),
        'b' => (["R", "R", ""], true),
        _ => (["", "", ""], true),
    }
}

#[test]
fn the_views_of_the_articles_are_their_stances() {
    let lines = include_str!("../fixtures/stances.txt").lines().filter(|line| !line.starts_with('#'));
    let lines: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once(' ')).collect();
    assert_eq!(lines.len(), 105);
    for ((name, stances), (at, entry)) in lines.into_iter().zip(catalogue().entries.iter().enumerate()) {
        assert_eq!(name, entry.id.as_str());
        let views = templates().iter().filter(|template| template.is_article);
        for ((stance, said), template) in stances.chars().zip(&entry.stances).zip(views) {
            let row = &template.rows[at];
            let given = ["po", "pm", "leadership"].map(|role| {
                let place = template.roles.iter().position(|own| own.id.as_str() == role);
                place.and_then(|place| row.whole.get(place)).copied().unwrap_or_default()
            });
            let clear = said.as_ref().is_none_or(|said| !said.wavers && !said.table_unclear);
            let (wanted, open) = by_rule(stance, clear);
            assert_eq!((given, !row.open.is_empty()), (wanted.map(letters), open), "{name} {}", template.id);
        }
    }
}

#[test]
fn what_an_article_leaves_open_is_said() {
    let row = |article: &str, name: &str| {
        let at = catalogue().entries.iter().position(|entry| entry.id.as_str() == name).unwrap();
        &of(article).rows[at]
    };
    assert_eq!(row("talentcove", "DEL-03").open, "Source unclear: the column of its table is lost");
    assert_eq!(row("talentcove", "STR-01").open, "It says one thing here and another there");
    assert_eq!(row("gocious", "BKL-03").open, "Shared: it does not say who answers for it");
    assert_eq!(row("product-rocket", "STR-02").open, "It names the whole team, not a role");
    assert_eq!(row("omnisome", "DEL-03").open, "It gives this to neither role");
    assert_eq!(row("gocious", "STR-01").open, "");
    assert!(!row("gocious", "STR-01").speaks());
    // What both share has no A: that is a problem which the matrix shows.
    assert!(problems(of("gocious")).contains(&("BKL-03".to_owned(), "L1")));
}

#[test]
fn an_empty_plan_is_filled_whole() {
    for template in own() {
        let plan = empty();
        let preview = Preview::of(&plan, template, Mode::Fill);
        let speaks = template.rows.iter().filter(|row| row.speaks()).count();
        assert_eq!((preview.count(Fate::New), preview.count(Fate::Open)), (speaks, 105 - speaks), "{}", template.id);
        assert_eq!(preview.filling.products.len(), template.products);
        let after = filled(&plan, template, Mode::Fill);
        assert_eq!(distance(&after, template), (0, speaks), "{}", template.id);
        assert_eq!(distance(&plan, template), (speaks, speaks), "{}", template.id);
        let round = after.rounds.get("round").unwrap();
        assert!(template.topics.iter().all(|topic| round.topics.has(topic.as_str())) && round.topics.len() == 12);
        // New roles are answers as well: nobody was asked yet.
        assert_eq!(round.roles.len(), listed::<Role>(&after, Which::Active).len());
    }
}

#[test]
fn a_plan_in_use_keeps_what_it_has_unless_it_is_replaced() {
    let plan = empty();
    let (vision, strategy) = (id("STR-01"), id("STR-02"));
    let plan = plan.applied(&set_letters(&plan, &vision, &id("po"), letters("A")).unwrap());
    let fate = |preview: &Preview, row: &Id| preview.rows().find(|own| own.id == *row).map(|own| own.fate);
    let preview = Preview::of(&plan, of("two"), Mode::Fill);
    assert_eq!((fate(&preview, &vision), fate(&preview, &strategy)), (Some(Fate::Kept), Some(Fate::New)));
    assert_eq!((preview.count(Fate::New), preview.count(Fate::Kept)), (104, 1));
    let after = filled(&plan, of("two"), Mode::Fill);
    assert_eq!(entries(&after, &vision), entries(&plan, &vision));
    assert_eq!(distance(&after, of("two")), (1, 105));
    let preview = Preview::of(&after, of("two"), Mode::Replace);
    assert_eq!((preview.count(Fate::Replaced), preview.count(Fate::Same)), (1, 104));
    let last = filled(&after, of("two"), Mode::Replace);
    assert_eq!(distance(&last, of("two")), (0, 105));
}

#[test]
fn replacing_takes_the_letters_of_other_roles_and_products_out_of_the_row() {
    let plan = empty();
    let plan = plan.applied(&tandem::plan::actions::add_role(&plan, id("design"), "Design").unwrap());
    let plan = plan.applied(&add_product(&plan, id("alpha"), "Alpha").unwrap());
    let row = id("BKL-01");
    let plan = plan.applied(&set_letters(&plan, &row, &id("design"), letters("A")).unwrap());
    let after = filled(&plan, of("two"), Mode::Replace);
    let wanted = [("po", "AR"), ("pm", "C")].map(|(role, word)| Entry { role: id(role), product: None, letters: letters(word) });
    assert_eq!(entries(&after, &row), wanted);
}

#[test]
fn products_and_roles_of_the_plan_are_used_before_new_ones_come_in() {
    let plan = empty();
    let plan = plan.applied(&add_product(&plan, id("alpha"), "Alpha").unwrap());
    let plan = plan.applied(&tandem::plan::actions::add_role(&plan, id("own"), " brand MANAGER ").unwrap());
    let many = Preview::of(&plan, of("many"), Mode::Fill);
    assert_eq!(many.filling.products.iter().map(|own| own.name.as_str()).collect::<Vec<_>>(), ["Product 2"]);
    let brand = Preview::of(&plan, of("brand"), Mode::Fill);
    assert_eq!(brand.filling.roles.iter().map(|own| own.id.as_str()).collect::<Vec<_>>(), ["leadership"]);
    let after = filled(&plan, of("brand"), Mode::Fill);
    assert!(entries(&after, &id("ADV-03")).iter().any(|entry| entry.role == id("own") && entry.letters == letters("AR")));
    // One that is put away comes back.
    let away = after.applied(&archive(&after, TableName::Roles, &id("leadership")).unwrap());
    let again = Preview::of(&away, of("brand"), Mode::Replace);
    assert_eq!(again.filling.roles.len(), 1);
    assert!(!filled(&away, of("brand"), Mode::Replace).roles.get("leadership").unwrap().archived);
    // Three products: each has letters of its own.
    let plan =
        [("b", "B"), ("c", "C")].iter().fold(plan, |plan, (own, name)| plan.applied(&add_product(&plan, id(own), name).unwrap()));
    let many = Preview::of(&plan, of("many"), Mode::Fill);
    assert!(many.filling.products.is_empty());
    let after = filled(&plan, of("many"), Mode::Fill);
    let answers = entries(&after, &id("RMP-01")).into_iter().filter(|entry| entry.letters.has('A'));
    let answers: Vec<(Id, Option<Id>)> = answers.map(|entry| (entry.role, entry.product)).collect();
    assert_eq!(answers, [(id("pm"), None), (id("po"), Some(id("alpha"))), (id("po"), Some(id("b"))), (id("po"), Some(id("c")))]);
}

#[test]
fn a_full_matrix_gets_no_roles_that_no_row_needs() {
    let plan = filled(&empty(), of("two"), Mode::Fill);
    let preview = Preview::of(&plan, of("portfolio"), Mode::Fill);
    assert_eq!((preview.filling.roles.len(), preview.filling.products.len(), preview.filling.cells.len()), (0, 0, 0));
    assert_eq!(preview.roles.len(), 3);
}

#[test]
fn responsibilities_that_are_put_away_stay_away_and_missing_ones_come_in() {
    let plan = empty();
    let plan = plan.applied(&archive(&plan, TableName::Responsibilities, &id("STR-01")).unwrap());
    let preview = Preview::of(&plan, of("two"), Mode::Replace);
    assert_eq!((preview.away, preview.rows().count()), (1, 104));
    assert!(preview.filling.responsibilities.is_empty());
    assert!(entries(&filled(&plan, of("two"), Mode::Replace), &id("STR-01")).is_empty());
    let bare = Plan::new(id("the-plan"));
    let after = filled(&bare, of("two"), Mode::Fill);
    assert_eq!((after.responsibilities.count(), after.areas.count(), after.roles.count()), (105, 12, 3));
    assert_eq!(distance(&after, of("two")), (0, 105));
}

#[test]
fn topics_are_only_put_into_a_round_that_nobody_has_touched() {
    let topics = |plan: &Plan| Preview::of(plan, of("portfolio"), Mode::Fill).filling.topics;
    assert!(topics(&empty()).is_some());
    // After another template they are still built in.
    assert!(topics(&filled(&empty(), of("brand"), Mode::Fill)).is_some());
    let plan = empty();
    let toggled = plan.applied(&tandem::plan::actions::toggle_topics(&plan, &id("round"), &[id("TEA-01")]).unwrap());
    assert!(topics(&toggled).is_none());
    let asked = plan.applied(&tandem::plan::actions::reveal(&plan, &id("round"), None).unwrap());
    assert!(topics(&asked).is_none());
    assert!(topics(&sample()).is_none());
}

#[test]
fn the_sample_is_read_like_any_plan() {
    let plan = sample();
    let after = filled(&plan, of("two"), Mode::Fill);
    assert_eq!(distance(&after, of("two")), (0, 105));
    assert_eq!(after.settings(), plan.settings());
    assert_eq!(after.sheets, plan.sheets);
}

/// A plan that is in use: an arbitrary one that was filled from a template, and then some cells were changed, and roles, products and
/// rows put away.
fn used() -> impl Strategy<Value = Plan> {
    let word = prop::sample::select(vec!["", "A", "R", "AR", "C", "I"]);
    let cells = prop::collection::vec((0..105_usize, 0..8_usize, 0..4_usize, word), 0..40);
    let away = prop::collection::vec((0..3_usize, 0..105_usize), 0..6);
    (make::plan(), 0..10_usize, cells, away).prop_map(|(plan, which, cells, away)| {
        let mut plan = filled(&plan, &templates()[which], Mode::Fill);
        let rows: Vec<Id> = plan.responsibilities.iter().map(|item| item.id.clone()).collect();
        let roles: Vec<Id> = plan.roles.iter().map(|role| role.id.clone()).collect();
        let products: Vec<Id> = plan.products.iter().map(|product| product.id.clone()).collect();
        for (row, role, product, word) in cells {
            let (row, role) = (rows[row % rows.len()].clone(), roles[role % roles.len().max(1)].clone());
            let product = products.get(product).cloned();
            let own = Id::natural(&[&row, &role, product.as_ref().unwrap_or(&id("*"))]);
            let (responsibility, role, letters) = (Some(row), Some(role), letters(word));
            plan.cells.insert(Cell { responsibility, role, product, letters, ..Cell::blank(own) });
        }
        for (table, at) in away {
            let (table, ids) =
                [(TableName::Roles, &roles), (TableName::Products, &products), (TableName::Responsibilities, &rows)][table];
            if let Some(own) = ids.get(at % ids.len().max(1)) {
                plan = plan.applied(&archive(&plan, table, own).unwrap());
            }
        }
        plan
    })
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn what_is_applied_is_what_was_shown(
        plan in prop_oneof![1 => make::plan(), 3 => used()],
        which in 0..10_usize,
        replaces: bool,
    ) {
        let template = &templates()[which];
        let mode = if replaces { Mode::Replace } else { Mode::Fill };
        let preview = Preview::of(&plan, template, mode);
        let after = filled(&plan, template, mode);
        prop_assert_eq!(&listed::<Role>(&after, Which::Active), &preview.roles);
        prop_assert_eq!(&listed::<Product>(&after, Which::Active), &preview.products);
        for row in preview.rows() {
            prop_assert_eq!(&entries(&after, &row.id), &row.after);
            prop_assert_eq!(row.before == row.after, !matches!(row.fate, Fate::New | Fate::Replaced));
        }
        // Nothing else has changed.
        let touched: BTreeMap<&str, &Letters> = preview.filling.cells.iter().map(|cell| (cell.id.as_str(), &cell.letters)).collect();
        for cell in plan.cells.iter().filter(|cell| !touched.contains_key(cell.id.as_str())) {
            prop_assert_eq!(after.cells.get(cell.id.as_str()), Some(cell));
        }
        prop_assert_eq!(&after.sheets, &plan.sheets);
        prop_assert_eq!(&after.decisions, &plan.decisions);
        // A second time changes nothing, and the way back leads back.
        let again = Preview::of(&after, template, mode);
        prop_assert!(again.is_empty(), "{:?}", again.filling);
        prop_assert!(fill(&after, &again.filling).unwrap().is_empty());
        let change = fill(&plan, &preview.filling).unwrap();
        prop_assert_eq!(plan.applied(&change).applied(&change.reversed()), plan);
    }
}

/// The answers by the places of question and answer.
fn answered(given: &[(usize, usize)]) -> Answers {
    let mut answers = Answers::default();
    for (question, answer) in given {
        assert!(*answer < QUESTIONS[*question].answers.len());
        answers[*question] = Some(*answer);
    }
    answers
}

/// Checks which template some answers propose, and that each article beside the signal is among its sources.
fn check(given: &[(usize, usize)], wanted: &str, sources: &[&str]) {
    let best = proposed(&answered(given));
    let best = best.first().unwrap_or_else(|| panic!("{given:?} propose nothing"));
    assert_eq!(best.template, wanted, "{given:?}");
    for source in sources {
        assert!(best.reasons.iter().any(|signal| signal.articles.split(' ').any(|own| own == *source)), "{given:?} {source}");
    }
}

#[test]
fn each_signal_of_the_articles_alone() {
    // Small company, early stage, cost pressure: one person may hold both.
    check(&[(0, 0)], "one", &["product-rocket", "talent-services", "talentcove"]);
    check(&[(0, 1)], "one", &["product-rocket", "talent-services", "talentcove"]);
    // Small agile project: the product manager can act as product owner.
    check(&[(2, 0)], "one", &["talentcove"]);
    // The company scales quickly: the dual role becomes a risk.
    check(&[(0, 2)], "two", &["product-rocket", "talent-services"]);
    // Product complexity, a growing team, new markets: hire both.
    check(&[(4, 1)], "two", &["talent-services"]);
    check(&[(2, 1)], "two", &["talent-services"]);
    check(&[(4, 2)], "two", &["talent-services"]);
    // One person cannot keep up, or burns out: separate the roles.
    check(&[(3, 1)], "two", &["talent-services"]);
    // Several products in sale or development: clearer split, portfolio.
    check(&[(1, 1)], "portfolio", &["product-rocket", "gocious"]);
    check(&[(1, 2)], "portfolio", &["product-rocket", "gocious"]);
    // Large project: one product manager over several product owners.
    check(&[(2, 2)], "many", &["talentcove"]);
    check(&[(3, 3)], "many", &["talentcove"]);
    // Enterprise: specialise.
    check(&[(0, 3)], "two", &["talent-services"]);
    // A trio with the brand manager.
    check(&[(5, 1)], "brand", &["product-rocket"]);
    check(&[(5, 2)], "brand", &["product-rocket"]);
    check(&[(3, 0)], "one", &["talent-services"]);
    check(&[(3, 2)], "two", &["product-rocket", "omnisome", "talentcove"]);
}

#[test]
fn several_signals_together() {
    // A start-up that copes; the same, worn out; the same, growing.
    check(&[(0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0)], "one", &[]);
    check(&[(0, 0), (1, 0), (3, 1), (4, 1)], "two", &[]);
    check(&[(0, 2), (1, 0), (2, 1), (3, 1)], "two", &[]);
    // Two people and a brand manager who decides; a large company with a portfolio; a large project in it.
    check(&[(0, 2), (3, 2), (5, 2)], "brand", &[]);
    check(&[(0, 3), (1, 2), (2, 1), (3, 2), (4, 1)], "portfolio", &[]);
    check(&[(0, 3), (1, 0), (2, 2), (3, 3)], "many", &[]);
    // A brand manager alone does not part a start-up's one person.
    check(&[(0, 0), (2, 0), (3, 0), (5, 1)], "one", &[]);
}

#[test]
fn without_a_signal_nothing_is_proposed() {
    assert_eq!(proposed(&Answers::default()), []);
    // One product, and nobody who decides on the brand, speak against something only.
    assert_eq!(proposed(&answered(&[(1, 0)])), []);
    assert_eq!(proposed(&answered(&[(5, 0)])), []);
    assert!(certainty(&answered(&[(1, 0)])).starts_with("A first guess, from 1 of 6"));
    assert!(certainty(&answered(&[(0, 0), (1, 0), (2, 0)])).starts_with("A fair guess, from 3 of 6"));
}

fn answers() -> impl Strategy<Value = Answers> {
    QUESTIONS.map(|question| prop::option::of(0..question.answers.len()))
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn more_answers_take_no_reason_away(given in answers(), left_out in 0..QUESTIONS.len()) {
        let mut fewer = given;
        fewer[left_out] = None;
        let (more, fewer) = (fits(&given), fits(&fewer));
        for before in &fewer {
            let after = more.iter().find(|fit| fit.template == before.template).unwrap();
            prop_assert!(before.reasons.iter().all(|signal| after.reasons.contains(signal)));
            prop_assert!(before.doubts.iter().all(|signal| after.doubts.contains(signal)));
        }
    }

    #[test]
    fn all_are_ranked_in_one_order_with_their_reasons(given in answers()) {
        let all = fits(&given);
        prop_assert_eq!(&all, &fits(&given));
        let mut ids: Vec<&str> = all.iter().map(|fit| fit.template).collect();
        ids.sort_unstable();
        let mut choices = CHOICES;
        choices.sort_unstable();
        prop_assert_eq!(ids, choices);
        let place = |id: &str| CHOICES.iter().position(|own| *own == id);
        for pair in all.windows(2) {
            prop_assert!((-pair[0].score, place(pair[0].template)) < (-pair[1].score, place(pair[1].template)));
        }
        for fit in &all {
            let sum: i32 = fit.reasons.iter().chain(&fit.doubts).map(|signal| signal.weight).sum();
            prop_assert_eq!(fit.score, sum);
            // Each reason says something and names articles that there are.
            for signal in fit.reasons.iter().chain(&fit.doubts) {
                prop_assert!(signal.reason.ends_with('.'));
                prop_assert!(signal.articles.split(' ').all(|own| catalogue().articles.iter().any(|article| article.id.as_str() == own)));
            }
        }
        // What is proposed is never bare.
        prop_assert!(proposed(&given).iter().all(|fit| !fit.reasons.is_empty()));
    }
}
