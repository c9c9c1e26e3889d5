//! `romaja names check` and `fmt` as programs and people see them: a table with one of everything, fixes that apply with
//! `patch`, and forms made to deceive whoever reads the output.

#![expect(clippy::unwrap_used, reason = "a test that panics has said what it had to")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use romaja::check::{self, Options};
use romaja::diagnostic::Source;
use romaja::render::{findings_sarif, github_annotations};
use romaja::rule::RULES;

fn broken() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/tables/broken")
}

const FILES: [&str; 4] = ["names.toml", "rows.csv", "mark.csv", "syntax.jsonl"];

/// What the program prints, and its exit code.
fn romaja(folder: &Path, args: &[&str]) -> (String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_romaja"));
    let done = command.args(["names"]).args(args).current_dir(folder).output().unwrap();
    (String::from_utf8(done.stdout).unwrap(), done.status.code().unwrap())
}

fn copy(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        fs::copy(broken().join(file), folder.path().join(file)).unwrap();
    }
    folder
}

fn text_of(folder: &tempfile::TempDir, file: &str) -> String {
    String::from_utf8(fs::read(folder.path().join(file)).unwrap()).unwrap()
}

#[test]
fn a_table_with_one_of_everything_has_one_finding_of_each_check() {
    let files: Vec<Vec<u8>> = FILES.iter().map(|file| fs::read(broken().join(file)).unwrap()).collect();
    let findings = check::run(&files, &Options::default()).findings;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &findings {
        *counts.entry(finding.rule.code()).or_default() += 1;
    }
    // What speaks of a corpus or a compiled table has cases of its own.
    let elsewhere = ["K038", "K039", "K040"];
    let checks = RULES.iter().map(|row| row.code).filter(|code| code.starts_with('K') && !elsewhere.contains(code));
    let expected: BTreeMap<&str, usize> = checks.map(|code| (code, 1)).collect();
    let said: Vec<String> =
        findings.iter().map(|finding| format!("{} {}", finding.rule.code(), finding.message)).collect();
    assert_eq!(counts, expected, "{said:#?}");
    // Each row says in a comment which finding it is there for.
    let text = String::from_utf8(files[0].clone()).unwrap();
    for finding in findings.iter().filter(|finding| finding.at.file == 0) {
        let row = text.lines().nth(finding.at.line - 1).unwrap();
        let is_told = row.contains(&format!("# {}", finding.rule.code()));
        // A missing key has no row: it is said of the id, and the comment stands below.
        assert!(
            is_told || finding.rule.code() == "K010" || finding.rule.code() == "K034",
            "{row}: {}",
            finding.message
        );
    }
}

#[test]
fn a_corpus_tells_what_is_not_used_and_what_is_used_too_much() {
    let folder = copy(&["corpus.csv"]);
    fs::create_dir(folder.path().join("texts")).unwrap();
    for number in 0..25 {
        let name = if number == 0 { "김하나래" } else { "오하나래" };
        fs::write(folder.path().join(format!("texts/{number}.txt")), format!("{name} 기자는 말했다.\n")).unwrap();
    }
    let (said, code) = romaja(folder.path(), &["check", "--format", "concise", "--corpus", "texts", "corpus.csv"]);
    let codes: Vec<&str> = said.lines().filter_map(|line| line.split(' ').nth(1)).collect();
    assert_eq!((codes, code), (vec!["K039", "K038"], 1), "{said}");
    let (json, _) = romaja(folder.path(), &["check", "--format", "json", "--corpus", "texts", "corpus.csv"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["texts"], &json["forms"][1]["hits"]), (&25.into(), &24.into()));
}

