//! The arithmetic of `explain` can be checked with a pocket calculator: every printed line is parsed and computed again, and the last figure
//! is that of the result.

use super::Team;
use crate::strategies::audited;
use pillars::report::document::{Block, Cell, Document, RichText, Table};
use pillars::report::explanation::Topic;
use pillars::score::{Bounds, Fraction, Rules};
use proptest::prelude::*;

/// What is cut off after four decimals may be short by so much, after some multiplying and adding.
const CUT_OFF: f64 = 0.002;

/// A printed number: "1,250", "−0.5", "44.6428…"; none if it is none.
fn number(text: &str) -> Option<f64> {
    let text = text.trim_end_matches('…').replace(',', "").replace('−', "-");
    text.parse().ok().filter(|_| text.starts_with(|c: char| c.is_ascii_digit() || c == '-'))
}

/// Works out "(375 + 1 × 100) ÷ 7".
struct Calculator<'a> {
    rest: &'a str,
}

impl Calculator<'_> {
    fn work_out(formula: &str) -> f64 {
        let spaced = formula.replace('(', "( ").replace(')', " )");
        let mut calculator = Calculator { rest: &spaced };
        let result = calculator.sum();
        assert_eq!(calculator.rest.trim(), "", "{formula}");
        result
    }

    fn take(&mut self) -> &str {
        let trimmed = self.rest.trim_start();
        let (token, rest) = trimmed.split_once(' ').unwrap_or((trimmed, ""));
        self.rest = rest;
        token
    }

    fn next_is(&mut self, sign: &str) -> bool {
        let found = self.rest.trim_start().split(' ').next() == Some(sign);
        if found {
            self.take();
        }
        found
    }

    fn sum(&mut self) -> f64 {
        let mut result = self.product();
        loop {
            if self.next_is("+") {
                result += self.product();
            } else if self.next_is("−") {
                result -= self.product();
            } else {
                return result;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut result = self.operand();
        loop {
            if self.next_is("×") {
                result *= self.operand();
            } else if self.next_is("÷") {
                result /= self.operand();
            } else {
                return result;
            }
        }
    }

    fn operand(&mut self) -> f64 {
        if self.next_is("(") {
            let result = self.sum();
            assert!(self.next_is(")"), "{}", self.rest);
            return result;
        }
        let token = self.take().to_owned();
        number(&token).unwrap_or_else(|| panic!("{token} is no number"))
    }
}

/// Checks "formula = number → rounded, words" and gives the number that it ends in; none if the text is no such line.
fn check_step(text: &str) -> Option<f64> {
    let (formula, result) = text.split_once(" = ")?;
    let formula = formula.rsplit(": ").next().unwrap_or(formula);
    let mut words = result.split(' ');
    let shown = words.next().unwrap_or_default();
    let value = number(shown.trim_end_matches([',', ';'])).unwrap_or_else(|| panic!("{text}"));
    let calculated = Calculator::work_out(formula);
    assert!((calculated - value).abs() < CUT_OFF, "{text}: {calculated}");
    if words.next() != Some("→") {
        return Some(value);
    }
    let rounded = words.next().unwrap_or_default().trim_end_matches([',', ';']);
    let decimals = rounded.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let rounded = number(rounded).unwrap_or_else(|| panic!("{text}"));
    let half = 0.5 / 10_f64.powi(i32::try_from(decimals).unwrap());
    assert!((value - rounded).abs() <= half + CUT_OFF, "{text}");
    Some(rounded)
}

/// Checks that each column with a sum adds up to it. A weight is summed only where its line is in the sum.
fn check_table(table: &Table) {
    let Some(sums) = table.footer.as_deref().map(words) else { return };
    let rows: Vec<_> = table.rows.iter().map(|row| words(row)).collect();
    let of_the_known = sums.first().is_some_and(|label| label == "sum of the known");
    for (column, sum) in sums.iter().enumerate().skip(1) {
        let Some(sum) = number(sum) else { continue };
        let counted = rows.iter().filter(|row| !of_the_known || row.last().is_some_and(|last| number(last).is_some()));
        let added: f64 = counted.filter_map(|row| number(&row[column])).sum();
        assert!((added - sum).abs() < CUT_OFF, "{}: {added} is not {sum} in {rows:?}", table.columns[column].title);
    }
}

/// What a row of a table says.
fn words(row: &[Cell]) -> Vec<String> {
    let cell = |cell: &Cell| match cell {
        Cell::Words(texts) => texts.iter().map(RichText::to_plain).collect(),
        Cell::Figure(figure) => figure.to_string(),
        other => panic!("no such cell in an explanation: {other:?}"),
    };
    row.iter().map(cell).collect()
}

/// Checks every sum and every step, and gives what the steps end in.
fn check(explanation: &Document) -> Vec<f64> {
    let mut ends = Vec::new();
    for block in explanation.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Table(table) => check_table(table),
            Block::Labelled(steps) => {
                let texts: Vec<_> = steps.iter().map(|step| step.text.to_plain()).collect();
                ends.extend(texts.iter().flat_map(|text| text.split("instead")).filter_map(|text| {
                    // A capped figure ends with the number that is taken instead.
                    text.strip_prefix(" = ").map_or_else(
                        || check_step(text),
                        |taken| check_step(&format!("{} = {taken}", taken.split(' ').next()?)),
                    )
                }));
            }
            Block::List(points) => {
                let points = points.iter().map(RichText::to_plain);
                points.filter(|point| point.contains('÷')).for_each(|point| {
                    check_step(&point);
                });
            }
            _ => {}
        }
    }
    ends
}

