//! Onsets, nuclei and codas by their indices, so that rules can be read.

pub(in crate::romanize) mod onset {
    pub(in crate::romanize) const G: u8 = 0;
    pub(in crate::romanize) const N: u8 = 2;
    pub(in crate::romanize) const D: u8 = 3;
    pub(in crate::romanize) const R: u8 = 5;
    pub(in crate::romanize) const M: u8 = 6;
    pub(in crate::romanize) const B: u8 = 7;
    pub(in crate::romanize) const S: u8 = 9;
    pub(in crate::romanize) const SS: u8 = 10;
    pub(in crate::romanize) const NONE: u8 = 11;
    pub(in crate::romanize) const J: u8 = 12;
    pub(in crate::romanize) const CH: u8 = 14;
    pub(in crate::romanize) const K: u8 = 15;
    pub(in crate::romanize) const T: u8 = 16;
    pub(in crate::romanize) const P: u8 = 17;
    pub(in crate::romanize) const H: u8 = 18;
}

pub(in crate::romanize) mod nucleus {
    pub(in crate::romanize) const A: u8 = 0;
    pub(in crate::romanize) const AE: u8 = 1;
    pub(in crate::romanize) const YA: u8 = 2;
    pub(in crate::romanize) const YAE: u8 = 3;
    pub(in crate::romanize) const E: u8 = 5;
    pub(in crate::romanize) const YEO: u8 = 6;
    pub(in crate::romanize) const YE: u8 = 7;
    pub(in crate::romanize) const O: u8 = 8;
    pub(in crate::romanize) const WA: u8 = 9;
    pub(in crate::romanize) const YO: u8 = 12;
    pub(in crate::romanize) const WI: u8 = 16;
    pub(in crate::romanize) const YU: u8 = 17;
    pub(in crate::romanize) const EU: u8 = 18;
    pub(in crate::romanize) const UI: u8 = 19;
    pub(in crate::romanize) const I: u8 = 20;
}

pub(in crate::romanize) mod coda {
    pub(in crate::romanize) const NONE: u8 = 0;
    pub(in crate::romanize) const G: u8 = 1;
    pub(in crate::romanize) const N: u8 = 4;
    pub(in crate::romanize) const NJ: u8 = 5;
    pub(in crate::romanize) const NH: u8 = 6;
    pub(in crate::romanize) const D: u8 = 7;
    pub(in crate::romanize) const R: u8 = 8;
    pub(in crate::romanize) const RG: u8 = 9;
    pub(in crate::romanize) const RM: u8 = 10;
    pub(in crate::romanize) const RB: u8 = 11;
    pub(in crate::romanize) const RT: u8 = 13;
    pub(in crate::romanize) const RH: u8 = 15;
    pub(in crate::romanize) const M: u8 = 16;
    pub(in crate::romanize) const B: u8 = 17;
    pub(in crate::romanize) const SS: u8 = 20;
    pub(in crate::romanize) const NG: u8 = 21;
    pub(in crate::romanize) const J: u8 = 22;
    pub(in crate::romanize) const T: u8 = 25;
    pub(in crate::romanize) const H: u8 = 27;
}