#[test]
fn after_a_fix_nothing_is_left_to_fix_and_comments_stay() {
    for options in [&["--fix"][..], &["--fix", "--unsafe-fixes"]] {
        let folder = copy(&FILES);
        let before = text_of(&folder, "names.toml");
        romaja(folder.path(), &[&["check"], options, &["names.toml", "rows.csv", "mark.csv"]].concat());
        let (left, _) = romaja(folder.path(), &["check", "--format", "jsonl", "names.toml", "rows.csv", "mark.csv"]);
        for line in left.lines() {
            let finding: serde_json::Value = serde_json::from_str(line).unwrap();
            let applicability = finding["fix"]["applicability"].as_str();
            assert!(applicability.is_none() || (options.len() == 1 && applicability == Some("unsafe")), "{line}");
        }
        let after = text_of(&folder, "names.toml");
        let comments =
            |text: &str| text.lines().filter_map(|line| Some(line.split_once('#')?.1.to_owned())).collect::<Vec<_>>();
        assert_eq!(comments(&before), comments(&after));
        let ids =
            |text: &str| text.lines().filter(|line| line.starts_with("id")).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(ids(&before), ids(&after));
    }
}

#[test]
fn a_diff_applies_with_patch_and_gives_what_the_fix_does() {
    for (verb, option) in [("check", "--fix"), ("check", "--fix --unsafe-fixes"), ("fmt", "")] {
        let (patched, fixed) = (copy(&FILES), copy(&FILES));
        let options: Vec<&str> = option.split_whitespace().collect();
        // Only mended tables have a canonical form.
        let tables: &[&str] =
            if verb == "fmt" { &["rows.csv", "mark.csv"] } else { &["names.toml", "rows.csv", "mark.csv"] };
        let diff = romaja(patched.path(), &[&[verb, "--diff"], &options[..], tables].concat()).0;
        let mut patch = Command::new("patch")
            .current_dir(patched.path())
            .args(["-p0", "-s"])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        patch.stdin.take().unwrap().write_all(diff.as_bytes()).unwrap();
        assert!(patch.wait().unwrap().success(), "{verb} {option}\n{diff}");
        romaja(fixed.path(), &[&[verb], &options[..], tables].concat());
        for table in tables {
            assert_eq!(text_of(&patched, table), text_of(&fixed, table), "{verb} {option}");
        }
    }
}

#[test]
fn a_baseline_says_only_what_is_new() {
    let folder = copy(&["names.toml"]);
    let (_, code) = romaja(folder.path(), &["check", "--baseline", "known.json", "--write-baseline", "names.toml"]);
    assert_eq!(code, 0);
    let (said, code) =
        romaja(folder.path(), &["check", "--format", "concise", "--baseline", "known.json", "names.toml"]);
    assert_eq!((said.as_str(), code), ("", 0));
    let mut table = fs::OpenOptions::new().append(true).open(folder.path().join("names.toml")).unwrap();
    table.write_all(b"\n[[entity]]\nid = \"new one\"\nkind = \"work\"\nen = \"Iota\"\n").unwrap();
    let (said, code) =
        romaja(folder.path(), &["check", "--format", "concise", "--baseline", "known.json", "names.toml"]);
    assert_eq!((said.lines().count(), code), (1, 1), "{said}");
    let before = text_of(&folder, "names.toml");
    romaja(folder.path(), &["check", "--fix", "--baseline", "known.json", "names.toml"]);
    assert_eq!(text_of(&folder, "names.toml"), before, "what is known is not mended");
}

/// Forms, ids, notes and a path that a terminal, a runner, a viewer or a spreadsheet would obey.
const HOSTILE: &str = "id,kind,lang,form,role,note\n\
    ::error file=x::y,person,en,\u{1b}[31mRed\u{1b}]0;t\u{7},canonical,\n\
    =cmd|' /C calc'!A0,person,en,=1+1,canonical,\n\
    b,person,en,\u{202e}drowssap,canonical,\n\
    c,person,en,\"::error::a\n::warning::b\",alias,\n\
    d,person,en,[click](http://example.org) {0},alias,\n\
    e,person,en,<script>alert(1)</script> %0A::set-output::,alias,\n\
    f,person,ko,이\u{3164}해\u{200b}아\u{e0041},canonical,\n\
    g,colour,en,##[error]x,canonical,\n";