/// Holds the steps of an explanation against the figures of the result.
fn ends_in(explanation: &Document, figures: &[&Bounds], what: &str) {
    let ends = check(explanation);
    for figure in figures.iter().flat_map(|bounds| [&bounds.so_far, &bounds.low, &bounds.high]).flatten() {
        let printed: f64 = figure.to_decimal(1).parse().unwrap();
        assert!(ends.iter().any(|end| (end - printed).abs() < 0.051), "{what}: {printed} is not among {ends:?}");
    }
}

fn everything_adds_up(team: &Team) {
    for topic in team.topics() {
        let explanation = team.explain(&[topic], false);
        match topic {
            Topic::Pillar(place) => {
                let figures = &team.assessment.pillars[place].figures;
                ends_in(&explanation, &[&figures.score, &figures.target, &figures.gap], "a pillar");
            }
            Topic::Overall => {
                let overall = &team.assessment.overall;
                ends_in(&explanation, &[&overall.mean_score, &overall.mean_gap], "the means");
            }
            Topic::PolicyAndPractice => {
                let aspects = &team.assessment.aspects;
                let figures = [aspects.policy.score.clone(), aspects.practice.score.clone(), aspects.difference()];
                let [so_far, low, high] = figures;
                ends_in(&explanation, &[&Bounds { so_far, low, high }], "the aspects");
            }
            Topic::Culture => {
                let culture = team.assessment.culture;
                let balances = [culture.balance, culture.low, culture.high].map(|b| b.map(Fraction::whole));
                let [so_far, low, high] = balances;
                ends_in(&explanation, &[&Bounds { so_far, low, high }], "the balance");
            }
            Topic::Item(place) => {
                let ends = check(&explanation);
                let lifts = team.assessment.priorities.iter().filter(|one| one.item == place).map(|one| &one.lift);
                let unknown = team.assessment.to_find_out.iter().filter(|one| one.item == place);
                for lift in lifts.chain(unknown.map(|one| &one.largest_lift).filter(|lift| !lift.is_zero())) {
                    let printed: f64 = lift.to_decimal(2).parse().unwrap();
                    assert!(ends.iter().any(|end| (end - printed).abs() < 0.0051), "{printed} is not among {ends:?}");
                }
            }
            _ => {
                check(&explanation);
            }
        }
    }
}

#[test]
fn the_examples_add_up() {
    for name in ["doing-well.toml", "hostile.toml", "half-answered.toml", "harbour-team", "meadow-programme"] {
        everything_adds_up(&Team::example(name));
    }
}

#[test]
fn a_wrong_sum_is_noticed() {
    assert_eq!(check_step("(375 + 1 × 100) ÷ 7 = 67.8571… → 67.9, what is unknown"), Some(67.9));
    assert_eq!(check_step("balance −0.5: 300 + (400 − 300) × 50 ÷ 200 = 325"), Some(325.0));
    for wrong in ["375 ÷ 7 = 53.6", "375 ÷ 7 = 53.5714… → 53.7"] {
        assert!(std::panic::catch_unwind(|| check_step(wrong)).is_err(), "{wrong}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_audit_adds_up(generated in audited(12), raise: bool, equal_respondents: bool, min_group in 1..4_u32) {
        let rules = Rules { raise, equal_respondents, min_group, ..Rules::default() };
        everything_adds_up(&Team::generated(&generated, rules));
    }
}
