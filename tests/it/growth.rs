//! The chart of time and memory in `docs/performance.md` shows the figures of the table next to it.

use crate::reference::python;
use crate::support::folder;
use std::path::Path;

#[test]
fn the_chart_of_growth_is_that_of_the_table() {
    if let Some(drawn) = python("../../benches/growth.py", &[Path::new("--draw")]) {
        let chart = std::fs::read_to_string(folder("docs/pictures/growth.svg")).unwrap();
        assert!(
            chart.replace("\r\n", "\n") == String::from_utf8(drawn).unwrap().replace("\r\n", "\n"),
            "run benches/growth.py again"
        );
    }
}
