#!/usr/bin/env python3
"""Normalizes JSONL on Apache Spark: each partition is one `romaja normalize --jsonl`, fed and read through a pipe.

    spark-submit examples/spark/normalize.py --romaja target/release/romaja INPUT OUTPUT [-- OPTION...]

INPUT and OUTPUT are whatever Spark reads and writes: a folder, a pattern, hdfs://, s3a://. What follows `--` are options
of `romaja normalize`. README.md beside this file says what is promised.
"""
import argparse
import os
import shlex
import sys

from pyspark import SparkFiles
from pyspark.sql import SparkSession


def shipped(context, path):
    """Sends a file along with the job. Returns the path by which processes of an executor know it."""
    context.addFile(path)
    name = os.path.basename(path)
    # An executor keeps such files where it runs. With a local master the driver is the executor, and keeps them elsewhere.
    is_local = context.master.split("[")[0] == "local"
    return SparkFiles.get(name) if is_local else os.path.join(".", name)


def command(program, tables, jobs, more):
    """What runs over each partition. `--isolated`: no file that lies about on an executor has a say in the output."""
    words = [program, "normalize", "--jsonl", "--exit-zero", "--isolated", "--jobs", str(jobs)]
    for table in tables:
        words += ["--table", table]
    return shlex.join(words + more)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--romaja", required=True, metavar="FILE", help="the program, built for the executors")
    options.add_argument("--table", action="append", default=[], metavar="FILE",
                         help="an alias table; large ones as what `romaja names compile` makes of them")
    options.add_argument("--partitions", type=int, metavar="N", help="at least so many; Spark's choice unless said")
    options.add_argument("input")
    options.add_argument("output")
    said = sys.argv[1:]
    end = said.index("--") if "--" in said else len(said)
    args, more = options.parse_args(said[:end]), said[end + 1:]

    # Spark would end a line at a carriage return too, which JSON allows between words.
    line_end = {"spark.hadoop.textinputformat.record.delimiter": "\n"}
    session = SparkSession.builder.appName("romaja normalize").config(map=line_end).getOrCreate()
    context = session.sparkContext
    program = shipped(context, args.romaja)
    tables = [shipped(context, table) for table in args.table]
    jobs = context.getConf().get("spark.task.cpus", "1")

    records = context.textFile(args.input, args.partitions)
    # Without checkCode a program that failed would be a partition that is short, and nobody would know.
    records.pipe(command(program, tables, jobs, more), checkCode=True).saveAsTextFile(args.output)
    session.stop()


if __name__ == "__main__":
    main()
