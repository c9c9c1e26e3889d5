#!/usr/bin/env python3
"""Runs what other tools do with romaja: integrations.py --bin target/release/romaja

  SARIF      what `names check --format sarif` prints is valid against the schema of OASIS, which the crate serde-sarif carries
  pre-commit `.pre-commit-hooks.yaml` is a valid manifest, and its hooks stop a commit of a broken table (pre-commit try-repo)
  action     `action.yml` is valid against the schema that check-jsonschema carries, and its step runs as a runner would

Needs Python packages: pre-commit, jsonschema, check-jsonschema, PyYAML; and git, bash, cargo. Nothing is downloaded but
the sources of serde-sarif, by cargo.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
BROKEN = ROOT / "tests/cases/tables/broken"
FAILED = []


def run(*command, **options):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)


def expect(what, holds, said=""):
    print(f"{'ok' if holds else 'FAILED':6} {what}")
    if not holds:
        FAILED.append(what)
        print(said, file=sys.stderr)


def sarif_schema(scratch):
    """The schema, from the sources of a crate: it is not ours to ship."""
    manifest = scratch / "Cargo.toml"
    (scratch / "src").mkdir()
    (scratch / "src/lib.rs").write_text("")
    manifest.write_text(
        '[package]\nname = "scratch"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n[dependencies]\nserde-sarif = "=0.8.0"\n'
    )
    found = run("cargo", "metadata", "--format-version", "1", "--manifest-path", manifest)
    packages = json.loads(found.stdout)["packages"]
    home = next(package["manifest_path"] for package in packages if package["name"] == "serde-sarif")
    return json.loads((pathlib.Path(home).parent / "src/schema.json").read_text())


def sarif(binary, scratch):
    validator = jsonschema.validators.validator_for(schema := sarif_schema(scratch))(schema)
    hostile = scratch / "이름 [1].csv"
    hostile.write_text('id,kind,lang,form,role\n::error,person,en,"=1 {0} [a](b)\n\u202e🎤",alias\n')
    for tables in ([BROKEN / "names.toml", BROKEN / "rows.csv", BROKEN / "mark.csv", BROKEN / "syntax.jsonl"], [hostile],
                   [ROOT / "data/samples/names.toml"]):
        said = run(binary, "names", "check", "--format", "sarif", *tables)
        errors = [error.message for error in validator.iter_errors(json.loads(said.stdout))]
        expect(f"SARIF of {tables[0].name} is valid", not errors, "\n".join(errors[:5]))


def pre_commit(binary, scratch):
    valid = run("pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml")
    expect("the hooks are a valid manifest", valid.returncode == 0, valid.stdout)
    hooks, project = scratch / "hooks", scratch / "project"
    for folder in (hooks, project):
        folder.mkdir()
        run("git", "init", "-q", folder)
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    identity = ["-c", "user.name=romaja", "-c", "user.email=romaja@example.org"]
    run("git", "-C", hooks, "add", "-A")
    run("git", "-C", hooks, *identity, "commit", "-qm", "hooks")
    environment = os.environ | {
        "PATH": f"{pathlib.Path(binary).resolve().parent}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(scratch / "cache"),
    }

    def hook(name, table):
        (project / "names.toml").write_text(table)
        run("git", "-C", project, "add", "-A")
        return run("pre-commit", "try-repo", hooks, name, "--all-files", "--verbose", cwd=project, env=environment)

    good = '[[entity]]\nid = "ann"\nkind = "person"\nen = "Ann Lee"\n'
    bad = '[[entity]]\nid = "ann"\nkind = "persn"\nen = "Ann Lee"\n'
    untidy = "[[entity]]\nkind = 'person'\nid = 'ann' # hers\nen = 'Ann Lee'\n"
    done = hook("romaja-names-check-system", good)
    expect("the hook lets a good table pass", done.returncode == 0 and "1 table" in done.stdout, done.stdout + done.stderr)
    done = hook("romaja-names-check-system", bad)
    expect("the hook stops a broken one", done.returncode == 1 and "did you mean `person`" in done.stdout, done.stdout)
    done = hook("romaja-names-fmt-system", untidy)
    formatted = (project / "names.toml").read_text()
    expect("the hook brings a table into canonical form", done.returncode == 1 and 'id = "ann" # hers' in formatted, done.stdout)
    done = hook("romaja-names-fmt-system", formatted)
    expect("and leaves it alone then", done.returncode == 0, done.stdout)


def action(binary, scratch):
    valid = run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", ROOT / "action.yml")
    expect("the action is valid", valid.returncode == 0, valid.stdout + valid.stderr)
    steps = yaml.safe_load((ROOT / "action.yml").read_text())["runs"]["steps"]
    step = steps[-1]
    expect("no input is written into a script", not any("${{" in step["run"] for step in steps))
    place = scratch / "work"
    (place / "names").mkdir(parents=True)
    (place / "names/good one.toml").write_text('[[entity]]\nid = "a"\nkind = "work"\nen = "Alpha"\n')
    (place / "names/broken.csv").write_text("id,kind,lang,form,role\nb,work,en,--,alias\n")

    def run_step(**inputs):
        values = {name: inputs.get(name, "") for name in ("romaja", "tables", "arguments", "fmt")}
        values["romaja"] = pathlib.Path(binary).resolve()
        environment = os.environ | {
            name: str(values[value.split("inputs.")[1].split()[0]]) for name, value in step["env"].items()
        }
        # As a runner calls `shell: bash`.
        return run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], cwd=place, env=environment)

    done = run_step(tables="names/good one.toml")
    expect("the action passes a good table", done.returncode == 0 and not done.stdout, done.stdout + done.stderr)
    done = run_step(tables="names/*\n", arguments="--ignore=K010")
    commands = done.stdout.splitlines()
    held = done.returncode == 1 and len(commands) == 1 and commands[0].startswith("::error file=names/broken.csv,line=2,col=11")
    expect("the action shows what is wrong beside its line", held, done.stdout + done.stderr)
    for word, code in (("True", 1), ("yes", 1), ("FALSE", 0), ("maybe", 2)):
        (place / "names/untidy.toml").write_text("[[entity]]\nid = 'a'\nkind = 'work'\nen = 'Alpha'\n")
        done = run_step(tables="names/untidy.toml", fmt=word)
        expect(f"the action takes `fmt: {word}`", done.returncode == code, done.stdout + done.stderr)
    (place / "names/untidy.toml").unlink()
    done = run_step(tables="$(touch owned)\n`touch owned`\n--fix")
    expect("the action runs nothing that an input says", done.returncode == 2 and not (place / "owned").exists(), done.stderr)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bin", required=True)
    binary = options.parse_args().bin
    for part in (sarif, pre_commit, action):
        with tempfile.TemporaryDirectory() as scratch:
            part(str(pathlib.Path(binary).resolve()), pathlib.Path(scratch))
    sys.exit(f"{len(FAILED)} failed" if FAILED else 0)


if __name__ == "__main__":
    main()
