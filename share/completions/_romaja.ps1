
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'romaja' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'romaja'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'romaja' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('normalize', 'normalize', [CompletionResultType]::ParameterValue, 'Decode, clean, read the article, one spelling for each name')
            [CompletionResult]::new('decode', 'decode', [CompletionResultType]::ParameterValue, 'Bytes to UTF-8, with the charset detected or given')
            [CompletionResult]::new('detect', 'detect', [CompletionResultType]::ParameterValue, 'Report charset and languages, change nothing')
            [CompletionResult]::new('romanize', 'romanize', [CompletionResultType]::ParameterValue, 'Hangul to Latin letters, line by line')
            [CompletionResult]::new('names', 'names', [CompletionResultType]::ParameterValue, 'Alias tables, and names across scripts')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'What a rule does, and why')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'The settings for a file, and where each comes from')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Completions for a shell, to stdout')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Manual pages, to stdout or into a folder')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'romaja;normalize' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the names of inputs from a file, a line each; - for stdin')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'In folders, leave out what matches, as in .gitignore; repeatable')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'What stdin is called in messages and records')
            [CompletionResult]::new('--max-document', '--max-document', [CompletionResultType]::ParameterName, 'The largest document held in memory [default: 256M]')
            [CompletionResult]::new('--max-decompressed', '--max-decompressed', [CompletionResultType]::ParameterName, 'The most that a .gz or .zst file may hold [default: 4G]')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'How many files are worked on at once [default: cores]')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many files are worked on at once [default: cores]')
            [CompletionResult]::new('--output-dir', '--output-dir', [CompletionResultType]::ParameterName, 'Write results under this folder, keeping the tree')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Go on where a run ended: what it did is left out')
            [CompletionResult]::new('--backup', '--backup', [CompletionResultType]::ParameterName, 'With -w, keep the old file under its name and this suffix')
            [CompletionResult]::new('--hard-links', '--hard-links', [CompletionResultType]::ParameterName, 'With -w, files that have other hard links [default: refuse]')
            [CompletionResult]::new('--bom', '--bom', [CompletionResultType]::ParameterName, 'Byte order marks [default: strip]')
            [CompletionResult]::new('--output-encoding', '--output-encoding', [CompletionResultType]::ParameterName, 'The charset of the output: utf-8, same, or a label [default: utf-8]')
            [CompletionResult]::new('--changes', '--changes', [CompletionResultType]::ParameterName, 'Write every change to this file, a JSON object a line; - for stdout')
            [CompletionResult]::new('--stats', '--stats', [CompletionResultType]::ParameterName, 'Say at the end, on stderr, what was read and done: text, json')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'What is written')
            [CompletionResult]::new('--parts', '--parts', [CompletionResultType]::ParameterName, 'Only these parts of the article, in this order')
            [CompletionResult]::new('--column', '--column', [CompletionResultType]::ParameterName, 'A column to normalize with --csv; repeatable')
            [CompletionResult]::new('--error-column', '--error-column', [CompletionResultType]::ParameterName, 'Add a column that says why a row could not be read')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'A field to normalize with --jsonl; repeatable [default: text]')
            [CompletionResult]::new('-E', '-E ', [CompletionResultType]::ParameterName, 'The charset of the input: auto, utf-8, cp949, … [default: auto]')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The charset of the input: auto, utf-8, cp949, … [default: auto]')
            [CompletionResult]::new('--on-invalid', '--on-invalid', [CompletionResultType]::ParameterName, 'Malformed bytes')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'How far rules go')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Only these rules: codes, prefixes, names, all, none')
            [CompletionResult]::new('--extend-select', '--extend-select', [CompletionResultType]::ParameterName, 'These rules as well')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Not these rules')
            [CompletionResult]::new('--names', '--names', [CompletionResultType]::ParameterName, 'What becomes of names')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write names in Hangul (ko) or Latin letters (en), where the table can')
            [CompletionResult]::new('--rewrite', '--rewrite', [CompletionResultType]::ParameterName, 'Which forms are rewritten: aliases, all, none, or flags')
            [CompletionResult]::new('--table', '--table', [CompletionResultType]::ParameterName, 'An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'A file instead of the nearest romaja.toml; or KEY=VALUE')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Names in --files-from end with NUL, as `find -print0` writes them')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Names in --files-from end with NUL, as `find -print0` writes them')
            [CompletionResult]::new('--hidden', '--hidden', [CompletionResultType]::ParameterName, 'In folders, take hidden files too')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'In folders, take what .gitignore and .ignore leave out')
            [CompletionResult]::new('--force-exclude', '--force-exclude', [CompletionResultType]::ParameterName, 'Leave out what is excluded even where it is named')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Write each file in place, atomically')
            [CompletionResult]::new('--write', '--write', [CompletionResultType]::ParameterName, 'Write each file in place, atomically')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Write nothing; exit 1 if anything would change')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Write nothing; show what would change; exit 1 if anything would')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Say on stderr, a line a change, which rule made it')
            [CompletionResult]::new('--jsonl', '--jsonl', [CompletionResultType]::ParameterName, 'Input is JSON objects, one a line')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Input is CSV with a header; --column names what is normalized')
            [CompletionResult]::new('--lines', '--lines', [CompletionResultType]::ParameterName, 'Each line is a document, and the number of lines stays')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Only clean: no article is read, no line dropped, no line joined')
            [CompletionResult]::new('--link-by-sound', '--link-by-sound', [CompletionResultType]::ParameterName, 'Rewrite a byline that sounds like one in the other script')
            [CompletionResult]::new('--no-default-table', '--no-default-table', [CompletionResultType]::ParameterName, 'Leave out the table that comes with the program')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Read tables anew, and keep nothing of them for the next run')
            [CompletionResult]::new('--isolated', '--isolated', [CompletionResultType]::ParameterName, 'Read no romaja.toml and no pyproject.toml')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;decode' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the names of inputs from a file, a line each; - for stdin')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'In folders, leave out what matches, as in .gitignore; repeatable')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'What stdin is called in messages and records')
            [CompletionResult]::new('--max-document', '--max-document', [CompletionResultType]::ParameterName, 'The largest document held in memory [default: 256M]')
            [CompletionResult]::new('--max-decompressed', '--max-decompressed', [CompletionResultType]::ParameterName, 'The most that a .gz or .zst file may hold [default: 4G]')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'How many files are worked on at once [default: cores]')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many files are worked on at once [default: cores]')
            [CompletionResult]::new('--output-dir', '--output-dir', [CompletionResultType]::ParameterName, 'Write results under this folder, keeping the tree')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Go on where a run ended: what it did is left out')
            [CompletionResult]::new('--backup', '--backup', [CompletionResultType]::ParameterName, 'With -w, keep the old file under its name and this suffix')
            [CompletionResult]::new('--hard-links', '--hard-links', [CompletionResultType]::ParameterName, 'With -w, files that have other hard links [default: refuse]')
            [CompletionResult]::new('--bom', '--bom', [CompletionResultType]::ParameterName, 'Byte order marks [default: strip]')
            [CompletionResult]::new('--output-encoding', '--output-encoding', [CompletionResultType]::ParameterName, 'The charset of the output: utf-8, same, or a label [default: utf-8]')
            [CompletionResult]::new('-E', '-E ', [CompletionResultType]::ParameterName, 'The charset of the input: auto, utf-8, cp949, … [default: auto]')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The charset of the input: auto, utf-8, cp949, … [default: auto]')
            [CompletionResult]::new('--on-invalid', '--on-invalid', [CompletionResultType]::ParameterName, 'Malformed bytes')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'A file instead of the nearest romaja.toml; or KEY=VALUE')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The text, or an object a line: path, charset, text')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Names in --files-from end with NUL, as `find -print0` writes them')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Names in --files-from end with NUL, as `find -print0` writes them')
            [CompletionResult]::new('--hidden', '--hidden', [CompletionResultType]::ParameterName, 'In folders, take hidden files too')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'In folders, take what .gitignore and .ignore leave out')
            [CompletionResult]::new('--force-exclude', '--force-exclude', [CompletionResultType]::ParameterName, 'Leave out what is excluded even where it is named')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Write each file in place, atomically')
            [CompletionResult]::new('--write', '--write', [CompletionResultType]::ParameterName, 'Write each file in place, atomically')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Write nothing; exit 1 if anything would change')
            [CompletionResult]::new('--isolated', '--isolated', [CompletionResultType]::ParameterName, 'Read no romaja.toml and no pyproject.toml')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;detect' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the names of inputs from a file, a line each; - for stdin')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'In folders, leave out what matches, as in .gitignore; repeatable')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'What stdin is called in messages and records')
            [CompletionResult]::new('--max-document', '--max-document', [CompletionResultType]::ParameterName, 'The largest document held in memory [default: 256M]')
            [CompletionResult]::new('--max-decompressed', '--max-decompressed', [CompletionResultType]::ParameterName, 'The most that a .gz or .zst file may hold [default: 4G]')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'How many files are worked on at once [default: cores]')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many files are worked on at once [default: cores]')
            [CompletionResult]::new('-E', '-E ', [CompletionResultType]::ParameterName, 'The charset of the input: auto, utf-8, cp949, … [default: auto]')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The charset of the input: auto, utf-8, cp949, … [default: auto]')
            [CompletionResult]::new('--on-invalid', '--on-invalid', [CompletionResultType]::ParameterName, 'Malformed bytes')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'A file instead of the nearest romaja.toml; or KEY=VALUE')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'A line a file for people, or an object a line')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'The field with the text [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Names in --files-from end with NUL, as `find -print0` writes them')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Names in --files-from end with NUL, as `find -print0` writes them')
            [CompletionResult]::new('--hidden', '--hidden', [CompletionResultType]::ParameterName, 'In folders, take hidden files too')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'In folders, take what .gitignore and .ignore leave out')
            [CompletionResult]::new('--force-exclude', '--force-exclude', [CompletionResultType]::ParameterName, 'Leave out what is excluded even where it is named')
            [CompletionResult]::new('--isolated', '--isolated', [CompletionResultType]::ParameterName, 'Read no romaja.toml and no pyproject.toml')
            [CompletionResult]::new('--jsonl', '--jsonl', [CompletionResultType]::ParameterName, 'Input is JSON objects, one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;romanize' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the names of inputs from a file, a line each; - for stdin')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'In folders, leave out what matches, as in .gitignore; repeatable')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'What stdin is called in messages and records')
            [CompletionResult]::new('--max-document', '--max-document', [CompletionResultType]::ParameterName, 'The largest document held in memory [default: 256M]')
            [CompletionResult]::new('--max-decompressed', '--max-decompressed', [CompletionResultType]::ParameterName, 'The most that a .gz or .zst file may hold [default: 4G]')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'How many files are worked on at once [default: cores]')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many files are worked on at once [default: cores]')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Romanize this text and nothing else')
            [CompletionResult]::new('--text', '--text', [CompletionResultType]::ParameterName, 'Romanize this text and nothing else')
            [CompletionResult]::new('--system', '--system', [CompletionResultType]::ParameterName, 'The system of romanization')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What the lines are')
            [CompletionResult]::new('--surname', '--surname', [CompletionResultType]::ParameterName, 'How surnames are spelled [default: usual with rr, system with any other]')
            [CompletionResult]::new('--names', '--names', [CompletionResultType]::ParameterName, 'Whether names of the shipped table are written as names, with --kind text')
            [CompletionResult]::new('--hanja', '--hanja', [CompletionResultType]::ParameterName, 'What becomes of hanja')
            [CompletionResult]::new('--hyphenate', '--hyphenate', [CompletionResultType]::ParameterName, 'Where rr sets hyphens inside a word')
            [CompletionResult]::new('--capitalize', '--capitalize', [CompletionResultType]::ParameterName, 'Which words begin with a capital [default: names]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Text, or for programs each line with its syllables')
            [CompletionResult]::new('-E', '-E ', [CompletionResultType]::ParameterName, 'The charset of the input: auto, utf-8, cp949, … [default: auto]')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The charset of the input: auto, utf-8, cp949, … [default: auto]')
            [CompletionResult]::new('--on-invalid', '--on-invalid', [CompletionResultType]::ParameterName, 'Malformed bytes')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'A file instead of the nearest romaja.toml; or KEY=VALUE')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Names in --files-from end with NUL, as `find -print0` writes them')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Names in --files-from end with NUL, as `find -print0` writes them')
            [CompletionResult]::new('--hidden', '--hidden', [CompletionResultType]::ParameterName, 'In folders, take hidden files too')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'In folders, take what .gitignore and .ignore leave out')
            [CompletionResult]::new('--force-exclude', '--force-exclude', [CompletionResultType]::ParameterName, 'Leave out what is excluded even where it is named')
            [CompletionResult]::new('--reverse', '--reverse', [CompletionResultType]::ParameterName, 'From Latin letters to Hangul: exactly, or candidates between tabs')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'A line a syllable: its letters and the rule that changed it')
            [CompletionResult]::new('--isolated', '--isolated', [CompletionResultType]::ParameterName, 'Read no romaja.toml and no pyproject.toml')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;names' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Find what is wrong with alias tables')
            [CompletionResult]::new('fmt', 'fmt', [CompletionResultType]::ParameterValue, 'Bring alias tables into one order and style')
            [CompletionResult]::new('compile', 'compile', [CompletionResultType]::ParameterValue, 'Make tables ready once, to be loaded in milliseconds')
            [CompletionResult]::new('lookup', 'lookup', [CompletionResultType]::ParameterValue, 'Whose name a form is, by which key, and what else it could be')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'A table in another format, or as other programs take it')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'What other programs know of names, as a table')
            [CompletionResult]::new('suggest', 'suggest', [CompletionResultType]::ParameterValue, 'Entries that a table lacks, from what articles say of names')
            [CompletionResult]::new('match', 'match', [CompletionResultType]::ParameterValue, 'How well a Hangul and a Latin name go together, and why')
            [CompletionResult]::new('rank', 'rank', [CompletionResultType]::ParameterValue, 'The names of a pool that a name most likely stands for')
            [CompletionResult]::new('guess', 'guess', [CompletionResultType]::ParameterValue, 'What a name most likely is in the other script')
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, 'A key under which spellings of one name meet')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'romaja;names;check' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'For people, a line a finding, or for programs')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Only these checks: codes, prefixes, names')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Not these checks')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Say only what this file of known findings has not')
            [CompletionResult]::new('--corpus', '--corpus', [CompletionResultType]::ParameterName, 'Say which forms stand in no text of a folder')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Mend in place what can be mended without changing anything else')
            [CompletionResult]::new('--unsafe-fixes', '--unsafe-fixes', [CompletionResultType]::ParameterName, 'With --fix or --diff: mend also what a person should look at')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Write nothing; show what --fix (and --unsafe-fixes) would change')
            [CompletionResult]::new('--write-baseline', '--write-baseline', [CompletionResultType]::ParameterName, 'Write all findings into the file of --baseline')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;names;fmt' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Write nothing; exit 1 if a table is not in canonical form')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;names;compile' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Where the compiled table goes; - for stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Where the compiled table goes; - for stdout')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('--no-default-table', '--no-default-table', [CompletionResultType]::ParameterName, 'Leave out the table that comes with the program')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;names;lookup' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'For people, or an object a line')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Names that only sound alike: how many at most, 0 for none')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'Names that only sound alike: how many at most, 0 for none')
            [CompletionResult]::new('--table', '--table', [CompletionResultType]::ParameterName, 'An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('--no-default-table', '--no-default-table', [CompletionResultType]::ParameterName, 'Leave out the table that comes with the program')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Read tables anew, and keep nothing of them for the next run')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;names;export' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'What is written')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Where it goes [default: stdout]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Where it goes [default: stdout]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;names;import' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Whose they are')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'What is written')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What the entities are, where the file does not say it')
            [CompletionResult]::new('--variant', '--variant', [CompletionResultType]::ParameterName, 'Rows of openrefine: the column as it was [default: the first]')
            [CompletionResult]::new('--canonical', '--canonical', [CompletionResultType]::ParameterName, 'Rows of openrefine: the column as it is now [default: the second]')
            [CompletionResult]::new('-E', '-E ', [CompletionResultType]::ParameterName, 'The charset of the input: auto, utf-8, cp949, … [default: auto]')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The charset of the input: auto, utf-8, cp949, … [default: auto]')
            [CompletionResult]::new('--on-invalid', '--on-invalid', [CompletionResultType]::ParameterName, 'Malformed bytes')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Where it goes [default: stdout]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Where it goes [default: stdout]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;names;suggest' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the names of inputs from a file, a line each; - for stdin')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'In folders, leave out what matches, as in .gitignore; repeatable')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'What stdin is called in messages and records')
            [CompletionResult]::new('--max-document', '--max-document', [CompletionResultType]::ParameterName, 'The largest document held in memory [default: 256M]')
            [CompletionResult]::new('--max-decompressed', '--max-decompressed', [CompletionResultType]::ParameterName, 'The most that a .gz or .zst file may hold [default: 4G]')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'How many files are worked on at once [default: cores]')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many files are worked on at once [default: cores]')
            [CompletionResult]::new('-E', '-E ', [CompletionResultType]::ParameterName, 'The charset of the input: auto, utf-8, cp949, … [default: auto]')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The charset of the input: auto, utf-8, cp949, … [default: auto]')
            [CompletionResult]::new('--on-invalid', '--on-invalid', [CompletionResultType]::ParameterName, 'Malformed bytes')
            [CompletionResult]::new('--table', '--table', [CompletionResultType]::ParameterName, 'An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'A file instead of the nearest romaja.toml; or KEY=VALUE')
            [CompletionResult]::new('--min-score', '--min-score', [CompletionResultType]::ParameterName, 'How sure a suggestion must be, from 0 to 1')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'TOML to be pasted, or an object a line')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Names in --files-from end with NUL, as `find -print0` writes them')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Names in --files-from end with NUL, as `find -print0` writes them')
            [CompletionResult]::new('--hidden', '--hidden', [CompletionResultType]::ParameterName, 'In folders, take hidden files too')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'In folders, take what .gitignore and .ignore leave out')
            [CompletionResult]::new('--force-exclude', '--force-exclude', [CompletionResultType]::ParameterName, 'Leave out what is excluded even where it is named')
            [CompletionResult]::new('--no-default-table', '--no-default-table', [CompletionResultType]::ParameterName, 'Leave out the table that comes with the program')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Read tables anew, and keep nothing of them for the next run')
            [CompletionResult]::new('--isolated', '--isolated', [CompletionResultType]::ParameterName, 'Read no romaja.toml and no pyproject.toml')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;names;match' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'For people, or an object a line')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'A model of spellings instead of the one that comes with the program')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;names;rank' {
            [CompletionResult]::new('--pool', '--pool', [CompletionResultType]::ParameterName, 'The names to choose from, a line each; UTF-8')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'How many candidates there are at most')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'How many candidates there are at most')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'For people, or an object a line')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'A model of spellings instead of the one that comes with the program')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;names;guess' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'How many candidates there are at most')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'How many candidates there are at most')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'For people, or an object a line')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'A model of spellings instead of the one that comes with the program')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;names;key' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'For people, or an object a line')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'A model of spellings instead of the one that comes with the program')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('--sound', '--sound', [CompletionResultType]::ParameterName, 'The Hangul that it most likely stands for')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;names;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Find what is wrong with alias tables')
            [CompletionResult]::new('fmt', 'fmt', [CompletionResultType]::ParameterValue, 'Bring alias tables into one order and style')
            [CompletionResult]::new('compile', 'compile', [CompletionResultType]::ParameterValue, 'Make tables ready once, to be loaded in milliseconds')
            [CompletionResult]::new('lookup', 'lookup', [CompletionResultType]::ParameterValue, 'Whose name a form is, by which key, and what else it could be')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'A table in another format, or as other programs take it')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'What other programs know of names, as a table')
            [CompletionResult]::new('suggest', 'suggest', [CompletionResultType]::ParameterValue, 'Entries that a table lacks, from what articles say of names')
            [CompletionResult]::new('match', 'match', [CompletionResultType]::ParameterValue, 'How well a Hangul and a Latin name go together, and why')
            [CompletionResult]::new('rank', 'rank', [CompletionResultType]::ParameterValue, 'The names of a pool that a name most likely stands for')
            [CompletionResult]::new('guess', 'guess', [CompletionResultType]::ParameterValue, 'What a name most likely is in the other script')
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, 'A key under which spellings of one name meet')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'romaja;names;help;check' {
            break
        }
        'romaja;names;help;fmt' {
            break
        }
        'romaja;names;help;compile' {
            break
        }
        'romaja;names;help;lookup' {
            break
        }
        'romaja;names;help;export' {
            break
        }
        'romaja;names;help;import' {
            break
        }
        'romaja;names;help;suggest' {
            break
        }
        'romaja;names;help;match' {
            break
        }
        'romaja;names;help;rank' {
            break
        }
        'romaja;names;help;guess' {
            break
        }
        'romaja;names;help;key' {
            break
        }
        'romaja;names;help;help' {
            break
        }
        'romaja;explain' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'For people, or all that is known of each rule for programs')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Every rule, a line each')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;config' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the settings for a file as TOML, each with its source')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'romaja;config;show' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the names of inputs from a file, a line each; - for stdin')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'In folders, leave out what matches, as in .gitignore; repeatable')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'What stdin is called in messages and records')
            [CompletionResult]::new('--max-document', '--max-document', [CompletionResultType]::ParameterName, 'The largest document held in memory [default: 256M]')
            [CompletionResult]::new('--max-decompressed', '--max-decompressed', [CompletionResultType]::ParameterName, 'The most that a .gz or .zst file may hold [default: 4G]')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'How many files are worked on at once [default: cores]')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many files are worked on at once [default: cores]')
            [CompletionResult]::new('--output-dir', '--output-dir', [CompletionResultType]::ParameterName, 'Write results under this folder, keeping the tree')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Go on where a run ended: what it did is left out')
            [CompletionResult]::new('--backup', '--backup', [CompletionResultType]::ParameterName, 'With -w, keep the old file under its name and this suffix')
            [CompletionResult]::new('--hard-links', '--hard-links', [CompletionResultType]::ParameterName, 'With -w, files that have other hard links [default: refuse]')
            [CompletionResult]::new('--bom', '--bom', [CompletionResultType]::ParameterName, 'Byte order marks [default: strip]')
            [CompletionResult]::new('--output-encoding', '--output-encoding', [CompletionResultType]::ParameterName, 'The charset of the output: utf-8, same, or a label [default: utf-8]')
            [CompletionResult]::new('--changes', '--changes', [CompletionResultType]::ParameterName, 'Write every change to this file, a JSON object a line; - for stdout')
            [CompletionResult]::new('--stats', '--stats', [CompletionResultType]::ParameterName, 'Say at the end, on stderr, what was read and done: text, json')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'What is written')
            [CompletionResult]::new('--parts', '--parts', [CompletionResultType]::ParameterName, 'Only these parts of the article, in this order')
            [CompletionResult]::new('--column', '--column', [CompletionResultType]::ParameterName, 'A column to normalize with --csv; repeatable')
            [CompletionResult]::new('--error-column', '--error-column', [CompletionResultType]::ParameterName, 'Add a column that says why a row could not be read')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'A field to normalize with --jsonl; repeatable [default: text]')
            [CompletionResult]::new('-E', '-E ', [CompletionResultType]::ParameterName, 'The charset of the input: auto, utf-8, cp949, … [default: auto]')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The charset of the input: auto, utf-8, cp949, … [default: auto]')
            [CompletionResult]::new('--on-invalid', '--on-invalid', [CompletionResultType]::ParameterName, 'Malformed bytes')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'How far rules go')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Only these rules: codes, prefixes, names, all, none')
            [CompletionResult]::new('--extend-select', '--extend-select', [CompletionResultType]::ParameterName, 'These rules as well')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Not these rules')
            [CompletionResult]::new('--names', '--names', [CompletionResultType]::ParameterName, 'What becomes of names')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write names in Hangul (ko) or Latin letters (en), where the table can')
            [CompletionResult]::new('--rewrite', '--rewrite', [CompletionResultType]::ParameterName, 'Which forms are rewritten: aliases, all, none, or flags')
            [CompletionResult]::new('--table', '--table', [CompletionResultType]::ParameterName, 'An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'A file instead of the nearest romaja.toml; or KEY=VALUE')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Names in --files-from end with NUL, as `find -print0` writes them')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Names in --files-from end with NUL, as `find -print0` writes them')
            [CompletionResult]::new('--hidden', '--hidden', [CompletionResultType]::ParameterName, 'In folders, take hidden files too')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'In folders, take what .gitignore and .ignore leave out')
            [CompletionResult]::new('--force-exclude', '--force-exclude', [CompletionResultType]::ParameterName, 'Leave out what is excluded even where it is named')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Write each file in place, atomically')
            [CompletionResult]::new('--write', '--write', [CompletionResultType]::ParameterName, 'Write each file in place, atomically')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Write nothing; exit 1 if anything would change')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Write nothing; show what would change; exit 1 if anything would')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Say on stderr, a line a change, which rule made it')
            [CompletionResult]::new('--jsonl', '--jsonl', [CompletionResultType]::ParameterName, 'Input is JSON objects, one a line')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'Input is CSV with a header; --column names what is normalized')
            [CompletionResult]::new('--lines', '--lines', [CompletionResultType]::ParameterName, 'Each line is a document, and the number of lines stays')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Only clean: no article is read, no line dropped, no line joined')
            [CompletionResult]::new('--link-by-sound', '--link-by-sound', [CompletionResultType]::ParameterName, 'Rewrite a byline that sounds like one in the other script')
            [CompletionResult]::new('--no-default-table', '--no-default-table', [CompletionResultType]::ParameterName, 'Leave out the table that comes with the program')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Read tables anew, and keep nothing of them for the next run')
            [CompletionResult]::new('--isolated', '--isolated', [CompletionResultType]::ParameterName, 'Read no romaja.toml and no pyproject.toml')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;config;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the settings for a file as TOML, each with its source')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'romaja;config;help;show' {
            break
        }
        'romaja;config;help;help' {
            break
        }
        'romaja;completions' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;man' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write a page for each command into this folder')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours: auto, always, never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say less: -q no summary, -qq nothing but the exit code')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: which charset, which rules, what could not be told')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever a check found or a record held')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'romaja;help' {
            [CompletionResult]::new('normalize', 'normalize', [CompletionResultType]::ParameterValue, 'Decode, clean, read the article, one spelling for each name')
            [CompletionResult]::new('decode', 'decode', [CompletionResultType]::ParameterValue, 'Bytes to UTF-8, with the charset detected or given')
            [CompletionResult]::new('detect', 'detect', [CompletionResultType]::ParameterValue, 'Report charset and languages, change nothing')
            [CompletionResult]::new('romanize', 'romanize', [CompletionResultType]::ParameterValue, 'Hangul to Latin letters, line by line')
            [CompletionResult]::new('names', 'names', [CompletionResultType]::ParameterValue, 'Alias tables, and names across scripts')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'What a rule does, and why')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'The settings for a file, and where each comes from')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Completions for a shell, to stdout')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Manual pages, to stdout or into a folder')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'romaja;help;normalize' {
            break
        }
        'romaja;help;decode' {
            break
        }
        'romaja;help;detect' {
            break
        }
        'romaja;help;romanize' {
            break
        }
        'romaja;help;names' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Find what is wrong with alias tables')
            [CompletionResult]::new('fmt', 'fmt', [CompletionResultType]::ParameterValue, 'Bring alias tables into one order and style')
            [CompletionResult]::new('compile', 'compile', [CompletionResultType]::ParameterValue, 'Make tables ready once, to be loaded in milliseconds')
            [CompletionResult]::new('lookup', 'lookup', [CompletionResultType]::ParameterValue, 'Whose name a form is, by which key, and what else it could be')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'A table in another format, or as other programs take it')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'What other programs know of names, as a table')
            [CompletionResult]::new('suggest', 'suggest', [CompletionResultType]::ParameterValue, 'Entries that a table lacks, from what articles say of names')
            [CompletionResult]::new('match', 'match', [CompletionResultType]::ParameterValue, 'How well a Hangul and a Latin name go together, and why')
            [CompletionResult]::new('rank', 'rank', [CompletionResultType]::ParameterValue, 'The names of a pool that a name most likely stands for')
            [CompletionResult]::new('guess', 'guess', [CompletionResultType]::ParameterValue, 'What a name most likely is in the other script')
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, 'A key under which spellings of one name meet')
            break
        }
        'romaja;help;names;check' {
            break
        }
        'romaja;help;names;fmt' {
            break
        }
        'romaja;help;names;compile' {
            break
        }
        'romaja;help;names;lookup' {
            break
        }
        'romaja;help;names;export' {
            break
        }
        'romaja;help;names;import' {
            break
        }
        'romaja;help;names;suggest' {
            break
        }
        'romaja;help;names;match' {
            break
        }
        'romaja;help;names;rank' {
            break
        }
        'romaja;help;names;guess' {
            break
        }
        'romaja;help;names;key' {
            break
        }
        'romaja;help;explain' {
            break
        }
        'romaja;help;config' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the settings for a file as TOML, each with its source')
            break
        }
        'romaja;help;config;show' {
            break
        }
        'romaja;help;completions' {
            break
        }
        'romaja;help;man' {
            break
        }
        'romaja;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