#[test]
fn what_is_made_to_deceive_is_inert_in_each_format() {
    let folder = tempfile::tempdir().unwrap();
    let name = "::notice file=a,line=1::b.csv";
    fs::write(folder.path().join(name), HOSTILE).unwrap();
    for format in ["text", "concise", "json", "jsonl", "sarif", "github"] {
        let (said, _) = romaja(folder.path(), &["check", "--format", format, name]);
        let obeyed = |letter: char| {
            (letter.is_control() && letter != '\n')
                || matches!(letter, '\u{200b}' | '\u{202e}' | '\u{3164}' | '\u{e0041}')
        };
        assert_eq!(said.find(obeyed), None, "{format}");
        for line in said.lines() {
            let is_command = line.trim_start().starts_with("::");
            assert_eq!(is_command, format == "github", "{format}: {line}");
            assert!(!line.starts_with(['=', '+', '@']), "{format}: {line}");
            if format == "github" {
                let known = [
                    "::error file=%3A%3Anotice file=a%2Cline=1%3A%3Ab.csv,line=",
                    "::warning file=%3A%3A",
                    "::notice file=%3A%3A",
                ];
                assert!(known.iter().any(|known| line.starts_with(known)), "{line}");
            }
            if ["json", "jsonl", "sarif"].contains(&format) {
                assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
            }
        }
        if format == "sarif" {
            assert!(!said.contains("](http"), "a link in a message");
        }
    }
}

#[test]
fn columns_are_code_points_also_behind_hangul_and_emoji() {
    let text = "id,kind,lang,form,role\n이름🎤,person,en,--,alias\n이름🎤,person,en,Ann Lee,canonical\n";
    let findings = check::run(&[text], &Options::default()).findings;
    let empty = findings.iter().find(|finding| finding.rule.code() == "K005").unwrap();
    assert_eq!((empty.at.line, empty.at.column), (2, 15));
    let source = [Source { name: "t.csv", text }];
    assert!(github_annotations(&findings, &source).contains("line=2,col=15,endLine=2,endColumn=17"));
    assert!(
        findings_sarif(&findings, &source).contains(r#""endColumn":17,"endLine":2,"startColumn":15,"startLine":2"#)
    );
}

#[test]
fn the_picture_has_the_columns_of_the_file_behind_what_is_escaped() {
    let long = "가".repeat(120);
    let rows = format!(
        "id,note,kind,lang,form,role,flags\na,,person,en,Lee\u{200b} Ann,canonical,wek\nb,{long}\u{200b},work,en,Alpha,canonical,wex\n"
    );
    let folder = folder_with(&[("t.csv", &rows)]);
    let places = |format: &str| {
        let (said, _) = romaja(folder.path(), &["check", "--format", format, "t.csv"]);
        let mut places: Vec<String> = said
            .lines()
            .filter_map(|line| line.trim_start().trim_start_matches("--> ").strip_prefix("t.csv:"))
            .map(|rest| rest.split([' ', ':']).take(2).collect::<Vec<_>>().join(":"))
            .collect();
        places.sort();
        places
    };
    assert_eq!(places("text"), places("concise"));
    assert_eq!(places("text"), ["2:14", "2:33", "3:149"]);
}

#[test]
fn two_tables_are_checked_together() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.toml"), "[[entity]]\nid = \"a\"\nkind = \"work\"\nen = \"Alpha\"\n").unwrap();
    fs::write(folder.path().join("b.csv"), "id,kind,lang,form,role\nb,work,en,ALPHA,canonical\n").unwrap();
    let (said, code) = romaja(folder.path(), &["check", "--format", "jsonl", "a.toml", "b.csv"]);
    let finding: serde_json::Value = serde_json::from_str(said.lines().next().unwrap()).unwrap();
    assert_eq!((finding["code"].as_str(), finding["path"].as_str(), code), (Some("K008"), Some("b.csv"), 1));
    assert_eq!((finding["related"][0]["path"].as_str(), &finding["related"][0]["line"]), (Some("a.toml"), &4.into()));
    assert_eq!(said.lines().count(), 1);
}

