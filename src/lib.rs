//! `pillars` audits how ready an organisation is to employ peer supporters, and to do it well.
//!
//! Pure rooms below, one shell on top; an arrow may be skipped, never reversed:
//!
//! | room | what lives there |
//! |---|---|
//! | [`model`] | the nouns: questionnaire, pillar, item, answers |
//! | [`score`] | the arithmetic |
//! | [`report`] | from an assessment to bytes, one file per format |

pub mod model;
pub mod report;
pub mod score;
