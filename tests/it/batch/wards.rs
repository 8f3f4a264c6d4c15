//! Generates forty teams from a seed: a questionnaire with eight pillars, and a realistic folder of answers.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The pillars: id, title.
const PILLARS: [(&str, &str); 8] = [
    ("leading", "Leading"),
    ("partners", "Partners & Community"),
    ("culture-work", "Culture"),
    ("governance", "Governance"),
    ("practice", "Practice"),
    ("quality", "Quality"),
    ("structures", "Structures"),
    ("evaluation", "Evaluation"),
];
/// Questions of every pillar; the first is a must-have.
const QUESTIONS: [&str; 3] = ["agreed", "shared", "lasting"];
/// Culture indicators.
const INDICATORS: [&str; 3] = ["debate", "openness", "trust"];
const VIEWPOINTS: [&str; 3] = ["peer", "leadership", "staff"];
const WARDS: [&str; 10] = ["Ash", "Beech", "Cedar", "Elm", "Hazel", "Juniper", "Larch", "Maple", "Oak", "Rowan"];
const TRUSTS: [&str; 4] = ["Eastmoor Trust", "Holloway Trust", "Northfield Trust", "Westbrook Trust"];

/// The questionnaire.
pub(crate) fn questionnaire() -> String {
    let mut text = r#"id = "wards"
version = "1.0.0"
title = "Eight Pillars on the Wards"
language = "en-GB"
must_have_cap = "partly-ready"
caveats = ["A made-up questionnaire, for tests."]

[scale]
levels = ["Nothing yet", "Agreed", "In part", "In place", "Led by peers"]
target = 3

[[viewpoint]]
id = "peer"
label = "Peer supporters"
side = "peer"

[[viewpoint]]
id = "leadership"
label = "Leaders"
side = "leadership"

[[viewpoint]]
id = "staff"
label = "Staff"

[[band]]
id = "ready"
label = "Ready"
max_gap = 5

[[band]]
id = "nearly-ready"
label = "Nearly ready"
max_gap = 15

[[band]]
id = "partly-ready"
label = "Partly ready"
max_gap = 30

[[band]]
id = "not-ready"
label = "Not ready"
max_gap = 100
"#
    .to_owned();
    let levels = r#"levels = ["Nothing yet", "Agreed", "In part", "In place", "Led by peers"]"#;
    for (pillar, title) in PILLARS {
        writeln!(text, "\n[[pillar]]\nid = \"{pillar}\"\ntitle = \"{title}\"").unwrap();
        for (place, question) in QUESTIONS.iter().enumerate() {
            let must_have = if place == 0 { "must_have = true\n" } else { "" };
            let raised = if place == 1 { "raise_if_hostile = true\n" } else { "" };
            let action = format!("Make it {question} in {title}, with a date.");
            writeln!(
                text,
                "\n[[pillar.question]]\nid = \"{question}\"\ntext = \"Is it {question}?\"\naction = \"{action}\"\n{must_have}{raised}{levels}"
            )
            .unwrap();
        }
    }
    for indicator in INDICATORS {
        writeln!(
            text,
            "\n[[indicator]]\nid = \"{indicator}\"\npillar = \"culture-work\"\nhostile = \"No {indicator}\"\nfertile = \"Much {indicator}\""
        )
        .unwrap();
    }
    text
}

/// Numbers that look random and are the same everywhere.
struct Seed(u64);

impl Seed {
    fn below(&mut self, end: u64) -> u64 {
        // Steele, Lea and Flood's SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// One answers file: where it lies within the folder, and its text.
pub(crate) type File = (PathBuf, String);

/// The answers of so many teams, three to twelve files each, in a folder for each trust and team.
pub(crate) fn teams(count: u64) -> Vec<File> {
    let mut files = Vec::new();
    for team in 0..count {
        let mut seed = Seed(team + 1);
        let ward = WARDS[usize::try_from(team % 10).unwrap()];
        let trust = TRUSTS[usize::try_from(team / 10 % 4).unwrap()];
        let (base, lean, gaps) = (seed.below(5), seed.below(5), seed.below(4));
        for respondent in 0..3 + seed.below(10) {
            let viewpoint = VIEWPOINTS[usize::try_from(seed.below(3)).unwrap()];
            let day = 1 + seed.below(28);
            let mut text = format!(
                "questionnaire = \"wards\"\nversion = \"1.0.0\"\n\n[audit]\nteam = \"{ward} Ward\"\norganisation = \"{trust}\"\n\
                 date = 2026-03-{day:02}\nviewpoint = \"{viewpoint}\"\nrespondent = \"R-{team:02}-{respondent:02}\"\n"
            );
            for (pillar, _) in PILLARS {
                writeln!(text, "\n[answers.{pillar}]").unwrap();
                for (place, question) in QUESTIONS.iter().enumerate() {
                    // Some teams have a question that nobody can answer, some a culture that nobody speaks of.
                    if team % 5 == 4
                        && (team / 5 + u64::try_from(place).unwrap()) % 3 == 0
                        && PILLARS[usize::try_from(team % 8).unwrap()].0 == pillar
                    {
                        writeln!(text, "{question} = \"don't know\"").unwrap();
                        continue;
                    }
                    let level = (base + seed.below(3)).saturating_sub(1).min(4);
                    match seed.below(20) + gaps {
                        20.. => {}
                        18..20 => writeln!(text, "{question} = \"don't know\"").unwrap(),
                        17 if place > 0 => {
                            writeln!(text, "{question} = {{ not_applicable = \"Not on this ward\" }}").unwrap();
                        }
                        9..17 => writeln!(text, "{question} = {{ level = {level}, note = \"As seen\" }}").unwrap(),
                        _ => writeln!(text, "{question} = {level}").unwrap(),
                    }
                }
            }
            writeln!(text, "\n[culture]").unwrap();
            for indicator in INDICATORS {
                if seed.below(12) + gaps < 12 && (team % 7 != 3 || indicator == "trust") {
                    let position = i64::try_from((lean + seed.below(3)).saturating_sub(1).min(4)).unwrap() - 2;
                    writeln!(text, "{indicator} = {position}").unwrap();
                }
            }
            let place = Path::new(trust).join(format!("{ward} Ward")).join(format!("{respondent:02}.toml"));
            files.push((place, text));
        }
    }
    files
}

/// Writes files into a folder.
pub(crate) fn write(folder: &Path, files: &[File]) {
    for (place, text) in files {
        let path = folder.join(place);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}
