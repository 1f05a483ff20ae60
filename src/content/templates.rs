//! Role templates: letters for all responsibilities in usual set-ups, and as each of the five articles has it. The data stand in
//! `templates.txt`, whose head explains them. Knows no plan.

use std::sync::OnceLock;

use super::catalogue::{Article, Catalogue, Stance, catalogue};
use super::plans::default_topics;
use crate::plan::letters::Letters;
use crate::plan::{Answer, Choice, Id, Record, Role};

/// How the view of an article becomes letters.
pub const RULE: &str = "A clear owner gets A and R. Where an article gives the work to both roles, both get an R and the A stays open, since it does not say who answers for it. Where it contradicts itself, where its table has lost its columns, and where it names the whole team or neither role, the row is marked and left open. Where it is silent, the template says nothing.";

/// A template.
#[derive(Debug, Default)]
pub struct Template {
    /// Its id, never used for another one.
    pub id: &'static str,
    /// Its name.
    pub name: String,
    /// Whether it is the view of an article.
    pub is_article: bool,
    /// Its roles, in the order of the letters.
    pub roles: Vec<Role>,
    /// For so many products it has letters; without any, for all together.
    pub products: usize,
    /// The articles that it rests on.
    pub articles: Vec<&'static Article>,
    /// What it assumes.
    pub assumes: &'static str,
    /// When it stops fitting: the end of a sentence.
    pub stops: &'static str,
    /// By area of the catalogue: why its letters stand as they do; empty if the rule of the articles says so.
    pub reasons: Vec<&'static str>,
    /// The topics for a first workshop.
    pub topics: Vec<Id>,
    /// For each responsibility of the catalogue, in its order: what the template says.
    pub rows: Vec<Row>,
}

/// What a template says about a responsibility.
#[derive(Debug, Default)]
pub struct Row {
    /// The letters of each role; none where the row is left open.
    pub whole: Vec<Letters>,
    /// The letters of each role for each product by itself; none where they are those for all.
    pub each: Vec<Letters>,
    /// Why something is left open; empty without.
    pub open: &'static str,
}

impl Row {
    /// Whether it gives letters to a role.
    pub fn speaks(&self) -> bool {
        self.whole.iter().any(|letters| !letters.is_empty())
    }
}

/// All templates: our own, then the articles' views in their order. Read once.
pub fn templates() -> &'static [Template] {
    static TEMPLATES: OnceLock<Vec<Template>> = OnceLock::new();
    TEMPLATES.get_or_init(|| read(include_str!("templates.txt"), catalogue()))
}

/// A template by its id.
pub fn template(id: &str) -> Option<&'static Template> {
    templates().iter().find(|template| template.id == id)
}

