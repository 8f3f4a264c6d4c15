//! Every format has the same figures, and the same as `score` for a single team.

use super::{TeamSet, text, wards};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The rows of CSV, each a map from column to cell.
fn rows(csv: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(csv.as_bytes()).deserialize().map(Result::unwrap).collect()
}

fn documents(ndjson: &str) -> Vec<Value> {
    ndjson.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A JSON figure as CSV writes it: with so many decimals, or nothing.
fn cell(value: &Value, decimals: usize) -> String {
    value.as_f64().map(|figure| format!("{figure:.decimals$}")).unwrap_or_default()
}

/// A JSON figure as a whole number of its last decimal.
fn scaled(value: &Value, decimals: usize) -> Option<i64> {
    value.as_f64().map(|_| cell(value, decimals).replace('.', "").parse().unwrap())
}

fn id(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_team_has_the_same_document_as_when_it_is_scored_alone() {
    let forty = TeamSet::forty();
    for document in documents(&forty.print(&["batch", "answers", "--format", "ndjson"])) {
        let folder = format!("answers/{}/{}", id(&document["organisation"]), id(&document["team"]));
        let files: Vec<_> =
            std::fs::read_dir(forty.path().join(&folder)).unwrap().map(|file| file.unwrap().path()).collect();
        let mut arguments = vec!["score", "--format", "json"];
        arguments.extend(files.iter().map(|file| file.to_str().unwrap()));
        let mut alone: Value = serde_json::from_str(&forty.print(&arguments)).unwrap();
        alone["files_left_out"] = json!(0);
        assert_eq!(document, alone);
    }
}

#[test]
fn json_holds_the_same_documents_as_ndjson() {
    let forty = TeamSet::forty();
    let all: Value = serde_json::from_str(&forty.print(&["batch", "answers", "--format", "json"])).unwrap();
    let lines = documents(&forty.print(&["batch", "answers", "--format", "ndjson"]));
    assert_eq!(all["teams"], Value::Array(lines.clone()));
    assert_eq!(all["schema_version"], json!(1));
    assert_eq!(all["questionnaire"], lines[0]["questionnaire"]);
}

#[test]
fn csv_has_the_figures_of_the_documents() {
    let forty = TeamSet::forty();
    let documents = documents(&forty.print(&["batch", "answers", "--format", "ndjson"]));
    let rows = rows(&forty.print(&["batch", "answers", "--format", "csv"]));
    assert_eq!(rows.len(), documents.len());
    for (row, document) in rows.iter().zip(&documents) {
        let mut expected = BTreeMap::new();
        let mut put = |column: &str, value: String| assert!(expected.insert(column.to_owned(), value).is_none());
        let bounds = |name: &str, value: &Value| {
            [("", "so_far"), ("_low", "low"), ("_high", "high")]
                .map(|(suffix, key)| (format!("{name}{suffix}"), cell(&value[key], 1)))
        };
        let (culture, overall) = (&document["culture"], &document["overall"]);
        let dates = document["dates"].as_array().unwrap();
        put("team", id(&document["team"]));
        put("organisation", id(&document["organisation"]));
        put("stage", id(&document["stage"]));
        put("form", id(&document["form"]));
        let disclosure = &document["disclosure"];
        put("single_respondent", disclosure["single_respondent"].to_string());
        let pairs = disclosure["recoverable"].as_array().unwrap();
        let pairs = pairs.iter().map(|pair| format!("{}>{}", id(&pair["by"]), id(&pair["of"])));
        put("recoverable", pairs.collect::<Vec<_>>().join(" "));
        put("first_date", id(&dates[0]));
        put("last_date", id(dates.last().unwrap()));
        put("respondents", document["respondents"].to_string());
        put("files_left_out", document["files_left_out"].to_string());
        put("culture_balance", cell(&culture["balance"]["so_far"], 2));
        put("culture_low", cell(&culture["balance"]["low"], 2));
        put("culture_high", cell(&culture["balance"]["high"], 2));
        put("culture_best", id(&culture["reading"]["best"]));
        put("culture_worst", id(&culture["reading"]["worst"]));
        put("hostile_indicators", culture["hostile_indicators"].to_string());
        put("band_best", id(&overall["band"]["best"]));
        put("band_worst", id(&overall["band"]["worst"]));
        let ids = |list: &Value| list.as_array().unwrap().iter().map(id).collect::<Vec<_>>();
        put("held_by", ids(&overall["held_by"]).join(" "));
        for (column, value) in
            bounds("mean_score", &overall["mean_score"]).into_iter().chain(bounds("mean_gap", &overall["mean_gap"]))
        {
            put(&column, value);
        }
        put("policy", cell(&document["aspects"]["policy"]["score"], 1));
        put("practice", cell(&document["aspects"]["practice"]["score"], 1));
        for viewpoint in ["peer", "leadership", "staff"] {
            let count = document["viewpoints"].get(viewpoint).map_or("0".to_owned(), Value::to_string);
            put(&format!("respondents.{viewpoint}"), count);
        }
        let pillars = document["pillars"].as_array().unwrap();
        let mut sums = BTreeMap::new();
        let mut must_haves: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for pillar in pillars {
            let name = id(&pillar["id"]);
            for figure in ["score", "target", "gap"] {
                for (column, value) in bounds(&format!("{name}.{figure}"), &pillar[figure]) {
                    put(&column, value);
                }
            }
            put(&format!("{name}.band_best"), id(&pillar["band"]["best"]));
            put(&format!("{name}.band_worst"), id(&pillar["band"]["worst"]));
            let coverage = &pillar["coverage"];
            for (column, value) in [
                ("known", &coverage["known"]),
                ("applicable", &coverage["applicable"]),
                ("answers_given", &coverage["answers"]["given"]),
                ("answers_possible", &coverage["answers"]["possible"]),
            ] {
                put(&format!("{name}.{column}"), value.to_string());
                *sums.entry(column).or_insert(0) += value.as_u64().unwrap();
            }
            for state in ["open", "unconfirmed"] {
                let ids = ids(&pillar["must_haves"][state]);
                put(&format!("{name}.must_haves_{state}"), ids.len().to_string());
                must_haves.entry(state).or_default().extend(ids);
            }
        }
        for (column, sum) in sums {
            put(column, sum.to_string());
        }
        for (state, ids) in must_haves {
            put(&format!("must_haves_{state}"), ids.join(" "));
        }
        assert_eq!(*row, expected);
    }
}

#[test]
fn long_csv_has_a_row_for_each_team_and_item_with_the_figures_of_the_documents() {
    let forty = TeamSet::forty();
    let documents = documents(&forty.print(&["batch", "answers", "--format", "ndjson"]));
    let rows = rows(&forty.print(&["batch", "answers", "--long"]));
    let items = 8 * 3 + 3;
    assert_eq!(rows.len(), documents.len() * items);
    for (rows, document) in rows.chunks(items).zip(&documents) {
        let by_item: BTreeMap<_, _> = rows.iter().map(|row| (row["item"].clone(), row)).collect();
        assert!(rows.iter().all(|row| row["team"] == id(&document["team"]) && row["organisation"] == id(&document["organisation"])));
        for indicator in document["culture"]["indicators"].as_array().unwrap() {
            let row = by_item[&id(&indicator["id"])];
            assert_eq!(
                (row["state"].clone(), row["position"].clone()),
                (id(&indicator["state"]), cell(&indicator["position"], 2))
            );
        }
        let short: BTreeMap<_, _> =
            document["priorities"].as_array().unwrap().iter().map(|item| (id(&item["id"]), item)).collect();
        for row in rows {
            let Some(item) = short.get(&row["item"]) else {
                assert_eq!(row["lift"], "", "{row:?}");
                continue;
            };
            let expected = [cell(&item["level"], 2), cell(&item["target"], 2), cell(&item["lift"], 2)];
            assert_eq!([&row["level"], &row["target"], &row["lift"]], expected.each_ref());
        }
        let open: Vec<_> =
            rows.iter().filter(|row| row["must_have"] == "open").map(|row| row["item"].clone()).collect();
        let named = document["pillars"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|pillar| pillar["must_haves"]["open"].as_array().unwrap());
        assert_eq!(open, named.map(id).collect::<Vec<_>>());
    }
}

/// Whole points of a figure with one decimal cannot be told from the figure itself where it ends in 5, so those may differ by one.
fn agrees(whole: &str, tenths: &Value) -> bool {
    let (shown, figure) = (whole.parse::<f64>().unwrap(), tenths.as_f64().unwrap());
    (shown - figure).abs() <= 0.55
}

#[test]
fn screen_and_document_for_people_show_the_same_rows_as_the_machine_forms() {
    let forty = TeamSet::forty();
    let all: Value = serde_json::from_str(&forty.print(&["batch", "answers", "--format", "json"])).unwrap();
    let markdown = forty.print(&["batch", "answers", "--format", "markdown"]);
    let screen = text(
        &super::command_in(forty.path(), &["batch", "answers", "--full", "--questionnaire", "wards.toml"])
            .env("COLUMNS", "160")
            .output()
            .unwrap()
            .stdout,
    );
    let labels: BTreeMap<_, _> = [
        ("ready", "Ready"),
        ("nearly-ready", "Nearly ready"),
        ("partly-ready", "Partly ready"),
        ("not-ready", "Not ready"),
    ]
    .into();
    let label = |band: &Value| {
        let doubt = if band["best"] == band["worst"] { "" } else { "?" };
        format!("{}{doubt}", labels[band["worst"].as_str().unwrap()])
    };
    let mut table = markdown.lines().skip_while(|line| !line.starts_with("| ---")).skip(1);
    let mut lines = screen.lines().skip_while(|line| !line.starts_with("Team ")).skip(1);
    for document in all["teams"].as_array().unwrap() {
        let row: Vec<_> = table.next().unwrap().trim_matches('|').split(" | ").map(str::trim).collect();
        let line = lines.next().unwrap().trim_start_matches(['!', ' ']);
        assert_eq!(
            [row[0].trim_end_matches(" \\!").trim_end_matches(" !"), row[1]],
            [id(&document["team"]), id(&document["organisation"])]
        );
        assert!(line.starts_with(&format!("{} · {}", id(&document["team"]), row[1])), "{line}");
        let figures: Vec<_> = line
            .split_whitespace()
            .skip_while(|word| !word.ends_with(['·', '░', '▓', '█', '?']) || *word == "·")
            .collect();
        for (place, pillar) in document["pillars"].as_array().unwrap().iter().enumerate() {
            let (gap, band) = row[2 + place].split_once(' ').unwrap();
            assert!(agrees(gap, &pillar["gap"]["so_far"]), "{line}: {pillar}");
            assert_eq!(band, label(&pillar["band"]));
            let digits = figures[place].trim_end_matches(['·', '░', '▓', '█', '?']);
            assert_eq!(digits, gap, "{line}");
            assert_eq!(figures[place].ends_with('?'), band.ends_with('?'), "{line}");
        }
        assert_eq!(row[10], label(&document["overall"]["band"]));
        assert!(line.contains(&format!("  {}", row[10])), "{line}");
        assert!(agrees(row[11], &document["overall"]["mean_gap"]["high"]), "{line}");
        let coverage = |key: &str| {
            document["pillars"]
                .as_array()
                .unwrap()
                .iter()
                .map(|pillar| pillar["coverage"][key].as_u64().unwrap())
                .sum::<u64>()
        };
        assert_eq!(row[13], format!("{}/{}", coverage("known"), coverage("applicable")));
        for word in &row[11..] {
            assert!(line.split_whitespace().any(|shown| shown == *word), "{word} in {line}");
        }
    }
}

#[test]
fn the_picture_is_that_of_the_documents() {
    let forty = TeamSet::forty();
    let all: Value = serde_json::from_str(&forty.print(&["batch", "answers", "--format", "json"])).unwrap();
    let (teams, programme) = (all["teams"].as_array().unwrap(), &all["programme"]);
    assert_eq!(programme["teams"], json!(teams.len()));
    assert_eq!(
        programme["respondents"],
        json!(teams.iter().map(|team| team["respondents"].as_u64().unwrap()).sum::<u64>())
    );
    for (place, spread) in programme["pillars"].as_array().unwrap().iter().enumerate() {
        for figure in ["score", "gap"] {
            let mut figures: Vec<i64> =
                teams.iter().filter_map(|team| scaled(&team["pillars"][place][figure]["so_far"], 1)).collect();
            figures.sort_unstable();
            // As DuckDB's quantile_cont: between the neighbours of (n − 1) × quarter ÷ 4; in thousandths of a point.
            let quantile = |quarter: usize| {
                let at = (figures.len() - 1) * quarter;
                let (below, above) = (figures[at / 4], figures[(at / 4 + 1).min(figures.len() - 1)]);
                100 * below + 25 * (above - below) * i64::try_from(at % 4).unwrap()
            };
            let names = ["lowest", "lower_quartile", "median", "upper_quartile", "highest"];
            for (quarter, name) in names.into_iter().enumerate() {
                assert_eq!(scaled(&spread[figure][name], 3), Some(quantile(quarter)), "{name} of {spread}");
            }
        }
    }
    for must_have in programme["must_haves"].as_array().unwrap() {
        for state in ["open", "unconfirmed"] {
            let holds = |team: &&Value| {
                team["pillars"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|pillar| pillar["must_haves"][state].as_array().unwrap().contains(&must_have["id"]))
            };
            assert_eq!(must_have[state], json!(teams.iter().filter(holds).count()), "{must_have}");
        }
    }
    for gap in programme["shared_gaps"].as_array().unwrap() {
        let lifts: Vec<i64> = teams
            .iter()
            .flat_map(|team| team["priorities"].as_array().unwrap())
            .filter(|item| item["id"] == gap["id"])
            .filter_map(|item| scaled(&item["lift"], 2))
            .collect();
        assert_eq!(gap["teams"], json!(lifts.len()));
        assert!(lifts.len() * 2 > teams.len(), "{gap}");
        let (sum, teams) = (lifts.iter().sum::<i64>(), i64::try_from(teams.len()).unwrap());
        assert_eq!(scaled(&gap["mean_lift"], 2), Some((2 * sum + teams).div_euclid(2 * teams)), "{gap}");
    }
    let counted: u64 =
        programme["culture_by_band"].as_array().unwrap().iter().map(|cell| cell["teams"].as_u64().unwrap()).sum();
    assert_eq!(counted, teams.len() as u64);
}

#[test]
fn bands_against_culture_know_neither_the_culture_rule_nor_the_indicators() {
    // Two wholly hostile answers files, all questions on target: with the rule and the indicators the culture alone would make a gap.
    let hostile = |text: &str| {
        text.lines()
            .map(|line| match line.split_once(" = ") {
                Some((key, _)) if ["agreed", "shared", "lasting"].contains(&key) => format!("{key} = 3\n"),
                Some((key, _)) if ["debate", "openness", "trust"].contains(&key) => format!("{key} = -2\n"),
                _ => format!("{line}\n"),
            })
            .collect::<String>()
    };
    let files: Vec<_> = wards::teams(1).into_iter().map(|(place, text)| (place, hostile(&text))).collect();
    let all: Value =
        serde_json::from_str(&TeamSet::of(&files).print(&["batch", "answers", "--format", "json"])).unwrap();
    assert_eq!(all["teams"][0]["overall"]["band"], json!({ "best": "not-ready", "worst": "not-ready" }));
    let cells = all["programme"]["culture_by_band"].as_array().unwrap();
    assert_eq!(cells.len(), 1);
    assert_eq!(cells[0]["reading"]["worst"], json!("hostile"));
    assert_eq!(cells[0]["band"]["best"], json!("ready"));
}

#[test]
fn text_cells_never_become_formulas_and_numbers_stay_numbers() {
    let renamed = |text: &str| {
        text.replace("team = \"Ash Ward\"", "team = '=HYPERLINK(\"http://example.org\";\"Ash\")'")
            .replace("Eastmoor Trust", "@Eastmoor, \\\"Trust\\\"")
    };
    let files: Vec<_> = wards::teams(1).into_iter().map(|(place, text)| (place, renamed(&text))).collect();
    let forty = TeamSet::of(&files);
    for form in ["--format=csv", "--long"] {
        let csv = forty.print(&["batch", "answers", form]);
        let line = csv.lines().nth(1).unwrap();
        let cells = "\"'=HYPERLINK(\"\"http://example.org\"\";\"\"Ash\"\")\",\"'@Eastmoor, \"\"Trust\"\"\",";
        assert!(line.starts_with(cells), "{line}");
    }
    for start in ["=", "+", "-", "@", "＝", "＋", "－", "＠"] {
        let named = |text: &str| text.replace("team = \"Ash Ward\"", &format!("team = \"{start}1\""));
        let files: Vec<_> = wards::teams(1).into_iter().map(|(place, text)| (place, named(&text))).collect();
        let csv = TeamSet::of(&files).print(&["batch", "answers", "--format=csv"]);
        assert!(csv.lines().nth(1).unwrap().starts_with(&format!("'{start}1,")), "{csv}");
    }
    let rows = rows(&forty.print(&["batch", "answers", "--format", "csv"]));
    assert!(rows[0]["culture_balance"].parse::<f64>().is_ok(), "{:?}", rows[0]["culture_balance"]);
}

#[test]
fn a_byte_order_mark_is_there_when_it_is_asked_for() {
    let forty = TeamSet::of(&wards::teams(1));
    let csv = forty.print(&["batch", "answers", "--format", "csv"]);
    assert_eq!(forty.print(&["batch", "answers", "--bom"]), format!("\u{feff}{csv}"));
    let refused = forty.run(&["batch", "answers", "--bom", "--format", "json"]);
    assert_eq!((refused.status.code(), text(&refused.stderr).as_str()), (Some(2), "error: --bom needs --format csv\n"));
}

#[test]
fn the_extension_of_a_file_chooses_its_format() {
    let forty = TeamSet::of(&wards::teams(3));
    for (name, format) in
        [("it.json", "json"), ("it.ndjson", "ndjson"), ("it.csv", "csv"), ("it.md", "markdown"), ("it.txt", "terminal")]
    {
        assert_eq!(forty.print(&["batch", "answers", "-o", name]), "");
        let written = std::fs::read_to_string(forty.path().join(name)).unwrap();
        assert_eq!(written, forty.print(&["batch", "answers", "--full", "--format", format]), "{name}");
    }
}
