#!/usr/bin/env python3
"""Scores answers files on Apache Spark: the same `pillars batch` on every part of the data, and its rows back as a DataFrame.

  batch_on_spark.py ANSWERS OUT [--pillars PATH] [--parts N] [-- FLAGS]

Reads the files ending in .toml in the folder ANSWERS, and writes one row per team to the new folder OUT, as lines of JSON: those of
`pillars batch ANSWERS --format ndjson FLAGS`. `score` does the same for a DataFrame. The program has to be on every worker under the
same path; so does a questionnaire that FLAGS name. Needs PySpark, and Python 3.11 on the workers.
"""
import argparse
import contextlib
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

from pyspark import StorageLevel
from pyspark.sql import SparkSession

import by_team

SCHEMA = "team string, organisation string, stage string, document string"


def score(answers, pillars="pillars", flags=(), parts=None):
    """A DataFrame with a row per team: its team, organisation and stage, and the document, which is the line that a single run prints.

    `answers` has the columns `name` and `text` (binary). An error in a single file fails the job, as it ends a single run with exit
    code 1: read the files that `pillars check` accepts.
    """
    for script in (by_team.__file__, __file__):
        answers.sparkSession.sparkContext.addPyFile(str(pathlib.Path(script).resolve()))
    rollup, flags = "--organisation-rollup" in flags, list(flags)
    parts = parts or answers.rdd.getNumPartitions()
    keyed = answers.select("name", "text").rdd.map(lambda row: (by_team.key(row.text, rollup), by_team.line(row.name, row.text)))
    lines = keyed.partitionBy(parts, lambda key: by_team.part(key, parts)).values()
    rows = lines.mapPartitions(lambda lines: scored(lines, pillars, flags)).persist(StorageLevel.MEMORY_AND_DISK)
    frame = answers.sparkSession.createDataFrame(rows, SCHEMA)
    refuse_split_teams(frame)
    return frame


def scored(lines, pillars, flags):
    """The rows of one partition. They are given only once the process has ended well."""
    first = next(lines, None)
    if first is None:
        return  # a partition without a team is no error, and input without a line would be
    command = [pillars, "batch", "--input-format", "ndjson", "-", "--format", "ndjson", *flags]
    with tempfile.TemporaryFile() as rows, tempfile.TemporaryFile() as messages:
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=rows, stderr=messages) as process:
            # A process that ends early says why with its exit code.
            with contextlib.suppress(BrokenPipeError):
                for line in itertools.chain([first], lines):
                    process.stdin.write(line.encode() + b"\n")
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
        messages.seek(0)
        said = messages.read().decode("utf-8", "replace")
        if process.returncode != 0:
            raise RuntimeError(f"pillars batch ended with exit code {process.returncode}:\n{said}")
        sys.stderr.write(said)
        rows.seek(0)
        for row in rows:
            document = json.loads(row)
            yield document["team"], document["organisation"], document["stage"], row.decode().rstrip("\n")


def refuse_split_teams(frame):
    """Stops if a team has two rows: then its files had different keys, and both rows are wrong."""
    twice = frame.groupBy("team", "organisation", "stage").count().filter("count > 1").limit(5).collect()
    if twice:
        raise RuntimeError(f"teams were scored in parts: {[row.team for row in twice]}")


def read_folder(spark, folder):
    """The answers files in a folder, as `score` wants them. Spark leaves out names that begin with a dot or an underscore."""
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").option("pathGlobFilter", "*.{toml,TOML}").load(folder)
    return files.selectExpr("path AS name", "content AS text")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers")
    parser.add_argument("out")
    parser.add_argument("--pillars", default="pillars")
    parser.add_argument("--parts", type=int)
    words = sys.argv[1:]
    end = words.index("--") if "--" in words else len(words)
    args, flags = parser.parse_args(words[:end]), words[end + 1:]
    spark = SparkSession.builder.appName("pillars batch").getOrCreate()
    score(read_folder(spark, args.answers), args.pillars, flags, args.parts).select("document").write.text(args.out)
    spark.stop()


if __name__ == "__main__":
    main()