#[test]
fn hostile_tables_are_checked() {
    let row = format!("id,kind,lang,form,role\na,person,en,{},canonical\n", "Kim ".repeat(250_000));
    let cells = format!("id,kind,lang,form,role{}\n{}\n", ",".repeat(100_000), "a,".repeat(100_000));
    let aliases =
        format!("[[entity]]\nid = \"a\"\nkind = \"person\"\nen = \"Ann\"\naliases = [{}]\n", "\"--\", ".repeat(20_000));
    // All who bear a name with all who have a longer one, or the same with a particle.
    let rows = |count: usize, id: &str, form: &str| {
        let rows = (0..count).map(|number| format!("{id}{number},person,ko,{form},canonical,ambiguous\n"));
        rows.collect::<Vec<_>>().concat()
    };
    let longer = (0..20_000).map(|number| format!("b{number},person,ko,가나다{number},canonical,\n"));
    let longer = longer.collect::<Vec<_>>().concat();
    let (short, with_josa) = (rows(40_000, "a", "가나다"), rows(40_000, "c", "가나다의"));
    let bearers = format!("id,kind,lang,form,role,flags\n{short}{with_josa}{longer}");
    let nulls = "\0".repeat(100_000);
    let nested = format!("entity = {}", "[".repeat(10_000));
    let json = format!("{{\"id\": {}", "{\"a\":".repeat(10_000));
    for table in [row, cells, aliases, bearers, nulls, nested, json] {
        let findings = check::run(&[&table], &Options::default()).findings;
        assert!(!findings.is_empty(), "{}", &table[..30]);
    }
    let wrong_charset = [b"id,kind,form\n".as_slice(), &b"a,person,\xC0\xCC\n".repeat(50_000)].concat();
    assert_eq!(check::run(&[wrong_charset], &Options::default()).findings.len(), 1);
}

const LEE: &str = "id,kind,lang,form,role\nlee,person,en,Lee Ann,canonical\nlee,person,en,LEE ANN,alias\nlee,person,en,Lee Ann,alias\n\
    lee,person,en,Anne Lee,alias\n";

fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in files {
        fs::write(folder.path().join(file), text).unwrap();
    }
    folder
}

#[test]
fn a_file_under_two_names_is_mended_once() {
    let once = folder_with(&[("a.csv", LEE)]);
    romaja(once.path(), &["check", "--fix", "a.csv"]);
    assert_ne!(text_of(&once, "a.csv"), LEE);
    let twice = folder_with(&[("a.csv", LEE)]);
    let mut names = vec!["check", "--fix", "a.csv", "./a.csv"];
    if cfg!(unix) {
        #[cfg(unix)]
        std::os::unix::fs::symlink("a.csv", twice.path().join("b.csv")).unwrap();
        names.push("b.csv");
    }
    romaja(twice.path(), &names);
    assert_eq!(text_of(&once, "a.csv"), text_of(&twice, "a.csv"));
}

#[test]
fn a_fix_never_breaks_a_table() {
    let tables = [
        (
            "a.toml",
            "[[entity]]\nid = \"a\"\nkind = \"work\"\nen = \"Alpha\"\naliases = [\"Beta\"]\nalias = [\"Gamma\"]\n",
        ),
        (
            "b.toml",
            "[[entity]]\nid = \"a\"\nkind = \"work\"\nen = \"Alpha\"\naliass = [\"Beta\"]\nalias = [\"Gamma\"]\n",
        ),
        (
            "c.toml",
            "[[entity]]\nid = \"a\"\nkind = \"work\"\nen = { form = \"Alpha\", flags = [\"weak\"], flag = [\"short\"] }\n",
        ),
        ("d.csv", "id,kind,lang,form,frm,role\na,work,en,Alpha,Alpha,canonical\n"),
        ("e.csv", "id,kind,lang,form,rol,roel\na,work,en,Alpha,canonical,canonical\n"),
        (
            "f.jsonl",
            "{\"id\": \"a\", \"kind\": \"work\", \"en\": \"Alpha\", \"aliases\": [\"B\"], \"alias\": [\"C\"]}\n",
        ),
        // Text where a list has to be: under its right name it would be a fault of another kind.
        ("g.toml", "[[entity]]\nid = \"a\"\nkind = \"work\"\nen = \"Alpha\"\nalias = \"Gamma\"\n"),
    ];
    let rules = |text: &str| {
        let findings = check::run(&[text], &Options::default()).findings.into_iter();
        findings.map(|finding| finding.rule.code()).filter(|code| ["K001", "K002", "K003"].contains(code)).count()
    };
    for (name, table) in tables {
        let folder = folder_with(&[(name, table)]);
        let (_, code) = romaja(folder.path(), &["check", "--fix", "--unsafe-fixes", name]);
        let after = text_of(&folder, name);
        assert!(rules(&after) <= rules(table), "{name}: {after}");
        for key in ["aliases", "flags", "form,", "role"] {
            assert!(after.matches(key).count() <= 1, "{name}: {after}");
        }
        if name == "g.toml" {
            assert_eq!((after, code), (table.replace("alias =", "aliases ="), 1));
        }
    }
}

