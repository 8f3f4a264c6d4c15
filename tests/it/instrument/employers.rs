//! The four example employers: each meets every must-have of its stage, and has the scores that its story states.

use crate::support::{folder, machine_form_of, toml_files};
use pillars::score::Rules;
use serde_json::Value;

/// The result of an employer that answered in one file as a group, or in a folder with a file for each respondent.
fn scored(name: &str) -> Value {
    let place = folder(&format!("examples/answers/{name}"));
    let answers = if place.is_dir() {
        toml_files(&place, |_| true)
    } else {
        vec![folder(&format!("examples/answers/{name}.toml"))]
    };
    serde_json::from_str(&machine_form_of(&folder("pillars.toml"), &answers, Rules::default())).unwrap()
}

/// The pillars in a band, in order.
fn in_band<'a>(result: &'a Value, band: &str) -> Vec<&'a str> {
    let pillars = result["pillars"].as_array().unwrap().iter();
    pillars.filter(|pillar| pillar["band"]["worst"] == band).map(|pillar| pillar["id"].as_str().unwrap()).collect()
}

#[test]
fn no_employer_is_too_large_too_early_too_small_or_too_user_led_for_a_must_have() {
    for name in ["trust-running", "trust-before-first-post", "charity-of-four", "user-led"] {
        let result = scored(name);
        for pillar in result["pillars"].as_array().unwrap() {
            let must_haves = &pillar["must_haves"];
            let unmet =
                (must_haves["open"].as_array().unwrap().len(), must_haves["unconfirmed"].as_array().unwrap().len());
            assert_eq!(unmet, (0, 0), "{name}: {}", pillar["id"]);
        }
    }
}

#[test]
fn the_four_employers_score_as_their_stories_say() {
    for (name, stage, band, weakest) in [
        (
            "trust-running",
            "running",
            "nearly-ready",
            ["organisational-culture", "organisational-governance", "evaluate-and-evolve"].as_slice(),
        ),
        (
            "trust-before-first-post",
            "before-first-post",
            "nearly-ready",
            &["organisational-culture", "organisational-governance", "evaluate-and-evolve"],
        ),
        ("charity-of-four", "running", "nearly-ready", &["organisational-governance", "professional-structures"]),
        ("user-led", "running", "ready", &[]),
    ] {
        let result = scored(name);
        let overall = &result["overall"]["band"];
        assert_eq!((&overall["best"], &overall["worst"]), (&Value::from(band), &Value::from(band)), "{name}");
        assert_eq!(result["stage"], stage, "{name}");
        assert_eq!(in_band(&result, "nearly-ready"), weakest, "{name}");
    }
}
