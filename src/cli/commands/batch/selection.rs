//! Parses `--sort` and `--where`: the teams to show, and their order.

use crate::cli::exit::UsageError;
use crate::cli::lookup;
use crate::diagnostic::did_you_mean;
use crate::model::Questionnaire;
use crate::programme::{Condition, Operator, Sort};
use crate::text::{Quoted, normalise_name};

/// The requested order.
pub(super) fn sort(written: &str, questionnaire: &Questionnaire) -> anyhow::Result<Sort> {
    let pillars = || questionnaire.pillars().iter().map(|pillar| pillar.id.as_str());
    Ok(match written {
        "gap" => Sort::Gap,
        "name" => Sort::Name,
        "culture" => Sort::Culture,
        _ => {
            let refused = || {
                let known = ["gap", "name", "culture"].into_iter().chain(pillars());
                let help = did_you_mean(written, known.clone()).unwrap_or_else(|| one_of(known));
                usage(&format!("cannot sort by {}; {help}", Quoted(written)))
            };
            Sort::Pillar(questionnaire.pillar_named(written).ok_or_else(refused)?)
        }
    })
}

/// The requested conditions.
pub(super) fn conditions(written: &[String], questionnaire: &Questionnaire) -> anyhow::Result<Vec<Condition>> {
    written.iter().map(|condition| parse(condition, questionnaire)).collect()
}

/// The operators as written, longer ones first.
const OPERATORS: [(&str, Operator); 6] = [
    ("!=", Operator::NotEqual),
    ("<=", Operator::AtMost),
    (">=", Operator::AtLeast),
    ("=", Operator::Equal),
    ("<", Operator::Less),
    (">", Operator::Greater),
];

fn parse(written: &str, questionnaire: &Questionnaire) -> anyhow::Result<Condition> {
    let refuse = |reason: String| usage(&format!("cannot use the condition {}: {reason}", Quoted(written)));
    let at = written.find(['=', '!', '<', '>']).unwrap_or(written.len());
    let (key, rest) = written.split_at(at);
    let operator = OPERATORS.into_iter().find_map(|(sign, operator)| Some((operator, rest.strip_prefix(sign)?)));
    let Some((operator, value)) = operator else {
        return Err(refuse("write it as organisation=NAME, band=ID or date>=2026-01-01".to_owned()));
    };
    let (key, value) = (key.trim(), value.trim());
    let ordered = !matches!(operator, Operator::Equal | Operator::NotEqual);
    match key {
        "organisation" | "band" if ordered => {
            Err(refuse(format!("{} can only be compared with = and !=", Quoted(key))))
        }
        "organisation" => {
            let name = normalise_name(value).into_owned();
            Ok(Condition::Organisation(operator, (!name.is_empty()).then_some(name)))
        }
        "band" => {
            let refused = || {
                let bands = questionnaire.bands().as_slice().iter().map(|band| band.id.as_str());
                let (message, help) = lookup::unknown("band", value, bands);
                refuse(format!("{message}; {help}"))
            };
            Ok(Condition::Band(operator, questionnaire.bands().position(value).ok_or_else(refused)?))
        }
        "date" => {
            let refused = |_| refuse(format!("{} is not a date such as 2026-11-21", Quoted(value)));
            Ok(Condition::Date(operator, value.parse().map_err(refused)?))
        }
        _ => {
            let known = ["organisation", "band", "date"];
            let help = did_you_mean(key, known).unwrap_or_else(|| one_of(known));
            Err(refuse(format!("teams cannot be selected by {}; {help}", Quoted(key))))
        }
    }
}

fn one_of<'k>(known: impl IntoIterator<Item = &'k str>) -> String {
    format!("write one of: {}", known.into_iter().collect::<Vec<_>>().join(", "))
}

fn usage(message: &str) -> anyhow::Error {
    UsageError(message.to_owned()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PillarIndex;
    use crate::source::Source;
    use chrono::NaiveDate;

    fn questionnaire() -> Questionnaire {
        let source = Source::new("pillars.toml", include_str!("../../../../pillars.toml"));
        crate::input::questionnaire(&source).into_parts().0.unwrap()
    }

    #[test]
    fn conditions_are_read_as_they_are_written() {
        let questionnaire = questionnaire();
        let name = |name: &str| Some(name.to_owned());
        for (written, condition) in [
            ("organisation=A = B", Condition::Organisation(Operator::Equal, name("A = B"))),
            ("organisation != A!", Condition::Organisation(Operator::NotEqual, name("A!"))),
            ("organisation=Cafe\u{301}  A", Condition::Organisation(Operator::Equal, name("Caf\u{e9} A"))),
            ("organisation=", Condition::Organisation(Operator::Equal, None)),
            ("band=not-ready", Condition::Band(Operator::Equal, 3)),
            ("date >= 2026-01-31", Condition::Date(Operator::AtLeast, NaiveDate::from_ymd_opt(2026, 1, 31).unwrap())),
            ("date<2026-01-31", Condition::Date(Operator::Less, NaiveDate::from_ymd_opt(2026, 1, 31).unwrap())),
        ] {
            assert_eq!(parse(written, &questionnaire).unwrap(), condition, "{written}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_refused_with_what_can() {
        let questionnaire = questionnaire();
        for (written, refusal) in [
            ("ready", "cannot use the condition `ready`: write it as organisation=NAME, band=ID or date>=2026-01-01"),
            (
                "organization=A",
                "cannot use the condition `organization=A`: teams cannot be selected by `organization`; did you mean `organisation`?",
            ),
            (
                "band=notready",
                "cannot use the condition `band=notready`: there is no band `notready`; did you mean `not-ready`?",
            ),
            ("band>ready", "cannot use the condition `band>ready`: `band` can only be compared with = and !="),
            (
                "date=2026-02-30",
                "cannot use the condition `date=2026-02-30`: `2026-02-30` is not a date such as 2026-11-21",
            ),
        ] {
            assert_eq!(parse(written, &questionnaire).unwrap_err().to_string(), refusal);
        }
    }

    #[test]
    fn teams_are_sorted_by_a_pillar_too() {
        let questionnaire = questionnaire();
        assert_eq!(sort("name", &questionnaire).unwrap(), Sort::Name);
        assert_eq!(
            sort(questionnaire.pillars()[2].id.as_str(), &questionnaire).unwrap(),
            Sort::Pillar(PillarIndex::new(2))
        );
        let refusal = sort("peer-leadreship", &questionnaire).unwrap_err().to_string();
        assert_eq!(refusal, "cannot sort by `peer-leadreship`; did you mean `peer-leadership`?");
    }
}