#[test]
fn a_baseline_overwrites_nothing_but_a_baseline() {
    let folder = folder_with(&[("a.csv", LEE), ("notes.txt", "kept\n")]);
    for file in ["a.csv", "./a.csv", "notes.txt"] {
        let (_, code) = romaja(folder.path(), &["check", "--baseline", file, "--write-baseline", "a.csv"]);
        assert_eq!(code, 2, "{file}");
    }
    assert_eq!((text_of(&folder, "a.csv").as_str(), text_of(&folder, "notes.txt").as_str()), (LEE, "kept\n"));
    for _ in 0..2 {
        let (_, code) = romaja(folder.path(), &["check", "--baseline", "known.json", "--write-baseline", "a.csv"]);
        assert_eq!(code, 0);
    }
}

#[test]
fn a_baseline_knows_a_table_however_it_is_named() {
    let folder = folder_with(&[("a.csv", LEE)]);
    fs::create_dir(folder.path().join("sub")).unwrap();
    romaja(folder.path(), &["check", "--baseline", "sub/known.json", "--write-baseline", "./a.csv"]);
    let whole = folder.path().join("a.csv");
    for (from, baseline, table) in [
        (folder.path().to_owned(), "sub/known.json", "a.csv"),
        (folder.path().to_owned(), "./sub/known.json", whole.to_str().unwrap()),
        (folder.path().join("sub"), "known.json", "../a.csv"),
    ] {
        let (said, code) = romaja(&from, &["check", "--format", "concise", "--baseline", baseline, table]);
        assert_eq!((said.as_str(), code), ("", 0), "{table}");
    }
}

#[test]
fn a_selection_without_checks_is_an_error() {
    let folder = folder_with(&[("a.csv", LEE)]);
    for options in [
        &["--select", "none"][..],
        &["--select", ""],
        &["--select", "mojibake"],
        &["--select", "K024", "--ignore", "K"],
        &["--select", "K038,K039"],
    ] {
        assert_eq!(
            romaja(folder.path(), &[&["check"], options, &["a.csv"]].concat()),
            (String::new(), 2),
            "{options:?}"
        );
    }
    assert_eq!(romaja(folder.path(), &["check", "--select", "K024", "a.csv"]).1, 0);
}

#[test]
fn nothing_but_the_exit_code() {
    let folder = folder_with(&[("a.csv", LEE), ("b.toml", "[[entity]]\nkind = 'work'\nid = 'b'\nen = 'Beta'\n")]);
    for args in [
        &["check", "-qq", "a.csv"][..],
        &["check", "-qq", "--format", "json", "a.csv"],
        &["check", "-qq", "--format", "github", "a.csv"],
        &["check", "-qq", "--diff", "a.csv"],
        &["fmt", "-qq", "--check", "b.toml"],
        &["fmt", "-qq", "--diff", "b.toml"],
    ] {
        let done =
            Command::new(env!("CARGO_BIN_EXE_romaja")).arg("names").args(args).current_dir(folder.path()).output();
        let done = done.unwrap();
        assert_eq!(
            (done.stdout.as_slice(), done.stderr.as_slice(), done.status.code()),
            (&b""[..], &b""[..], Some(1)),
            "{args:?}"
        );
    }
}

