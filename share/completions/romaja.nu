module completions {

  def "nu-complete romaja color" [] {
    [ "auto" "always" "never" ]
  }

  # Clean Korean and English text: decode, normalize, read the article, one spelling for each name, every change accounted for
  export extern romaja [
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete romaja normalize hard_links" [] {
    [ "refuse" "overwrite" ]
  }

  def "nu-complete romaja normalize bom" [] {
    [ "keep" "strip" "add" ]
  }

  def "nu-complete romaja normalize stats" [] {
    [ "text" "json" ]
  }

  def "nu-complete romaja normalize format" [] {
    [ "text" "json" "jsonl" ]
  }

  def "nu-complete romaja normalize parts" [] {
    [ "headline" "tag" "deck" "subhead" "byline" "published" "modified" "dateline" "caption" "body" "end-mark" "copyright" "agency" "publisher" ]
  }

  def "nu-complete romaja normalize on_invalid" [] {
    [ "replace" "error" "keep" ]
  }

  def "nu-complete romaja normalize profile" [] {
    [ "minimal" "default" "aggressive" ]
  }

  def "nu-complete romaja normalize names" [] {
    [ "canonical" "bilingual" "annotate" "off" ]
  }

  def "nu-complete romaja normalize to" [] {
    [ "ko" "en" ]
  }

  def "nu-complete romaja normalize color" [] {
    [ "auto" "always" "never" ]
  }

  # Decode, clean, read the article, one spelling for each name
  export extern "romaja normalize" [
    --files-from: path        # Read the names of inputs from a file, a line each; - for stdin
    --null(-0)                # Names in --files-from end with NUL, as `find -print0` writes them
    --hidden                  # In folders, take hidden files too
    --no-ignore               # In folders, take what .gitignore and .ignore leave out
    --exclude: string         # In folders, leave out what matches, as in .gitignore; repeatable
    --force-exclude           # Leave out what is excluded even where it is named
    --stdin-filename: path    # What stdin is called in messages and records
    --max-document: string    # The largest document held in memory [default: 256M]
    --max-decompressed: string # The most that a .gz or .zst file may hold [default: 4G]
    --jobs(-j): string        # How many files are worked on at once [default: cores]
    --write(-w)               # Write each file in place, atomically
    --output-dir: path        # Write results under this folder, keeping the tree
    --check                   # Write nothing; exit 1 if anything would change
    --resume: path            # Go on where a run ended: what it did is left out
    --backup: string          # With -w, keep the old file under its name and this suffix
    --hard-links: string@"nu-complete romaja normalize hard_links" # With -w, files that have other hard links [default: refuse]
    --bom: string@"nu-complete romaja normalize bom" # Byte order marks [default: strip]
    --output-encoding: string # The charset of the output: utf-8, same, or a label [default: utf-8]
    --diff                    # Write nothing; show what would change; exit 1 if anything would
    --explain                 # Say on stderr, a line a change, which rule made it
    --changes: path           # Write every change to this file, a JSON object a line; - for stdout
    --stats: string@"nu-complete romaja normalize stats" # Say at the end, on stderr, what was read and done: text, json
    --format: string@"nu-complete romaja normalize format" # What is written
    --parts: string@"nu-complete romaja normalize parts" # Only these parts of the article, in this order
    --jsonl                   # Input is JSON objects, one a line
    --csv                     # Input is CSV with a header; --column names what is normalized
    --column: string          # A column to normalize with --csv; repeatable
    --error-column: string    # Add a column that says why a row could not be read
    --lines                   # Each line is a document, and the number of lines stays
    --field: string           # A field to normalize with --jsonl; repeatable [default: text]
    --encoding(-E): string    # The charset of the input: auto, utf-8, cp949, … [default: auto]
    --on-invalid: string@"nu-complete romaja normalize on_invalid" # Malformed bytes
    --plain                   # Only clean: no article is read, no line dropped, no line joined
    --profile: string@"nu-complete romaja normalize profile" # How far rules go
    --select: string          # Only these rules: codes, prefixes, names, all, none
    --extend-select: string   # These rules as well
    --ignore: string          # Not these rules
    --names: string@"nu-complete romaja normalize names" # What becomes of names
    --to: string@"nu-complete romaja normalize to" # Write names in Hangul (ko) or Latin letters (en), where the table can
    --rewrite: string         # Which forms are rewritten: aliases, all, none, or flags
    --link-by-sound           # Rewrite a byline that sounds like one in the other script
    --table: path             # An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable
    --no-default-table        # Leave out the table that comes with the program
    --no-cache                # Read tables anew, and keep nothing of them for the next run
    --config: string          # A file instead of the nearest romaja.toml; or KEY=VALUE
    --isolated                # Read no romaja.toml and no pyproject.toml
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja normalize color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...named: path            # Files, folders (their .txt and .md files), or - for stdin
  ]

  def "nu-complete romaja decode hard_links" [] {
    [ "refuse" "overwrite" ]
  }

  def "nu-complete romaja decode bom" [] {
    [ "keep" "strip" "add" ]
  }

  def "nu-complete romaja decode on_invalid" [] {
    [ "replace" "error" "keep" ]
  }

  def "nu-complete romaja decode format" [] {
    [ "text" "jsonl" ]
  }

  def "nu-complete romaja decode color" [] {
    [ "auto" "always" "never" ]
  }

  # Bytes to UTF-8, with the charset detected or given
  export extern "romaja decode" [
    --files-from: path        # Read the names of inputs from a file, a line each; - for stdin
    --null(-0)                # Names in --files-from end with NUL, as `find -print0` writes them
    --hidden                  # In folders, take hidden files too
    --no-ignore               # In folders, take what .gitignore and .ignore leave out
    --exclude: string         # In folders, leave out what matches, as in .gitignore; repeatable
    --force-exclude           # Leave out what is excluded even where it is named
    --stdin-filename: path    # What stdin is called in messages and records
    --max-document: string    # The largest document held in memory [default: 256M]
    --max-decompressed: string # The most that a .gz or .zst file may hold [default: 4G]
    --jobs(-j): string        # How many files are worked on at once [default: cores]
    --write(-w)               # Write each file in place, atomically
    --output-dir: path        # Write results under this folder, keeping the tree
    --check                   # Write nothing; exit 1 if anything would change
    --resume: path            # Go on where a run ended: what it did is left out
    --backup: string          # With -w, keep the old file under its name and this suffix
    --hard-links: string@"nu-complete romaja decode hard_links" # With -w, files that have other hard links [default: refuse]
    --bom: string@"nu-complete romaja decode bom" # Byte order marks [default: strip]
    --output-encoding: string # The charset of the output: utf-8, same, or a label [default: utf-8]
    --encoding(-E): string    # The charset of the input: auto, utf-8, cp949, … [default: auto]
    --on-invalid: string@"nu-complete romaja decode on_invalid" # Malformed bytes
    --config: string          # A file instead of the nearest romaja.toml; or KEY=VALUE
    --isolated                # Read no romaja.toml and no pyproject.toml
    --format: string@"nu-complete romaja decode format" # The text, or an object a line: path, charset, text
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja decode color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...named: path            # Files, folders (their .txt and .md files), or - for stdin
  ]

  def "nu-complete romaja detect on_invalid" [] {
    [ "replace" "error" "keep" ]
  }

  def "nu-complete romaja detect format" [] {
    [ "text" "jsonl" ]
  }

  def "nu-complete romaja detect color" [] {
    [ "auto" "always" "never" ]
  }

  # Report charset and languages, change nothing
  export extern "romaja detect" [
    --files-from: path        # Read the names of inputs from a file, a line each; - for stdin
    --null(-0)                # Names in --files-from end with NUL, as `find -print0` writes them
    --hidden                  # In folders, take hidden files too
    --no-ignore               # In folders, take what .gitignore and .ignore leave out
    --exclude: string         # In folders, leave out what matches, as in .gitignore; repeatable
    --force-exclude           # Leave out what is excluded even where it is named
    --stdin-filename: path    # What stdin is called in messages and records
    --max-document: string    # The largest document held in memory [default: 256M]
    --max-decompressed: string # The most that a .gz or .zst file may hold [default: 4G]
    --jobs(-j): string        # How many files are worked on at once [default: cores]
    --encoding(-E): string    # The charset of the input: auto, utf-8, cp949, … [default: auto]
    --on-invalid: string@"nu-complete romaja detect on_invalid" # Malformed bytes
    --config: string          # A file instead of the nearest romaja.toml; or KEY=VALUE
    --isolated                # Read no romaja.toml and no pyproject.toml
    --format: string@"nu-complete romaja detect format" # A line a file for people, or an object a line
    --jsonl                   # Input is JSON objects, one a line
    --field: string           # The field with the text [default: text]
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja detect color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...named: path            # Files, folders (their .txt and .md files), or - for stdin
  ]

  def "nu-complete romaja romanize system" [] {
    [ "rr" "rr-translit" "mr" "mr-plain" "ala-lc" "yale" "dprk" "iso11941-1" "iso11941-2" "hangul-phonetic" ]
  }

  def "nu-complete romaja romanize kind" [] {
    [ "text" "word" "place" "person" ]
  }

  def "nu-complete romaja romanize surname" [] {
    [ "usual" "system" ]
  }

  def "nu-complete romaja romanize names" [] {
    [ "on" "off" ]
  }

  def "nu-complete romaja romanize hanja" [] {
    [ "read" "keep" ]
  }

  def "nu-complete romaja romanize hyphenate" [] {
    [ "none" "ambiguous" "syllable" ]
  }

  def "nu-complete romaja romanize capitalize" [] {
    [ "none" "proper" "sentence" ]
  }

  def "nu-complete romaja romanize format" [] {
    [ "text" "json" ]
  }

  def "nu-complete romaja romanize on_invalid" [] {
    [ "replace" "error" "keep" ]
  }

  def "nu-complete romaja romanize color" [] {
    [ "auto" "always" "never" ]
  }

  # Hangul to Latin letters, line by line
  export extern "romaja romanize" [
    --files-from: path        # Read the names of inputs from a file, a line each; - for stdin
    --null(-0)                # Names in --files-from end with NUL, as `find -print0` writes them
    --hidden                  # In folders, take hidden files too
    --no-ignore               # In folders, take what .gitignore and .ignore leave out
    --exclude: string         # In folders, leave out what matches, as in .gitignore; repeatable
    --force-exclude           # Leave out what is excluded even where it is named
    --stdin-filename: path    # What stdin is called in messages and records
    --max-document: string    # The largest document held in memory [default: 256M]
    --max-decompressed: string # The most that a .gz or .zst file may hold [default: 4G]
    --jobs(-j): string        # How many files are worked on at once [default: cores]
    --text(-t): string        # Romanize this text and nothing else
    --system: string@"nu-complete romaja romanize system" # The system of romanization
    --kind: string@"nu-complete romaja romanize kind" # What the lines are
    --surname: string@"nu-complete romaja romanize surname" # How surnames are spelled [default: usual with rr, system with any other]
    --names: string@"nu-complete romaja romanize names" # Whether names of the shipped table are written as names, with --kind text
    --hanja: string@"nu-complete romaja romanize hanja" # What becomes of hanja
    --hyphenate: string@"nu-complete romaja romanize hyphenate" # Where rr sets hyphens inside a word
    --capitalize: string@"nu-complete romaja romanize capitalize" # Which words begin with a capital [default: names]
    --reverse                 # From Latin letters to Hangul: exactly, or candidates between tabs
    --explain                 # A line a syllable: its letters and the rule that changed it
    --format: string@"nu-complete romaja romanize format" # Text, or for programs each line with its syllables
    --encoding(-E): string    # The charset of the input: auto, utf-8, cp949, … [default: auto]
    --on-invalid: string@"nu-complete romaja romanize on_invalid" # Malformed bytes
    --config: string          # A file instead of the nearest romaja.toml; or KEY=VALUE
    --isolated                # Read no romaja.toml and no pyproject.toml
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja romanize color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...named: path            # Files, folders (their .txt and .md files), or - for stdin
  ]

  def "nu-complete romaja names color" [] {
    [ "auto" "always" "never" ]
  }

  # Alias tables, and names across scripts
  export extern "romaja names" [
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja names color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete romaja names check format" [] {
    [ "text" "concise" "json" "jsonl" "sarif" "github" ]
  }

  def "nu-complete romaja names check color" [] {
    [ "auto" "always" "never" ]
  }

  # Find what is wrong with alias tables
  export extern "romaja names check" [
    --format: string@"nu-complete romaja names check format" # For people, a line a finding, or for programs
    --select: string          # Only these checks: codes, prefixes, names
    --ignore: string          # Not these checks
    --fix                     # Mend in place what can be mended without changing anything else
    --unsafe-fixes            # With --fix or --diff: mend also what a person should look at
    --diff                    # Write nothing; show what --fix (and --unsafe-fixes) would change
    --baseline: path          # Say only what this file of known findings has not
    --write-baseline          # Write all findings into the file of --baseline
    --corpus: path            # Say which forms stand in no text of a folder
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja names check color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...tables: path           # Alias tables: TOML, CSV, TSV or JSON Lines; - for stdin
  ]

  def "nu-complete romaja names fmt color" [] {
    [ "auto" "always" "never" ]
  }

  # Bring alias tables into one order and style
  export extern "romaja names fmt" [
    --check                   # Write nothing; exit 1 if a table is not in canonical form
    --diff                    # Write nothing; show what would change
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja names fmt color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...tables: path           # Alias tables: TOML, CSV, TSV or JSON Lines; - for stdin, to stdout
  ]

  def "nu-complete romaja names compile color" [] {
    [ "auto" "always" "never" ]
  }

  # Make tables ready once, to be loaded in milliseconds
  export extern "romaja names compile" [
    --output(-o): path        # Where the compiled table goes; - for stdout
    --no-default-table        # Leave out the table that comes with the program
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja names compile color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...tables: path           # Alias tables: TOML, CSV, TSV, JSON Lines; later ones go before
  ]

  def "nu-complete romaja names lookup format" [] {
    [ "text" "jsonl" ]
  }

  def "nu-complete romaja names lookup color" [] {
    [ "auto" "always" "never" ]
  }

  # Whose name a form is, by which key, and what else it could be
  export extern "romaja names lookup" [
    --format: string@"nu-complete romaja names lookup format" # For people, or an object a line
    --count(-n): string       # Names that only sound alike: how many at most, 0 for none
    --table: path             # An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable
    --no-default-table        # Leave out the table that comes with the program
    --no-cache                # Read tables anew, and keep nothing of them for the next run
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja names lookup color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...forms: string          # Forms; where none is said they are read from stdin, a line each
  ]

  def "nu-complete romaja names export format" [] {
    [ "toml" "csv" "tsv" "jsonl" "solr" "skos" ]
  }

  def "nu-complete romaja names export color" [] {
    [ "auto" "always" "never" ]
  }

  # A table in another format, or as other programs take it
  export extern "romaja names export" [
    --format: string@"nu-complete romaja names export format" # What is written
    --output(-o): path        # Where it goes [default: stdout]
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja names export color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...tables: path           # Alias tables, joined where they are several [default: the shipped one]
  ]

  def "nu-complete romaja names import from" [] {
    [ "wikidata" "openrefine" "solr" ]
  }

  def "nu-complete romaja names import format" [] {
    [ "toml" "csv" "tsv" "jsonl" "solr" "skos" ]
  }

  def "nu-complete romaja names import kind" [] {
    [ "person" "place" "organization" "work" ]
  }

  def "nu-complete romaja names import on_invalid" [] {
    [ "replace" "error" "keep" ]
  }

  def "nu-complete romaja names import color" [] {
    [ "auto" "always" "never" ]
  }

  # What other programs know of names, as a table
  export extern "romaja names import" [
    --from: string@"nu-complete romaja names import from" # Whose they are
    --format: string@"nu-complete romaja names import format" # What is written
    --kind: string@"nu-complete romaja names import kind" # What the entities are, where the file does not say it
    --variant: string         # Rows of openrefine: the column as it was [default: the first]
    --canonical: string       # Rows of openrefine: the column as it is now [default: the second]
    --encoding(-E): string    # The charset of the input: auto, utf-8, cp949, … [default: auto]
    --on-invalid: string@"nu-complete romaja names import on_invalid" # Malformed bytes
    --output(-o): path        # Where it goes [default: stdout]
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja names import color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...files: path            # Files of the other program; - for stdin
  ]

  def "nu-complete romaja names suggest on_invalid" [] {
    [ "replace" "error" "keep" ]
  }

  def "nu-complete romaja names suggest format" [] {
    [ "toml" "jsonl" ]
  }

  def "nu-complete romaja names suggest color" [] {
    [ "auto" "always" "never" ]
  }

  # Entries that a table lacks, from what articles say of names
  export extern "romaja names suggest" [
    --files-from: path        # Read the names of inputs from a file, a line each; - for stdin
    --null(-0)                # Names in --files-from end with NUL, as `find -print0` writes them
    --hidden                  # In folders, take hidden files too
    --no-ignore               # In folders, take what .gitignore and .ignore leave out
    --exclude: string         # In folders, leave out what matches, as in .gitignore; repeatable
    --force-exclude           # Leave out what is excluded even where it is named
    --stdin-filename: path    # What stdin is called in messages and records
    --max-document: string    # The largest document held in memory [default: 256M]
    --max-decompressed: string # The most that a .gz or .zst file may hold [default: 4G]
    --jobs(-j): string        # How many files are worked on at once [default: cores]
    --encoding(-E): string    # The charset of the input: auto, utf-8, cp949, … [default: auto]
    --on-invalid: string@"nu-complete romaja names suggest on_invalid" # Malformed bytes
    --table: path             # An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable
    --no-default-table        # Leave out the table that comes with the program
    --no-cache                # Read tables anew, and keep nothing of them for the next run
    --config: string          # A file instead of the nearest romaja.toml; or KEY=VALUE
    --isolated                # Read no romaja.toml and no pyproject.toml
    --min-score: string       # How sure a suggestion must be, from 0 to 1
    --format: string@"nu-complete romaja names suggest format" # TOML to be pasted, or an object a line
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja names suggest color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...named: path            # Files, folders (their .txt and .md files), or - for stdin
  ]

  def "nu-complete romaja names match format" [] {
    [ "text" "jsonl" ]
  }

  def "nu-complete romaja names match color" [] {
    [ "auto" "always" "never" ]
  }

  # How well a Hangul and a Latin name go together, and why
  export extern "romaja names match" [
    --format: string@"nu-complete romaja names match format" # For people, or an object a line
    --model: path             # A model of spellings instead of the one that comes with the program
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja names match color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...pair: string           # A name in Hangul and one in Latin letters, in either order
  ]

  def "nu-complete romaja names rank format" [] {
    [ "text" "jsonl" ]
  }

  def "nu-complete romaja names rank color" [] {
    [ "auto" "always" "never" ]
  }

  # The names of a pool that a name most likely stands for
  export extern "romaja names rank" [
    --pool: path              # The names to choose from, a line each; UTF-8
    --count(-n): string       # How many candidates there are at most
    --format: string@"nu-complete romaja names rank format" # For people, or an object a line
    --model: path             # A model of spellings instead of the one that comes with the program
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja names rank color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...names: string          # Names; where none is said they are read from stdin, a line each
  ]

  def "nu-complete romaja names guess format" [] {
    [ "text" "jsonl" ]
  }

  def "nu-complete romaja names guess color" [] {
    [ "auto" "always" "never" ]
  }

  # What a name most likely is in the other script
  export extern "romaja names guess" [
    --count(-n): string       # How many candidates there are at most
    --format: string@"nu-complete romaja names guess format" # For people, or an object a line
    --model: path             # A model of spellings instead of the one that comes with the program
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja names guess color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...names: string          # Names in either script; where none is said they are read from stdin
  ]

  def "nu-complete romaja names key format" [] {
    [ "text" "jsonl" ]
  }

  def "nu-complete romaja names key color" [] {
    [ "auto" "always" "never" ]
  }

  # A key under which spellings of one name meet
  export extern "romaja names key" [
    --sound                   # The Hangul that it most likely stands for
    --format: string@"nu-complete romaja names key format" # For people, or an object a line
    --model: path             # A model of spellings instead of the one that comes with the program
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja names key color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...forms: string          # Forms; where none is said they are read from stdin, a line each
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "romaja names help" [
  ]

  # Find what is wrong with alias tables
  export extern "romaja names help check" [
  ]

  # Bring alias tables into one order and style
  export extern "romaja names help fmt" [
  ]

  # Make tables ready once, to be loaded in milliseconds
  export extern "romaja names help compile" [
  ]

  # Whose name a form is, by which key, and what else it could be
  export extern "romaja names help lookup" [
  ]

  # A table in another format, or as other programs take it
  export extern "romaja names help export" [
  ]

  # What other programs know of names, as a table
  export extern "romaja names help import" [
  ]

  # Entries that a table lacks, from what articles say of names
  export extern "romaja names help suggest" [
  ]

  # How well a Hangul and a Latin name go together, and why
  export extern "romaja names help match" [
  ]

  # The names of a pool that a name most likely stands for
  export extern "romaja names help rank" [
  ]

  # What a name most likely is in the other script
  export extern "romaja names help guess" [
  ]

  # A key under which spellings of one name meet
  export extern "romaja names help key" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "romaja names help help" [
  ]

  def "nu-complete romaja explain format" [] {
    [ "text" "json" ]
  }

  def "nu-complete romaja explain color" [] {
    [ "auto" "always" "never" ]
  }

  # What a rule does, and why
  export extern "romaja explain" [
    --all                     # Every rule, a line each
    --format: string@"nu-complete romaja explain format" # For people, or all that is known of each rule for programs
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja explain color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    code?: string             # A code or name: T005, spaces, furniture
  ]

  def "nu-complete romaja config color" [] {
    [ "auto" "always" "never" ]
  }

  # The settings for a file, and where each comes from
  export extern "romaja config" [
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja config color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete romaja config show hard_links" [] {
    [ "refuse" "overwrite" ]
  }

  def "nu-complete romaja config show bom" [] {
    [ "keep" "strip" "add" ]
  }

  def "nu-complete romaja config show stats" [] {
    [ "text" "json" ]
  }

  def "nu-complete romaja config show format" [] {
    [ "text" "json" "jsonl" ]
  }

  def "nu-complete romaja config show parts" [] {
    [ "headline" "tag" "deck" "subhead" "byline" "published" "modified" "dateline" "caption" "body" "end-mark" "copyright" "agency" "publisher" ]
  }

  def "nu-complete romaja config show on_invalid" [] {
    [ "replace" "error" "keep" ]
  }

  def "nu-complete romaja config show profile" [] {
    [ "minimal" "default" "aggressive" ]
  }

  def "nu-complete romaja config show names" [] {
    [ "canonical" "bilingual" "annotate" "off" ]
  }

  def "nu-complete romaja config show to" [] {
    [ "ko" "en" ]
  }

  def "nu-complete romaja config show color" [] {
    [ "auto" "always" "never" ]
  }

  # Print the settings for a file as TOML, each with its source
  export extern "romaja config show" [
    --files-from: path        # Read the names of inputs from a file, a line each; - for stdin
    --null(-0)                # Names in --files-from end with NUL, as `find -print0` writes them
    --hidden                  # In folders, take hidden files too
    --no-ignore               # In folders, take what .gitignore and .ignore leave out
    --exclude: string         # In folders, leave out what matches, as in .gitignore; repeatable
    --force-exclude           # Leave out what is excluded even where it is named
    --stdin-filename: path    # What stdin is called in messages and records
    --max-document: string    # The largest document held in memory [default: 256M]
    --max-decompressed: string # The most that a .gz or .zst file may hold [default: 4G]
    --jobs(-j): string        # How many files are worked on at once [default: cores]
    --write(-w)               # Write each file in place, atomically
    --output-dir: path        # Write results under this folder, keeping the tree
    --check                   # Write nothing; exit 1 if anything would change
    --resume: path            # Go on where a run ended: what it did is left out
    --backup: string          # With -w, keep the old file under its name and this suffix
    --hard-links: string@"nu-complete romaja config show hard_links" # With -w, files that have other hard links [default: refuse]
    --bom: string@"nu-complete romaja config show bom" # Byte order marks [default: strip]
    --output-encoding: string # The charset of the output: utf-8, same, or a label [default: utf-8]
    --diff                    # Write nothing; show what would change; exit 1 if anything would
    --explain                 # Say on stderr, a line a change, which rule made it
    --changes: path           # Write every change to this file, a JSON object a line; - for stdout
    --stats: string@"nu-complete romaja config show stats" # Say at the end, on stderr, what was read and done: text, json
    --format: string@"nu-complete romaja config show format" # What is written
    --parts: string@"nu-complete romaja config show parts" # Only these parts of the article, in this order
    --jsonl                   # Input is JSON objects, one a line
    --csv                     # Input is CSV with a header; --column names what is normalized
    --column: string          # A column to normalize with --csv; repeatable
    --error-column: string    # Add a column that says why a row could not be read
    --lines                   # Each line is a document, and the number of lines stays
    --field: string           # A field to normalize with --jsonl; repeatable [default: text]
    --encoding(-E): string    # The charset of the input: auto, utf-8, cp949, … [default: auto]
    --on-invalid: string@"nu-complete romaja config show on_invalid" # Malformed bytes
    --plain                   # Only clean: no article is read, no line dropped, no line joined
    --profile: string@"nu-complete romaja config show profile" # How far rules go
    --select: string          # Only these rules: codes, prefixes, names, all, none
    --extend-select: string   # These rules as well
    --ignore: string          # Not these rules
    --names: string@"nu-complete romaja config show names" # What becomes of names
    --to: string@"nu-complete romaja config show to" # Write names in Hangul (ko) or Latin letters (en), where the table can
    --rewrite: string         # Which forms are rewritten: aliases, all, none, or flags
    --link-by-sound           # Rewrite a byline that sounds like one in the other script
    --table: path             # An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable
    --no-default-table        # Leave out the table that comes with the program
    --no-cache                # Read tables anew, and keep nothing of them for the next run
    --config: string          # A file instead of the nearest romaja.toml; or KEY=VALUE
    --isolated                # Read no romaja.toml and no pyproject.toml
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja config show color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    ...named: path            # Files, folders (their .txt and .md files), or - for stdin
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "romaja config help" [
  ]

  # Print the settings for a file as TOML, each with its source
  export extern "romaja config help show" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "romaja config help help" [
  ]

  def "nu-complete romaja completions shell" [] {
    [ "bash" "zsh" "fish" "powershell" "elvish" "nushell" ]
  }

  def "nu-complete romaja completions color" [] {
    [ "auto" "always" "never" ]
  }

  # Completions for a shell, to stdout
  export extern "romaja completions" [
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja completions color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
    shell: string@"nu-complete romaja completions shell" # The shell
  ]

  def "nu-complete romaja man color" [] {
    [ "auto" "always" "never" ]
  }

  # Manual pages, to stdout or into a folder
  export extern "romaja man" [
    --out: path               # Write a page for each command into this folder
    --quiet(-q)               # Say less: -q no summary, -qq nothing but the exit code
    --verbose(-v)             # Say more: which charset, which rules, what could not be told
    --exit-zero               # Exit 0 whatever a check found or a record held
    --color: string@"nu-complete romaja man color" # When to use colours: auto, always, never
    --help(-h)                # Print help (see more with '--help')
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "romaja help" [
  ]

  # Decode, clean, read the article, one spelling for each name
  export extern "romaja help normalize" [
  ]

  # Bytes to UTF-8, with the charset detected or given
  export extern "romaja help decode" [
  ]

  # Report charset and languages, change nothing
  export extern "romaja help detect" [
  ]

  # Hangul to Latin letters, line by line
  export extern "romaja help romanize" [
  ]

  # Alias tables, and names across scripts
  export extern "romaja help names" [
  ]

  # Find what is wrong with alias tables
  export extern "romaja help names check" [
  ]

  # Bring alias tables into one order and style
  export extern "romaja help names fmt" [
  ]

  # Make tables ready once, to be loaded in milliseconds
  export extern "romaja help names compile" [
  ]

  # Whose name a form is, by which key, and what else it could be
  export extern "romaja help names lookup" [
  ]

  # A table in another format, or as other programs take it
  export extern "romaja help names export" [
  ]

  # What other programs know of names, as a table
  export extern "romaja help names import" [
  ]

  # Entries that a table lacks, from what articles say of names
  export extern "romaja help names suggest" [
  ]

  # How well a Hangul and a Latin name go together, and why
  export extern "romaja help names match" [
  ]

  # The names of a pool that a name most likely stands for
  export extern "romaja help names rank" [
  ]

  # What a name most likely is in the other script
  export extern "romaja help names guess" [
  ]

  # A key under which spellings of one name meet
  export extern "romaja help names key" [
  ]

  # What a rule does, and why
  export extern "romaja help explain" [
  ]

  # The settings for a file, and where each comes from
  export extern "romaja help config" [
  ]

  # Print the settings for a file as TOML, each with its source
  export extern "romaja help config show" [
  ]

  # Completions for a shell, to stdout
  export extern "romaja help completions" [
  ]

  # Manual pages, to stdout or into a folder
  export extern "romaja help man" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "romaja help help" [
  ]

}

export use completions *
