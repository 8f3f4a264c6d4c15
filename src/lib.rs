//! `pillars` audits how ready an organisation is to employ peer supporters, and to do it well.
//!
//! Pure rooms below, one shell on top; an arrow may be skipped, never reversed:
//!
//! | room | what lives there |
//! |---|---|
//! | [`model`] | the nouns: questionnaire, pillar, item, answers |
//! | [`score`] | the arithmetic |

pub mod model;
pub mod score;
