//! What the answers to a topic suggest as a decision: who could be accountable, and who would do the work. A start for the talk, never
//! more: where the answers do not point to one role, none is suggested. Knows no plan and no names.

use super::votes::{NONE, Votes};

/// What the answers to a topic suggest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// The role that more than half of the voices name, and more than any other role; none if there is no such role.
    pub accountable: Option<u16>,
    /// The roles that more than half of the voices name, rising.
    pub responsible: Vec<u16>,
    /// Whether at least two voices answered and all of them name the accountable role alone: then there is nothing to talk about.
    pub unanimous: bool,
}

impl Proposal {
    /// Reads the answers to a topic. Voices that say the whole team or nobody count as voices that name no role.
    #[must_use]
    pub fn of(votes: &Votes, topic: usize) -> Self {
        let mut named = vec![0_usize; votes.roles()];
        let (mut voices, mut alone) = (0_usize, 0_usize);
        for choice in
            votes.topic(topic).iter().filter(|category| **category != NONE).filter_map(|&category| votes.category(category))
        {
            voices += 1;
            alone += usize::from(choice.roles().len() == 1);
            for &role in choice.roles() {
                // In range: a stored answer names roles below votes.roles() only.
                named[usize::from(role)] += 1;
            }
        }
        let roles = || (0..NONE).zip(&named);
        let most = named.iter().copied().max().unwrap_or_default();
        let mut first = roles().filter(|(_, count)| **count == most && most * 2 > voices).map(|(role, _)| role);
        let accountable = first.next().filter(|_| first.next().is_none());
        Self {
            accountable,
            responsible: roles().filter(|(_, count)| **count * 2 > voices).map(|(role, _)| role).collect(),
            unanimous: accountable.is_some() && voices >= 2 && alone == voices && most == voices,
        }
    }
}