/// Reads the data file. A line that makes no sense is left out; a test counts what must be there.
fn read(text: &'static str, all: &'static Catalogue) -> Vec<Template> {
    let mut roles: Vec<Role> = Vec::new();
    let mut reasons = vec![""; all.areas.len()];
    let mut templates: Vec<Template> = Vec::new();
    for line in text.lines() {
        let (sign, rest) = line.split_once(' ').unwrap_or_default();
        let parts: Vec<&'static str> = rest.split('|').map(str::trim).collect();
        let part = |at: usize| parts.get(at).copied().unwrap_or_default();
        let with =
            |ids: &str| ids.split(' ').filter_map(|id| roles.iter().find(|role| role.id.as_str() == id)).cloned().collect();
        match sign {
            "#" | "" => {}
            "*" => {
                let (name, short, mark) = (part(1).to_owned(), part(2).to_owned(), Choice::of(part(3)));
                roles.push(Role { name, short, mark, ..Role::blank(Id::fixed(part(0))) });
            }
            "=" => {
                let own = templates.last_mut().map_or(&mut reasons, |template| &mut template.reasons);
                let at = all.areas.iter().position(|area| *area == part(0));
                if let Some(own) = at.and_then(|at| own.get_mut(at)) {
                    *own = part(1);
                }
            }
            "~" => {
                if let Some(template) = templates.last_mut() {
                    template.topics = rest.split(' ').filter_map(Id::new).collect();
                }
            }
            "@" => {
                let article = all.articles.iter().position(|article| article.id.as_str() == part(0));
                templates.push(match article {
                    Some(at) => of_article(all, at, with("po pm leadership"), part(0), part(1), part(2)),
                    None => Template {
                        id: part(0),
                        name: part(1).to_owned(),
                        roles: with(part(2)),
                        products: part(3).parse().unwrap_or_default(),
                        assumes: part(4),
                        stops: part(5),
                        articles: all.articles.iter().filter(|own| part(6).split(' ').any(|id| own.id.as_str() == id)).collect(),
                        reasons: reasons.clone(),
                        topics: default_topics(),
                        rows: Vec::new(),
                        is_article: false,
                    },
                });
            }
            _ => {
                // One word for each of our own templates, in their order.
                for (template, word) in templates.iter_mut().filter(|template| !template.is_article).zip(rest.split(' ')) {
                    let (whole, each) = word.split_once('/').unwrap_or((word, ""));
                    template.rows.push(Row { whole: letters(whole), each: letters(each), open: "" });
                }
            }
        }
    }
    templates
}

fn letters(word: &str) -> Vec<Letters> {
    let of = |code: char| match code {
        'b' => OWNS,
        'a' => "A",
        'r' => "R",
        'c' => "C",
        'i' => "I",
        _ => "",
    };
    word.chars().map(|code| Letters::parse(of(code)).unwrap_or_default()).collect()
}

/// The letters of a clear owner.
const OWNS: &str = "AR";

/// The view of an article, by the [`RULE`].
fn of_article(
    all: &'static Catalogue,
    at: usize,
    mut roles: Vec<Role>,
    id: &'static str,
    assumes: &'static str,
    stops: &'static str,
) -> Template {
    let stances = || all.entries.iter().map(|entry| entry.stances.get(at).and_then(Option::as_ref));
    // A role that the article gives nothing has no column.
    let named = |role: &Role| stances().flatten().any(|stance| is_clear(stance) && owns(stance, role));
    roles.retain(named);
    let rows = stances().map(|stance| stance.map(|stance| view(stance, &roles)).unwrap_or_default()).collect();
    let articles: Vec<&Article> = all.articles.get(at).into_iter().collect();
    Template {
        id,
        name: format!("The view of {}", articles.first().map_or("", |article| article.name)),
        is_article: true,
        roles,
        products: 0,
        articles,
        assumes,
        stops,
        reasons: Vec::new(),
        topics: default_topics(),
        rows,
    }
}

fn is_clear(stance: &Stance) -> bool {
    !stance.wavers && !stance.table_unclear
}

fn owns(stance: &Stance, role: &Role) -> bool {
    matches!(&stance.answer, Answer::Roles(set) if set.roles().contains(&role.id))
}

fn view(stance: &Stance, roles: &[Role]) -> Row {
    let shared = matches!(&stance.answer, Answer::Roles(set) if set.roles().len() > 1);
    let open = match &stance.answer {
        _ if stance.table_unclear => "Source unclear: the column of its table is lost",
        _ if stance.wavers => "It says one thing here and another there",
        Answer::Team => "It names the whole team, not a role",
        Answer::Roles(_) if shared => "Shared: it does not say who answers for it",
        Answer::Roles(_) => "",
        _ => "It gives this to neither role",
    };
    let word = if shared { "R" } else { OWNS };
    let given = |role: &Role| if is_clear(stance) && owns(stance, role) { word } else { "" };
    let whole = roles.iter().map(|role| Letters::parse(given(role)).unwrap_or_default()).collect();
    Row { whole, each: Vec::new(), open }
}