/// The summary, which goes to stderr.
fn summary(folder: &Path, args: &[&str]) -> String {
    let done =
        Command::new(env!("CARGO_BIN_EXE_romaja")).args(["names", "check"]).args(args).current_dir(folder).output();
    String::from_utf8(done.unwrap().stderr).unwrap()
}

/// The number before a word.
fn count_before(said: &str, word: &str) -> usize {
    let before = said.split_once(word).map_or("", |(before, _)| before).trim_end();
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[test]
fn all_summaries_count_alike() {
    let tables = ["names.toml", "rows.csv", "mark.csv"];
    for options in [&[][..], &["--unsafe-fixes"]] {
        let folder = copy(&FILES);
        let all = |mode: &'static [&'static str]| summary(folder.path(), &[mode, options, &tables].concat());
        let before = all(&["--format", "concise"]);
        let found =
            ["errors", "warnings", "for information"].map(|what| count_before(&before, what)).iter().sum::<usize>();
        let (diff, fixed) = (all(&["--diff"]), all(&["--fix", "--format", "concise"]));
        let (mended, left) = (count_before(&diff, "findings would be mended"), count_before(&diff, "left"));
        let new = count_before(&diff, "of them seen only then");
        assert_eq!(mended + left - new, found, "{before}{diff}");
        assert_eq!(mended, count_before(&fixed, "findings mended"), "{diff}{fixed}");
        let still =
            ["error", "warning", "for information"].map(|what| count_before(&fixed, what)).iter().sum::<usize>();
        assert_eq!(still, left, "{diff}{fixed}");
    }
}

fn text_of_broken(file: &str) -> String {
    String::from_utf8(fs::read(broken().join(file)).unwrap()).unwrap()
}

#[test]
fn unsafe_fixes_alone_write_nothing() {
    let folder = copy(&FILES);
    romaja(folder.path(), &["check", "--unsafe-fixes", "names.toml", "rows.csv"]);
    for file in ["names.toml", "rows.csv"] {
        assert_eq!(text_of(&folder, file), text_of_broken(file));
    }
}

#[test]
fn a_table_that_is_no_utf8_is_named_and_is_trouble() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.csv"), b"id,kind,form\nx,person,\xC0\xCC\n").unwrap();
    let (said, code) = romaja(folder.path(), &["check", "old.csv"]);
    assert!(said.contains("--> old.csv:2:10"), "{said}");
    assert_eq!(code, 2);
}

#[test]
fn of_many_slipped_rows_the_first_are_explained() {
    let (hangul, latin) = (["김철수", "홍빛나", "박민서"], ["Hong Bit-na", "Park Min-seo", "Kim Chul-soo"]);
    let row = |number: usize| {
        let (hangul, latin) = (hangul[number % 3], latin[number % 3]);
        format!("e{number},person,ko,{hangul},canonical\ne{number},person,en,{latin},canonical\n")
    };
    let rows: String = (0..150).map(row).collect();
    let selection = romaja::Selection::parse("K023").unwrap();
    let table = format!("id,kind,lang,form,role\n{rows}");
    let findings = check::run(&[table], &Options { selection, hits: None }).findings;
    let explained: Vec<bool> = findings.iter().map(|finding| finding.message.contains("it would be")).collect();
    assert_eq!(explained, [vec![true; 100], vec![false; 50]].concat());
}

#[test]
fn a_fault_of_the_roles_is_one_finding() {
    let of = |header: &str, role: &str| {
        let row = |number: usize| format!("e{number},work,en,Alpha {number}{role}\n");
        let rows: String = (0..300).map(row).collect();
        let findings = check::run(&[format!("{header}\n{rows}")], &Options::default()).findings;
        findings.iter().map(|finding| finding.rule.code()).collect::<Vec<_>>()
    };
    assert_eq!(of("id,kind,lang,form,role", ",main"), ["K003"]);
    assert_eq!(of("id,kind,lang,form", ""), ["K010"]);
}
