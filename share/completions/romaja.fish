# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_romaja_global_optspecs
    string join \n q/quiet v/verbose exit-zero color= h/help V/version
end

function __fish_romaja_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_romaja_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_romaja_using_subcommand
    set -l cmd (__fish_romaja_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c romaja -n "__fish_romaja_needs_command" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_needs_command" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_needs_command" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_needs_command" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_needs_command" -s V -l version -d 'Print version'
complete -c romaja -n "__fish_romaja_needs_command" -f -a "normalize" -d 'Decode, clean, read the article, one spelling for each name'
complete -c romaja -n "__fish_romaja_needs_command" -f -a "decode" -d 'Bytes to UTF-8, with the charset detected or given'
complete -c romaja -n "__fish_romaja_needs_command" -f -a "detect" -d 'Report charset and languages, change nothing'
complete -c romaja -n "__fish_romaja_needs_command" -f -a "romanize" -d 'Hangul to Latin letters, line by line'
complete -c romaja -n "__fish_romaja_needs_command" -f -a "names" -d 'Alias tables, and names across scripts'
complete -c romaja -n "__fish_romaja_needs_command" -f -a "explain" -d 'What a rule does, and why'
complete -c romaja -n "__fish_romaja_needs_command" -f -a "config" -d 'The settings for a file, and where each comes from'
complete -c romaja -n "__fish_romaja_needs_command" -f -a "completions" -d 'Completions for a shell, to stdout'
complete -c romaja -n "__fish_romaja_needs_command" -f -a "man" -d 'Manual pages, to stdout or into a folder'
complete -c romaja -n "__fish_romaja_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l files-from -d 'Read the names of inputs from a file, a line each; - for stdin' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l exclude -d 'In folders, leave out what matches, as in .gitignore; repeatable' -r
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l stdin-filename -d 'What stdin is called in messages and records' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l max-document -d 'The largest document held in memory [default: 256M]' -r
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l max-decompressed -d 'The most that a .gz or .zst file may hold [default: 4G]' -r
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -s j -l jobs -d 'How many files are worked on at once [default: cores]' -r
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l output-dir -d 'Write results under this folder, keeping the tree' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l resume -d 'Go on where a run ended: what it did is left out' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l backup -d 'With -w, keep the old file under its name and this suffix' -r
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l hard-links -d 'With -w, files that have other hard links [default: refuse]' -r -f -a "refuse\t''
overwrite\t''"
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l bom -d 'Byte order marks [default: strip]' -r -f -a "keep\t'As the input has it'
strip\t''
add\t''"
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l output-encoding -d 'The charset of the output: utf-8, same, or a label [default: utf-8]' -r
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l changes -d 'Write every change to this file, a JSON object a line; - for stdout' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l stats -d 'Say at the end, on stderr, what was read and done: text, json' -r -f -a "text\t''
json\t''"
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l format -d 'What is written' -r -f -a "text\t''
json\t''
jsonl\t''"
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l parts -d 'Only these parts of the article, in this order' -r -f -a "headline\t''
tag\t''
deck\t''
subhead\t''
byline\t''
published\t''
modified\t''
dateline\t''
caption\t''
body\t''
end-mark\t''
copyright\t''
agency\t''
publisher\t''"
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l column -d 'A column to normalize with --csv; repeatable' -r
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l error-column -d 'Add a column that says why a row could not be read' -r
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l field -d 'A field to normalize with --jsonl; repeatable [default: text]' -r
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -s E -l encoding -d 'The charset of the input: auto, utf-8, cp949, … [default: auto]' -r
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l on-invalid -d 'Malformed bytes' -r -f -a "replace\t'U+FFFD in their place'
error\t'Refuse the file, naming the bytes'
keep\t'Write the bytes through (UTF-8 input only)'"
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l profile -d 'How far rules go' -r -f -a "minimal\t''
default\t''
aggressive\t''"
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l select -d 'Only these rules: codes, prefixes, names, all, none' -r
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l extend-select -d 'These rules as well' -r
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l ignore -d 'Not these rules' -r
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l names -d 'What becomes of names' -r -f -a "canonical\t'Variants become the canonical form in the same script'
bilingual\t'The same, and the first mention has the other script beside it: Lee Haye-ah (이해아)'
annotate\t'The same, and each mention has the id of its entity beside it: 이해아[lee-haye-ah]'
off\t'Names are not looked for'"
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l to -d 'Write names in Hangul (ko) or Latin letters (en), where the table can' -r -f -a "ko\t''
en\t''"
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l rewrite -d 'Which forms are rewritten: aliases, all, none, or flags' -r
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l table -d 'An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l config -d 'A file instead of the nearest romaja.toml; or KEY=VALUE' -r
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -s 0 -l null -d 'Names in --files-from end with NUL, as `find -print0` writes them'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l hidden -d 'In folders, take hidden files too'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l no-ignore -d 'In folders, take what .gitignore and .ignore leave out'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l force-exclude -d 'Leave out what is excluded even where it is named'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -s w -l write -d 'Write each file in place, atomically'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l check -d 'Write nothing; exit 1 if anything would change'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l diff -d 'Write nothing; show what would change; exit 1 if anything would'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l explain -d 'Say on stderr, a line a change, which rule made it'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l jsonl -d 'Input is JSON objects, one a line'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l csv -d 'Input is CSV with a header; --column names what is normalized'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l lines -d 'Each line is a document, and the number of lines stays'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l plain -d 'Only clean: no article is read, no line dropped, no line joined'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l link-by-sound -d 'Rewrite a byline that sounds like one in the other script'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l no-default-table -d 'Leave out the table that comes with the program'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l no-cache -d 'Read tables anew, and keep nothing of them for the next run'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l isolated -d 'Read no romaja.toml and no pyproject.toml'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand normalize" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l files-from -d 'Read the names of inputs from a file, a line each; - for stdin' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l exclude -d 'In folders, leave out what matches, as in .gitignore; repeatable' -r
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l stdin-filename -d 'What stdin is called in messages and records' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l max-document -d 'The largest document held in memory [default: 256M]' -r
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l max-decompressed -d 'The most that a .gz or .zst file may hold [default: 4G]' -r
complete -c romaja -n "__fish_romaja_using_subcommand decode" -s j -l jobs -d 'How many files are worked on at once [default: cores]' -r
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l output-dir -d 'Write results under this folder, keeping the tree' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l resume -d 'Go on where a run ended: what it did is left out' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l backup -d 'With -w, keep the old file under its name and this suffix' -r
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l hard-links -d 'With -w, files that have other hard links [default: refuse]' -r -f -a "refuse\t''
overwrite\t''"
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l bom -d 'Byte order marks [default: strip]' -r -f -a "keep\t'As the input has it'
strip\t''
add\t''"
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l output-encoding -d 'The charset of the output: utf-8, same, or a label [default: utf-8]' -r
complete -c romaja -n "__fish_romaja_using_subcommand decode" -s E -l encoding -d 'The charset of the input: auto, utf-8, cp949, … [default: auto]' -r
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l on-invalid -d 'Malformed bytes' -r -f -a "replace\t'U+FFFD in their place'
error\t'Refuse the file, naming the bytes'
keep\t'Write the bytes through (UTF-8 input only)'"
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l config -d 'A file instead of the nearest romaja.toml; or KEY=VALUE' -r
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l format -d 'The text, or an object a line: path, charset, text' -r -f -a "text\t''
jsonl\t''"
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand decode" -s 0 -l null -d 'Names in --files-from end with NUL, as `find -print0` writes them'
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l hidden -d 'In folders, take hidden files too'
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l no-ignore -d 'In folders, take what .gitignore and .ignore leave out'
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l force-exclude -d 'Leave out what is excluded even where it is named'
complete -c romaja -n "__fish_romaja_using_subcommand decode" -s w -l write -d 'Write each file in place, atomically'
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l check -d 'Write nothing; exit 1 if anything would change'
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l isolated -d 'Read no romaja.toml and no pyproject.toml'
complete -c romaja -n "__fish_romaja_using_subcommand decode" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand decode" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand decode" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand decode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l files-from -d 'Read the names of inputs from a file, a line each; - for stdin' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l exclude -d 'In folders, leave out what matches, as in .gitignore; repeatable' -r
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l stdin-filename -d 'What stdin is called in messages and records' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l max-document -d 'The largest document held in memory [default: 256M]' -r
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l max-decompressed -d 'The most that a .gz or .zst file may hold [default: 4G]' -r
complete -c romaja -n "__fish_romaja_using_subcommand detect" -s j -l jobs -d 'How many files are worked on at once [default: cores]' -r
complete -c romaja -n "__fish_romaja_using_subcommand detect" -s E -l encoding -d 'The charset of the input: auto, utf-8, cp949, … [default: auto]' -r
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l on-invalid -d 'Malformed bytes' -r -f -a "replace\t'U+FFFD in their place'
error\t'Refuse the file, naming the bytes'
keep\t'Write the bytes through (UTF-8 input only)'"
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l config -d 'A file instead of the nearest romaja.toml; or KEY=VALUE' -r
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l format -d 'A line a file for people, or an object a line' -r -f -a "text\t''
jsonl\t''"
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l field -d 'The field with the text [default: text]' -r
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand detect" -s 0 -l null -d 'Names in --files-from end with NUL, as `find -print0` writes them'
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l hidden -d 'In folders, take hidden files too'
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l no-ignore -d 'In folders, take what .gitignore and .ignore leave out'
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l force-exclude -d 'Leave out what is excluded even where it is named'
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l isolated -d 'Read no romaja.toml and no pyproject.toml'
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l jsonl -d 'Input is JSON objects, one a line'
complete -c romaja -n "__fish_romaja_using_subcommand detect" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand detect" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand detect" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand detect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l files-from -d 'Read the names of inputs from a file, a line each; - for stdin' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l exclude -d 'In folders, leave out what matches, as in .gitignore; repeatable' -r
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l stdin-filename -d 'What stdin is called in messages and records' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l max-document -d 'The largest document held in memory [default: 256M]' -r
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l max-decompressed -d 'The most that a .gz or .zst file may hold [default: 4G]' -r
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -s j -l jobs -d 'How many files are worked on at once [default: cores]' -r
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -s t -l text -d 'Romanize this text and nothing else' -r
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l system -d 'The system of romanization' -r -f -a "rr\t'Revised Romanization of Korean (2000)'
rr-translit\t'Its clause 3.8, letter for letter'
mr\t'McCune–Reischauer (1939)'
mr-plain\t'The same without breves and apostrophes'
ala-lc\t'Library of Congress'
yale\t'Martin\'s Yale, letter for letter'
dprk\t'North Korea (1992, 2002, 2012)'
iso11941-1\t'ISO/TR 11941:1996, method 1, letter for letter'
iso11941-2\t'ISO/TR 11941:1996, method 2, letter for letter'
hangul-phonetic\t'Standard pronunciation, in Hangul'"
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l kind -d 'What the lines are' -r -f -a "text\t''
word\t''
place\t''
person\t''"
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l surname -d 'How surnames are spelled [default: usual with rr, system with any other]' -r -f -a "usual\t'As people write it: Kim, Lee, Park'
system\t'As the system spells it: Gim, I, Bak'"
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l names -d 'Whether names of the shipped table are written as names, with --kind text' -r -f -a "on\t''
off\t''"
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l hanja -d 'What becomes of hanja' -r -f -a "read\t'Their reading is romanized'
keep\t'They stay'"
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l hyphenate -d 'Where rr sets hyphens inside a word' -r -f -a "none\t''
ambiguous\t'Where a word could be read otherwise: jung-ang'
syllable\t'Between syllables'"
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l capitalize -d 'Which words begin with a capital [default: names]' -r -f -a "none\t''
proper\t'Every word'
sentence\t'The first of a sentence'"
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l format -d 'Text, or for programs each line with its syllables' -r -f -a "text\t''
json\t'An object a line'"
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -s E -l encoding -d 'The charset of the input: auto, utf-8, cp949, … [default: auto]' -r
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l on-invalid -d 'Malformed bytes' -r -f -a "replace\t'U+FFFD in their place'
error\t'Refuse the file, naming the bytes'
keep\t'Write the bytes through (UTF-8 input only)'"
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l config -d 'A file instead of the nearest romaja.toml; or KEY=VALUE' -r
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -s 0 -l null -d 'Names in --files-from end with NUL, as `find -print0` writes them'
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l hidden -d 'In folders, take hidden files too'
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l no-ignore -d 'In folders, take what .gitignore and .ignore leave out'
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l force-exclude -d 'Leave out what is excluded even where it is named'
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l reverse -d 'From Latin letters to Hangul: exactly, or candidates between tabs'
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l explain -d 'A line a syllable: its letters and the rule that changed it'
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l isolated -d 'Read no romaja.toml and no pyproject.toml'
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand romanize" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -f -a "check" -d 'Find what is wrong with alias tables'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -f -a "fmt" -d 'Bring alias tables into one order and style'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -f -a "compile" -d 'Make tables ready once, to be loaded in milliseconds'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -f -a "lookup" -d 'Whose name a form is, by which key, and what else it could be'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -f -a "export" -d 'A table in another format, or as other programs take it'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -f -a "import" -d 'What other programs know of names, as a table'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -f -a "suggest" -d 'Entries that a table lacks, from what articles say of names'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -f -a "match" -d 'How well a Hangul and a Latin name go together, and why'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -f -a "rank" -d 'The names of a pool that a name most likely stands for'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -f -a "guess" -d 'What a name most likely is in the other script'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -f -a "key" -d 'A key under which spellings of one name meet'
complete -c romaja -n "__fish_romaja_using_subcommand names; and not __fish_seen_subcommand_from check fmt compile lookup export import suggest match rank guess key help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from check" -l format -d 'For people, a line a finding, or for programs' -r -f -a "text\t''
concise\t''
json\t''
jsonl\t''
sarif\t''
github\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from check" -l select -d 'Only these checks: codes, prefixes, names' -r
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from check" -l ignore -d 'Not these checks' -r
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from check" -l baseline -d 'Say only what this file of known findings has not' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from check" -l corpus -d 'Say which forms stand in no text of a folder' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from check" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from check" -l fix -d 'Mend in place what can be mended without changing anything else'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from check" -l unsafe-fixes -d 'With --fix or --diff: mend also what a person should look at'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from check" -l diff -d 'Write nothing; show what --fix (and --unsafe-fixes) would change'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from check" -l write-baseline -d 'Write all findings into the file of --baseline'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from check" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from fmt" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from fmt" -l check -d 'Write nothing; exit 1 if a table is not in canonical form'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from fmt" -l diff -d 'Write nothing; show what would change'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from fmt" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from fmt" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from fmt" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from fmt" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from compile" -s o -l output -d 'Where the compiled table goes; - for stdout' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from compile" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from compile" -l no-default-table -d 'Leave out the table that comes with the program'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from compile" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from compile" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from compile" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from compile" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from lookup" -l format -d 'For people, or an object a line' -r -f -a "text\t''
jsonl\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from lookup" -s n -l count -d 'Names that only sound alike: how many at most, 0 for none' -r
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from lookup" -l table -d 'An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from lookup" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from lookup" -l no-default-table -d 'Leave out the table that comes with the program'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from lookup" -l no-cache -d 'Read tables anew, and keep nothing of them for the next run'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from lookup" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from lookup" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from lookup" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from lookup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from export" -l format -d 'What is written' -r -f -a "toml\t'An entity a table, to be kept by hand'
csv\t'A form a row'
tsv\t'The same with tabs'
jsonl\t'An entity a line'
solr\t'Synonyms of Solr and Elasticsearch: no flags, no dates'
skos\t'Concepts in Turtle: no dates, no sources'"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from export" -s o -l output -d 'Where it goes [default: stdout]' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from export" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from export" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from import" -l from -d 'Whose they are' -r -f -a "wikidata\t'Entities as JSON: a dump, `Special:EntityData`, or lines'
openrefine\t'The history of operations as JSON, or rows as CSV or TSV'
solr\t'Synonyms of Solr and Elasticsearch'"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from import" -l format -d 'What is written' -r -f -a "toml\t'An entity a table, to be kept by hand'
csv\t'A form a row'
tsv\t'The same with tabs'
jsonl\t'An entity a line'
solr\t'Synonyms of Solr and Elasticsearch: no flags, no dates'
skos\t'Concepts in Turtle: no dates, no sources'"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from import" -l kind -d 'What the entities are, where the file does not say it' -r -f -a "person\t''
place\t''
organization\t''
work\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from import" -l variant -d 'Rows of openrefine: the column as it was [default: the first]' -r
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from import" -l canonical -d 'Rows of openrefine: the column as it is now [default: the second]' -r
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from import" -s E -l encoding -d 'The charset of the input: auto, utf-8, cp949, … [default: auto]' -r
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from import" -l on-invalid -d 'Malformed bytes' -r -f -a "replace\t'U+FFFD in their place'
error\t'Refuse the file, naming the bytes'
keep\t'Write the bytes through (UTF-8 input only)'"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from import" -s o -l output -d 'Where it goes [default: stdout]' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from import" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from import" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l files-from -d 'Read the names of inputs from a file, a line each; - for stdin' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l exclude -d 'In folders, leave out what matches, as in .gitignore; repeatable' -r
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l stdin-filename -d 'What stdin is called in messages and records' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l max-document -d 'The largest document held in memory [default: 256M]' -r
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l max-decompressed -d 'The most that a .gz or .zst file may hold [default: 4G]' -r
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -s j -l jobs -d 'How many files are worked on at once [default: cores]' -r
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -s E -l encoding -d 'The charset of the input: auto, utf-8, cp949, … [default: auto]' -r
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l on-invalid -d 'Malformed bytes' -r -f -a "replace\t'U+FFFD in their place'
error\t'Refuse the file, naming the bytes'
keep\t'Write the bytes through (UTF-8 input only)'"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l table -d 'An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l config -d 'A file instead of the nearest romaja.toml; or KEY=VALUE' -r
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l min-score -d 'How sure a suggestion must be, from 0 to 1' -r
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l format -d 'TOML to be pasted, or an object a line' -r -f -a "toml\t''
jsonl\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -s 0 -l null -d 'Names in --files-from end with NUL, as `find -print0` writes them'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l hidden -d 'In folders, take hidden files too'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l no-ignore -d 'In folders, take what .gitignore and .ignore leave out'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l force-exclude -d 'Leave out what is excluded even where it is named'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l no-default-table -d 'Leave out the table that comes with the program'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l no-cache -d 'Read tables anew, and keep nothing of them for the next run'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l isolated -d 'Read no romaja.toml and no pyproject.toml'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from suggest" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from match" -l format -d 'For people, or an object a line' -r -f -a "text\t''
jsonl\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from match" -l model -d 'A model of spellings instead of the one that comes with the program' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from match" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from match" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from match" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from match" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from match" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from rank" -l pool -d 'The names to choose from, a line each; UTF-8' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from rank" -s n -l count -d 'How many candidates there are at most' -r
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from rank" -l format -d 'For people, or an object a line' -r -f -a "text\t''
jsonl\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from rank" -l model -d 'A model of spellings instead of the one that comes with the program' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from rank" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from rank" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from rank" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from rank" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from rank" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from guess" -s n -l count -d 'How many candidates there are at most' -r
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from guess" -l format -d 'For people, or an object a line' -r -f -a "text\t''
jsonl\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from guess" -l model -d 'A model of spellings instead of the one that comes with the program' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from guess" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from guess" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from guess" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from guess" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from guess" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from key" -l format -d 'For people, or an object a line' -r -f -a "text\t''
jsonl\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from key" -l model -d 'A model of spellings instead of the one that comes with the program' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from key" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from key" -l sound -d 'The Hangul that it most likely stands for'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from key" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from key" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from key" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from key" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from help" -f -a "check" -d 'Find what is wrong with alias tables'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from help" -f -a "fmt" -d 'Bring alias tables into one order and style'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from help" -f -a "compile" -d 'Make tables ready once, to be loaded in milliseconds'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from help" -f -a "lookup" -d 'Whose name a form is, by which key, and what else it could be'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from help" -f -a "export" -d 'A table in another format, or as other programs take it'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from help" -f -a "import" -d 'What other programs know of names, as a table'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from help" -f -a "suggest" -d 'Entries that a table lacks, from what articles say of names'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from help" -f -a "match" -d 'How well a Hangul and a Latin name go together, and why'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from help" -f -a "rank" -d 'The names of a pool that a name most likely stands for'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from help" -f -a "guess" -d 'What a name most likely is in the other script'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from help" -f -a "key" -d 'A key under which spellings of one name meet'
complete -c romaja -n "__fish_romaja_using_subcommand names; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c romaja -n "__fish_romaja_using_subcommand explain" -l format -d 'For people, or all that is known of each rule for programs' -r -f -a "text\t''
json\t''"
complete -c romaja -n "__fish_romaja_using_subcommand explain" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand explain" -l all -d 'Every rule, a line each'
complete -c romaja -n "__fish_romaja_using_subcommand explain" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand explain" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand explain" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand config; and not __fish_seen_subcommand_from show help" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand config; and not __fish_seen_subcommand_from show help" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand config; and not __fish_seen_subcommand_from show help" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand config; and not __fish_seen_subcommand_from show help" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand config; and not __fish_seen_subcommand_from show help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand config; and not __fish_seen_subcommand_from show help" -f -a "show" -d 'Print the settings for a file as TOML, each with its source'
complete -c romaja -n "__fish_romaja_using_subcommand config; and not __fish_seen_subcommand_from show help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l files-from -d 'Read the names of inputs from a file, a line each; - for stdin' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l exclude -d 'In folders, leave out what matches, as in .gitignore; repeatable' -r
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l stdin-filename -d 'What stdin is called in messages and records' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l max-document -d 'The largest document held in memory [default: 256M]' -r
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l max-decompressed -d 'The most that a .gz or .zst file may hold [default: 4G]' -r
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -s j -l jobs -d 'How many files are worked on at once [default: cores]' -r
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l output-dir -d 'Write results under this folder, keeping the tree' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l resume -d 'Go on where a run ended: what it did is left out' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l backup -d 'With -w, keep the old file under its name and this suffix' -r
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l hard-links -d 'With -w, files that have other hard links [default: refuse]' -r -f -a "refuse\t''
overwrite\t''"
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l bom -d 'Byte order marks [default: strip]' -r -f -a "keep\t'As the input has it'
strip\t''
add\t''"
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l output-encoding -d 'The charset of the output: utf-8, same, or a label [default: utf-8]' -r
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l changes -d 'Write every change to this file, a JSON object a line; - for stdout' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l stats -d 'Say at the end, on stderr, what was read and done: text, json' -r -f -a "text\t''
json\t''"
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l format -d 'What is written' -r -f -a "text\t''
json\t''
jsonl\t''"
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l parts -d 'Only these parts of the article, in this order' -r -f -a "headline\t''
tag\t''
deck\t''
subhead\t''
byline\t''
published\t''
modified\t''
dateline\t''
caption\t''
body\t''
end-mark\t''
copyright\t''
agency\t''
publisher\t''"
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l column -d 'A column to normalize with --csv; repeatable' -r
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l error-column -d 'Add a column that says why a row could not be read' -r
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l field -d 'A field to normalize with --jsonl; repeatable [default: text]' -r
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -s E -l encoding -d 'The charset of the input: auto, utf-8, cp949, … [default: auto]' -r
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l on-invalid -d 'Malformed bytes' -r -f -a "replace\t'U+FFFD in their place'
error\t'Refuse the file, naming the bytes'
keep\t'Write the bytes through (UTF-8 input only)'"
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l profile -d 'How far rules go' -r -f -a "minimal\t''
default\t''
aggressive\t''"
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l select -d 'Only these rules: codes, prefixes, names, all, none' -r
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l extend-select -d 'These rules as well' -r
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l ignore -d 'Not these rules' -r
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l names -d 'What becomes of names' -r -f -a "canonical\t'Variants become the canonical form in the same script'
bilingual\t'The same, and the first mention has the other script beside it: Lee Haye-ah (이해아)'
annotate\t'The same, and each mention has the id of its entity beside it: 이해아[lee-haye-ah]'
off\t'Names are not looked for'"
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l to -d 'Write names in Hangul (ko) or Latin letters (en), where the table can' -r -f -a "ko\t''
en\t''"
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l rewrite -d 'Which forms are rewritten: aliases, all, none, or flags' -r
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l table -d 'An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l config -d 'A file instead of the nearest romaja.toml; or KEY=VALUE' -r
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -s 0 -l null -d 'Names in --files-from end with NUL, as `find -print0` writes them'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l hidden -d 'In folders, take hidden files too'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l no-ignore -d 'In folders, take what .gitignore and .ignore leave out'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l force-exclude -d 'Leave out what is excluded even where it is named'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -s w -l write -d 'Write each file in place, atomically'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l check -d 'Write nothing; exit 1 if anything would change'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l diff -d 'Write nothing; show what would change; exit 1 if anything would'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l explain -d 'Say on stderr, a line a change, which rule made it'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l jsonl -d 'Input is JSON objects, one a line'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l csv -d 'Input is CSV with a header; --column names what is normalized'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l lines -d 'Each line is a document, and the number of lines stays'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l plain -d 'Only clean: no article is read, no line dropped, no line joined'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l link-by-sound -d 'Rewrite a byline that sounds like one in the other script'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l no-default-table -d 'Leave out the table that comes with the program'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l no-cache -d 'Read tables anew, and keep nothing of them for the next run'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l isolated -d 'Read no romaja.toml and no pyproject.toml'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "show" -d 'Print the settings for a file as TOML, each with its source'
complete -c romaja -n "__fish_romaja_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c romaja -n "__fish_romaja_using_subcommand completions" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand completions" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand completions" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand completions" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand man" -l out -d 'Write a page for each command into this folder' -r -F
complete -c romaja -n "__fish_romaja_using_subcommand man" -l color -d 'When to use colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c romaja -n "__fish_romaja_using_subcommand man" -s q -l quiet -d 'Say less: -q no summary, -qq nothing but the exit code'
complete -c romaja -n "__fish_romaja_using_subcommand man" -s v -l verbose -d 'Say more: which charset, which rules, what could not be told'
complete -c romaja -n "__fish_romaja_using_subcommand man" -l exit-zero -d 'Exit 0 whatever a check found or a record held'
complete -c romaja -n "__fish_romaja_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c romaja -n "__fish_romaja_using_subcommand help; and not __fish_seen_subcommand_from normalize decode detect romanize names explain config completions man help" -f -a "normalize" -d 'Decode, clean, read the article, one spelling for each name'
complete -c romaja -n "__fish_romaja_using_subcommand help; and not __fish_seen_subcommand_from normalize decode detect romanize names explain config completions man help" -f -a "decode" -d 'Bytes to UTF-8, with the charset detected or given'
complete -c romaja -n "__fish_romaja_using_subcommand help; and not __fish_seen_subcommand_from normalize decode detect romanize names explain config completions man help" -f -a "detect" -d 'Report charset and languages, change nothing'
complete -c romaja -n "__fish_romaja_using_subcommand help; and not __fish_seen_subcommand_from normalize decode detect romanize names explain config completions man help" -f -a "romanize" -d 'Hangul to Latin letters, line by line'
complete -c romaja -n "__fish_romaja_using_subcommand help; and not __fish_seen_subcommand_from normalize decode detect romanize names explain config completions man help" -f -a "names" -d 'Alias tables, and names across scripts'
complete -c romaja -n "__fish_romaja_using_subcommand help; and not __fish_seen_subcommand_from normalize decode detect romanize names explain config completions man help" -f -a "explain" -d 'What a rule does, and why'
complete -c romaja -n "__fish_romaja_using_subcommand help; and not __fish_seen_subcommand_from normalize decode detect romanize names explain config completions man help" -f -a "config" -d 'The settings for a file, and where each comes from'
complete -c romaja -n "__fish_romaja_using_subcommand help; and not __fish_seen_subcommand_from normalize decode detect romanize names explain config completions man help" -f -a "completions" -d 'Completions for a shell, to stdout'
complete -c romaja -n "__fish_romaja_using_subcommand help; and not __fish_seen_subcommand_from normalize decode detect romanize names explain config completions man help" -f -a "man" -d 'Manual pages, to stdout or into a folder'
complete -c romaja -n "__fish_romaja_using_subcommand help; and not __fish_seen_subcommand_from normalize decode detect romanize names explain config completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c romaja -n "__fish_romaja_using_subcommand help; and __fish_seen_subcommand_from names" -f -a "check" -d 'Find what is wrong with alias tables'
complete -c romaja -n "__fish_romaja_using_subcommand help; and __fish_seen_subcommand_from names" -f -a "fmt" -d 'Bring alias tables into one order and style'
complete -c romaja -n "__fish_romaja_using_subcommand help; and __fish_seen_subcommand_from names" -f -a "compile" -d 'Make tables ready once, to be loaded in milliseconds'
complete -c romaja -n "__fish_romaja_using_subcommand help; and __fish_seen_subcommand_from names" -f -a "lookup" -d 'Whose name a form is, by which key, and what else it could be'
complete -c romaja -n "__fish_romaja_using_subcommand help; and __fish_seen_subcommand_from names" -f -a "export" -d 'A table in another format, or as other programs take it'
complete -c romaja -n "__fish_romaja_using_subcommand help; and __fish_seen_subcommand_from names" -f -a "import" -d 'What other programs know of names, as a table'
complete -c romaja -n "__fish_romaja_using_subcommand help; and __fish_seen_subcommand_from names" -f -a "suggest" -d 'Entries that a table lacks, from what articles say of names'
complete -c romaja -n "__fish_romaja_using_subcommand help; and __fish_seen_subcommand_from names" -f -a "match" -d 'How well a Hangul and a Latin name go together, and why'
complete -c romaja -n "__fish_romaja_using_subcommand help; and __fish_seen_subcommand_from names" -f -a "rank" -d 'The names of a pool that a name most likely stands for'
complete -c romaja -n "__fish_romaja_using_subcommand help; and __fish_seen_subcommand_from names" -f -a "guess" -d 'What a name most likely is in the other script'
complete -c romaja -n "__fish_romaja_using_subcommand help; and __fish_seen_subcommand_from names" -f -a "key" -d 'A key under which spellings of one name meet'
complete -c romaja -n "__fish_romaja_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "show" -d 'Print the settings for a file as TOML, each with its source'
