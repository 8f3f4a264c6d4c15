//! Headings and standing sentences, said alike in every format.

/// Heading of the culture profile.
pub const CULTURE: &str = "Culture";
/// Heading of what falls short.
pub const GAPS: &str = "Largest gaps";
/// There is no gap.
pub const NO_GAPS: &str = "Nothing that is known falls short of the level wanted.";
/// What "worth" means, and what the list of gaps is not.
pub const ORDER: &str = "“Worth” is how many points the mean gap falls if this one thing alone reaches the level wanted. Open \
                         must-haves come first. The list shows size and is no order of work: the pillars prescribe none, so \
                         choose where you can begin, and mind what a thing needs first.";
/// Heading of what nobody gave a level to.
pub const TO_FIND_OUT: &str = "To find out";
/// There is nothing to find out.
pub const NOTHING_TO_FIND_OUT: &str = "Every item that applies has a level.";
/// What the list of things to find out says.
pub const UP_TO: &str =
    "Nobody gave these a level. “Up to” is the most points each could be worth; must-haves come first.";
/// Heading of policy against practice.
pub const POLICY_AND_PRACTICE: &str = "Policy and practice";
/// Heading of the viewpoints.
pub const VIEWPOINTS: &str = "Viewpoints";
/// Heading of what else has to be known.
pub const NOTICES: &str = "Also to be known";
/// What the list of disputed items says.
pub const DISPUTED: &str = "Some gave these a level, others said that they do not apply here. Talk about it:";
/// Heading of all items.
pub const ALL_ITEMS: &str = "Every item";
/// Heading of what was said beside the answers.
pub const SAID: &str = "What was said beside the answers";
/// Where nothing was.
pub const NOTHING_SAID: &str = "Nothing was said.";
/// Heading of the closing lines.
pub const CLOSING: &str = "What this result is not";
/// Heading of the list of what stands instead of levels.
pub const WITHOUT_LEVEL: &str = "Items without a level";
