//! The catalogue: 105 responsibilities and who owns each of them according to five articles. The data stand in `catalogue.txt`,
//! whose head explains them. Knows no plan.

use std::sync::OnceLock;

use crate::plan::{Answer, Id, Responsibility, RoleSet};

/// The catalogue.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// The articles, in the order in which their stances stand.
    pub articles: Vec<Article>,
    /// The names of the areas, in order.
    pub areas: Vec<&'static str>,
    /// The responsibilities, in order.
    pub entries: Vec<Entry>,
}

/// A published article.
#[derive(Debug)]
pub struct Article {
    /// Its id, which is that of its participant in the sample.
    pub id: Id,
    /// A short name for it.
    pub name: &'static str,
    /// Who wrote it; empty if it does not say.
    pub author: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What kind of publication it is.
    pub kind: &'static str,
}

/// A responsibility of the catalogue.
#[derive(Debug)]
pub struct Entry {
    /// Its id, never used for another text.
    pub id: Id,
    /// The place of its area in [`Catalogue::areas`].
    pub area: usize,
    /// The stage in the life of a product to which it usually belongs, in our judgement: one of the plan's stages.
    pub stage: &'static str,
    /// What is to be done.
    pub text: &'static str,
    /// What each article says; nothing if it is silent.
    pub stances: Vec<Option<Stance>>,
    /// A remark on the stances; empty without.
    pub remark: &'static str,
    /// Whether it is one of the topics with which a workshop starts.
    pub default_topic: bool,
}

/// What an article says about a responsibility, as we read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stance {
    /// Who owns it.
    pub answer: Answer,
    /// Whether the article says otherwise elsewhere.
    pub wavers: bool,
    /// Whether its table lost the column, so that the reading rests on its prose.
    pub table_unclear: bool,
}

/// The ids of the roles that the articles speak of.
pub mod role {
    /// Product owner.
    pub const PO: &str = "po";
    /// Product manager.
    pub const PM: &str = "pm";
    /// Leadership.
    pub const LEADERSHIP: &str = "leadership";
}

/// The catalogue, read once.
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| read(include_str!("catalogue.txt")))
}

impl Catalogue {
    /// A responsibility by its id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id.as_str() == id)
    }
}

/// The stage of the life of a product to which a responsibility belongs: the one that was chosen for it, else its usual one; one of a
/// team's own belongs to every stage until somebody says otherwise.
pub fn stage_of(item: &Responsibility) -> &str {
    match item.stage.as_str() {
        "" | "usual" => catalogue().entry(item.id.as_str()).map_or("every", |entry| entry.stage),
        chosen => chosen,
    }
}

/// An answer of the catalogue in words: the articles speak of three roles, whatever a team calls its own.
pub fn owner_in_words(answer: Option<&Answer>) -> &'static str {
    match answer {
        None | Some(Answer::DontKnow) => "Says nothing",
        Some(Answer::Team) => "The whole team",
        Some(Answer::Nobody) => "Nobody",
        Some(Answer::Roles(set)) => match set.roles() {
            [one] if one.as_str() == role::PO => "Product owner",
            [one] if one.as_str() == role::PM => "Product manager",
            [one] if one.as_str() == role::LEADERSHIP => "Leadership",
            _ => "Both",
        },
    }
}

/// The responsibilities that one article gives to one role alone and another article to another one alone.
pub fn contested() -> &'static [Id] {
    static CONTESTED: OnceLock<Vec<Id>> = OnceLock::new();
    CONTESTED.get_or_init(|| {
        let alone = |stance: &Stance| match &stance.answer {
            Answer::Roles(set) if set.roles().len() == 1 => set.roles().first().cloned(),
            _ => None,
        };
        let is_contested = |entry: &&Entry| {
            let mut owners = entry.stances.iter().flatten().filter_map(alone);
            owners.next().is_some_and(|first| owners.any(|other| other != first))
        };
        catalogue().entries.iter().filter(is_contested).map(|entry| entry.id.clone()).collect()
    })
}

/// Reads the data file. A line that makes no sense is left out; a test counts what must be there.
fn read(text: &'static str) -> Catalogue {
    let mut catalogue = Catalogue::default();
    for line in text.lines() {
        if let Some(article) = line.strip_prefix("@ ") {
            let mut parts = article.split('|').map(str::trim);
            let mut part = || parts.next().unwrap_or_default();
            catalogue.articles.push(Article { id: Id::fixed(part()), name: part(), author: part(), title: part(), kind: part() });
        } else if let Some(area) = line.strip_prefix("= ") {
            catalogue.areas.push(area);
        } else if let Some(remark) = line.strip_prefix("> ") {
            if let Some(entry) = catalogue.entries.last_mut() {
                entry.remark = remark;
            }
        } else if !line.starts_with('#') {
            let area = catalogue.areas.len().wrapping_sub(1);
            catalogue.entries.extend(read_entry(line, area));
        }
    }
    catalogue
}

fn read_entry(line: &'static str, area: usize) -> Option<Entry> {
    let mut parts = line.split('|').map(str::trim);
    let (id, stage, stances, text) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let stances = stances.split(' ').map(read_stance).collect();
    let default_topic = id.ends_with('*');
    let id = Id::new(id.trim_end_matches('*'))?;
    Some(Entry { id, area, stage, text, stances, remark: "", default_topic })
}

fn read_stance(word: &str) -> Option<Stance> {
    let roles = |ids: &[&str]| RoleSet::new(ids.iter().map(|id| Id::fixed(id)).collect()).map(Answer::Roles);
    let answer = match word.trim_end_matches(['!', '?']) {
        "po" => roles(&[role::PO]),
        "pm" => roles(&[role::PM]),
        "both" => roles(&[role::PO, role::PM]),
        "lead" => roles(&[role::LEADERSHIP]),
        "team" => Some(Answer::Team),
        "none" => Some(Answer::Nobody),
        _ => None,
    };
    Some(Stance { answer: answer?, wavers: word.contains('!'), table_unclear: word.contains('?') })
}
