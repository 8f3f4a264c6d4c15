#!/usr/bin/env bash
# Lets the TOML tools that editors use judge our examples with our schemas: docs/editors.md. A tool that is not there is named.
# PILLARS names the program; without it the one in target/debug is built.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${PILLARS:-}" ]; then
  cargo build --quiet --locked
  PILLARS="${CARGO_TARGET_DIR:-target}/debug/pillars"
fi
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

"$PILLARS" schema questionnaire -o "$place/questionnaire.schema.json"
"$PILLARS" schema answers -o "$place/answers.schema.json"
"$PILLARS" template --schema ./answers.schema.json -o "$place/good-template.toml"

# A copy of a file that names its schema in the first line.
with_schema() { { printf '#:schema ./%s.schema.json\n' "$1"; cat "$2"; } > "$place/$3.toml"; }

with_schema questionnaire pillars.toml good-built-in
for file in examples/questionnaires/*.toml; do
  name=$(basename "$file" .toml)
  with_schema questionnaire "$file" "good-$name"
  "$PILLARS" schema answers --questionnaire "$file" -o "$place/$name.schema.json"
done
with_schema imroc-peer-workers examples/answers/imroc-ward.toml good-imroc-ward
with_schema volunteer-kitchen examples/answers/kitchen.toml good-kitchen
for name in doing-well half-answered hostile; do
  with_schema answers "examples/answers/$name.toml" "good-$name"
done
for name in unknown-id unknown-key level-out-of-range quoted-number unknown-answer missing-key not-applicable-not-allowed; do
  with_schema answers "examples/broken/$name.toml" "bad-$name"
done
for name in invalid-id level-count unknown-word missing-cap; do
  with_schema questionnaire "examples/broken/$name.toml" "bad-$name"
done

failed=0
judge() { # the tool's name, then its command
  local tool=$1 accepted=0 refused=0 file
  shift
  if ! command -v "$tool" > /dev/null; then
    echo "$tool is not installed, so it was not asked (pip install $tool)"
    return
  fi
  for file in "$place"/*.toml; do
    if (cd "$place" && "$@" "$(basename "$file")") > "$place/said" 2>&1; then verdict=good; else verdict=bad; fi
    case "$verdict:$(basename "$file")" in
      good:good-*) accepted=$((accepted + 1)) ;;
      bad:bad-*) refused=$((refused + 1)) ;;
      *)
        echo "$tool calls $(basename "$file") $verdict:"
        cat "$place/said"
        failed=1
        ;;
    esac
  done
  echo "$tool: $accepted files taken, $refused refused, as it should be"
}
judge taplo taplo lint
judge tombi tombi lint --offline
exit $failed
