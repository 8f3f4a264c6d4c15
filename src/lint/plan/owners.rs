//! Lints of owners: a role, not a person, and not more work than one role can do. Messages never repeat an owner.

use super::CheckedPlan;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::text::name_key;
use std::collections::BTreeMap;

/// The maximum number of one owner's unfinished actions that raises no doubt.
const MAX_UNFINISHED: usize = 5;
/// The maximum number of words in a person's name.
const LONGEST_NAME: usize = 4;

/// Titles of people, which only a name follows.
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "rev", "cllr"];

/// Words for roles, bodies and workplaces. Capitalised words without any of these look like a name.
const ROLE_WORDS: &str = "\
    academy access acute administration administrator adviser advisor ambassador analyst apprentice arts assistant associate \
    board bureau business care centre chair chairperson champion charity chief clinic clinical clinician coach college \
    commissioner commissioning committee communications community compliance consultant coordinator council counsellor crisis \
    department deputy development digital director directorate division doctor east education educator engagement equality \
    estates executive experience facilitator facilities finance forum governance governor group guardian head health hospital \
    house housing hub human improvement inclusion information inpatient inspector involvement keeper lead leader leadership \
    learning legal library line locality management manager marketing matron medical member mental mentor ministry network north \
    nurse nursery nursing occupational office officer operational operations organisational outreach owner panel paramedic \
    partner partnership patient payroll peer people performance personnel pharmacist pharmacy physiotherapist planner planning \
    police policy practice practitioner principal procurement programme project psychiatrist psychologist psychology \
    psychotherapist quality recovery recruitment region registrar representative research researcher resources safeguarding \
    safety school secretary security senior service site social south specialist staff steering street student supervisor support \
    supporter systems team technology therapist trainer training trust trustee tutor union unit user volunteer ward welfare \
    wellbeing west witness women workforce works";

/// Runs the lints of a plan's owners.
pub(super) fn check(checked: &CheckedPlan<'_>, found: &mut Vec<Diagnostic>) {
    let mut unfinished: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for (action, spans) in checked.plan.actions().iter().zip(&checked.spans.actions) {
        let Some(owner) = &action.owner else { continue };
        if looks_like_a_name(owner) {
            let message = "an owner looks like a person's name, not a role";
            found.push(Diagnostic::new(Code::OwnerLooksLikeName, spans.value("owner"), message).with_usual_help());
        }
        if action.is_unfinished() {
            unfinished.entry(name_key(owner)).or_default().push(spans.value("owner"));
        }
    }
    for spans in unfinished.values().filter(|spans| spans.len() > MAX_UNFINISHED) {
        let (Some(first), others) = (spans.first(), spans.iter().skip(1)) else { continue };
        let message = format!("one owner has {} unfinished actions", spans.len());
        let finding = Diagnostic::new(Code::OwnerOverloaded, *first, message).with_usual_help();
        found.push(others.fold(finding, |finding, span| finding.with_secondary(*span, "")));
    }
}

/// Whether an owner looks like a person: with a title, with an email address, or with a part of two to four capitalised words none of which
/// belongs to a role.
fn looks_like_a_name(owner: &str) -> bool {
    owner.contains('@') || owner.split([',', '(', ')', '/', ';', '–', '—', ':']).any(is_a_name)
}

fn is_a_name(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    if let [title, name, ..] = words.as_slice()
        && TITLES.contains(&title.trim_end_matches('.').to_lowercase().as_str())
    {
        return is_capitalised(name) && !is_of_a_role(name);
    }
    let initials = words.iter().filter(|word| is_initial(word)).count();
    (2..=LONGEST_NAME).contains(&words.len())
        && initials < words.len()
        && words.iter().all(|word| is_initial(word) || is_capitalised(word) && !is_of_a_role(word))
}

/// "J", "J.".
fn is_initial(word: &str) -> bool {
    let mut letters = word.trim_end_matches('.').chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// "Jo", "O'Neill", "Smith-Jones"; not "HR".
fn is_capitalised(word: &str) -> bool {
    let letters = || word.chars().filter(|character| character.is_alphabetic());
    word.chars().next().is_some_and(char::is_uppercase)
        && letters().any(char::is_lowercase)
        && word.chars().all(|character| character.is_alphabetic() || "'’-.".contains(character))
}

/// Whether a word belongs to a role, in the singular, the plural or the possessive.
fn is_of_a_role(word: &str) -> bool {
    let word = word.to_lowercase();
    let is_known = |word: &str| {
        ROLE_WORDS.split(' ').any(|known| known == word) || TRADES.iter().any(|trade| word.ends_with(trade))
    };
    word.split('-').any(|word| {
        let singular = word.trim_end_matches(['\'', '’']).trim_end_matches('s').trim_end_matches(['\'', '’']);
        is_known(word) || is_known(singular)
    })
}

/// Endings of words for occupations, which are rare in names.
const TRADES: &[&str] = &["worker", "holder", "person", "force"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifty_role_titles_look_like_no_name() {
        for role in [
            "Director of workforce",
            "Director of Workforce",
            "Workforce Director",
            "Chief Executive",
            "Chief People Officer",
            "Deputy Chief Nurse",
            "Head of Occupational Therapy",
            "Head of Lived Experience",
            "Peer lead",
            "Peer Lead",
            "Lead Peer Support Worker",
            "Senior Peer Support Worker",
            "Peer Supervisor",
            "Peer Workforce Manager",
            "Ward Manager",
            "Ward manager, Larch Ward",
            "Matron",
            "Modern Matron",
            "Team Leader",
            "Team leader (Northfield CMHT)",
            "Service Manager",
            "Operational Services Manager",
            "Clinical Director",
            "Medical Director",
            "Associate Director of Nursing",
            "Consultant Psychiatrist",
            "Lead Psychologist",
            "Occupational Health",
            "HR Business Partner",
            "HR",
            "Human Resources",
            "Recruitment team",
            "Finance",
            "Finance Director",
            "Estates and Facilities",
            "Quality Improvement Lead",
            "Patient Experience Lead",
            "Involvement Coordinator",
            "Freedom to Speak Up Guardian",
            "Equality, Diversity and Inclusion Lead",
            "Learning and Development",
            "Recovery College Principal",
            "Board",
            "Trust Board",
            "Board Secretary",
            "Chair of trustees",
            "Non-Executive Director",
            "Steering group",
            "Programme Office",
            "Staff Side Representative",
        ] {
            assert!(!looks_like_a_name(role), "{role}");
        }
    }

    #[test]
    fn names_of_people_are_recognised() {
        for name in [
            "Jo Bloggs",
            "Sarah O'Neill",
            "Aoife Ní Bhriain",
            "Anne-Marie Smith-Jones",
            "J. Bloggs",
            "J Bloggs",
            "Mary Ann McKay",
            "Dr Okafor",
            "Dr. Ngozi Okafor",
            "Mrs Khan",
            "Consultant psychiatrist (Dr Okafor)",
            "Sarah Jones, Ward Manager",
            "Ward Manager: Sarah Jones",
            "jo.bloggs@example.org",
            "Łukasz Wójcik",
        ] {
            assert!(looks_like_a_name(name), "{name}");
        }
    }
}
