//! Random numbers that are the same for ever: one small generator with a published definition.
//!
//! Responsible for turning a seed into a sequence of numbers and of unbiased indices. It does not know where a seed comes from
//! (it is an argument, like today's date) nor what is drawn.

/// SplitMix64: the state is a counter, each output a mix of it. The period is 2^64.
///
/// Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014; the constants are those of
/// Vigna's public-domain reference. Not for secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitMix64 {
    state: u64,
}

impl SplitMix64 {
    /// The generator whose sequence belongs to this seed. Every seed is as good as any other, zero too.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 random bits.
    pub const fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = self.state;
        let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// An index in `0..bound`, each one equally likely; 0 if `bound` is 0.
    ///
    /// Takes the upper half of a draw, multiplies it by the bound and keeps the upper half of the product; draws that would make some
    /// indices likelier are drawn again. Source: Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 29(1), 2019.
    pub const fn index(&mut self, bound: u32) -> u32 {
        if bound == 0 {
            return 0;
        }
        let mut product = (self.next_u64() >> 32) * bound as u64;
        if (product as u32) < bound {
            let uneven = bound.wrapping_neg() % bound;
            while (product as u32) < uneven {
                product = (self.next_u64() >> 32) * bound as u64;
            }
        }
        (product >> 32) as u32
    }
}
