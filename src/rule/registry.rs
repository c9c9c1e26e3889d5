//! The rows. A new rule is a new row here, and a function with its stage.

use super::Applicability::{Safe, Unsafe};
use super::Row;
use super::Severity::{Error, Info, Warning};
use super::Standing::{Always, Asked, Fixes, Off, On, Reports};

macro_rules! rules {
    (@group) => { None };
    (@group $group:literal) => { Some($group) };
    ($($rule:ident $code:literal $name:literal $(in $group:literal)? $standing:expr;
       $summary:literal, $help:literal, $before:literal => $after:literal;)+) => {
        /// A rule, named as its row in [`RULES`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Rule { $(#[doc = $summary] $rule,)+ }

        /// Every rule, in the order of its code within its stage.
        pub const RULES: &[Row] = &[$(Row {
            rule: Rule::$rule,
            code: $code,
            name: $name,
            group: rules!(@group $($group)?),
            standing: $standing,
            summary: $summary,
            help: $help,
            before: $before,
            after: $after,
        },)+];
    };
}

rules! {
    Malformed "C001" "malformed" Reports(Warning);
        "bytes that no character of the charset begins with",
        "Each malformed span is reported with its bytes. By default U+FFFD stands in its place; `--on-invalid error` stops, `--on-invalid keep` writes the bytes through. `-w` leaves such a file untouched unless `--on-invalid replace` is said.",
        "\\xFF이해아" => "\\u{FFFD}이해아";

    NotText "C002" "not-text" Reports(Error);
        "input that is no text: rich in NUL bytes, or in no known charset",
        "Such a file is named and left alone. A charset given with `-E` overrides the guess.",
        "\\x7FELF\\x02\\x01" => "(refused)";

    Entities "T001" "entities" On;
        "HTML entities left in text become the characters they stand for",
        "Decimal, hexadecimal and named; numbers that are bytes of UTF-8 one after another (`&#236;&#157;&#180;`) are read as such. `&lt;`, `&gt;` and `&amp;` only when the text holds no `<tag>`, since decoding them would then turn text into markup; an address keeps what may be its parameters (`?a=1&sect;=2`). Repeated until none is left. What comes out is plain text: where it is put into a page again, it has to be escaped.",
        "&quot;이해아&quot; &#44053;&amp;조" => "\"이해아\" 강&조";

    Mojibake "T018" "mojibake" On;
        "text that was decoded in the wrong charset is read in the right one",
        "UTF-8 or a Korean code page read as Latin-1, windows-1252, CP949, GBK or Shift_JIS, once or twice over, in part or in whole. Only where it goes back without loss and what comes of it is far likelier under the models that tell charsets. What somebody may have written so (`“JÁ”`, `120 Å²`) stays, unless the text is damaged elsewhere.",
        "ÀÌÇØ¾Æ ±âÀÚ" => "이해아 기자";

    MojibakeGuess "T020" "mojibake-guess" On;
        "bytes that were lost when text was decoded in the wrong charset are guessed",
        "UTF-8 that went through windows-1252, Latin-1, CP949 or GBK and left U+FFFD, `?`, a space or nothing where these lack a character. The model of the language chooses among what could have been lost; where no choice is far ahead, U+FFFD stays. Each change of this rule is a guess, of which about one in a hundred is wrong in news and more in names; their number is said on stderr; under `--profile minimal` none is made, even if the rule is selected.",
        "ê¸°ìž\\u{FFFD}" => "기자";

    Escapes "T019" "escapes" Off;
        "escapes of programs and addresses become the characters they stand for",
        "`\\uC774`, `\\\\uC774`, `%uC774%20`, `%EC%9D%B4` and `%C0%CC` of CP949. Off, since text about programs means them. In an address what has a meaning of its own stays escaped.",
        "\\uC774\\uD574\\uC544" => "이해아";

    Newlines "T002" "newlines" Always;
        "CR LF, CR, U+2028, U+2029 and U+0085 become LF",
        "One kind of line end, so that lines can be counted and compared.",
        "이해아\\r\\n기자" => "이해아\\n기자";

    Jamo "T003" "jamo" Always;
        "half-width Hangul, stray jamo and the fillers of EUC-KR become ordinary letters or syllables",
        "Half-width Hangul (U+FFA1 and on) and conjoining jamo that stand alone become compatibility jamo; U+3164 followed by onset, vowel and coda, as EUC-KR writes syllables that it lacks, becomes the syllable.",
        "ㅤㄸㅗㅁ방각하" => "똠방각하";

    Invisible "T004" "invisible" Always;
        "zero-width characters, fillers and soft hyphens that nobody sees are removed",
        "ZWSP, word joiner, a BOM inside, Hangul fillers. ZWJ and ZWNJ stay in emoji and beside Arabic and Indic letters, bidi controls stay in lines with right-to-left letters, fillers stay in a cluster of conjoining jamo. U+00AD is removed inside a Latin word and becomes a hyphen beside Hangul, hanja or digits, where KS X 1001 shows it.",
        "이\\u{200B}해아" => "이해아";

    Spaces "T005" "spaces" Always;
        "odd spaces become a space; blanks at the end of a line are removed",
        "NBSP, U+1680, U+2000 to U+200A, U+202F, U+205F and U+3000. They look like a space and keep words from being found.",
        "이해아\\u{A0}기자 " => "이해아 기자";

    BlankLines "T006" "blank-lines" On;
        "more than one blank line becomes one",
        "Scraped pages hold long runs of empty lines. Not under `--lines`, where lines are documents.",
        "제목\\n\\n\\n\\n본문" => "제목\\n\\n본문";

    Width "T007" "width" On;
        "full-width letters and digits become ASCII, half-width katakana full",
        "Punctuation only when neither neighbour is Han, kana or full-width, where it is set that way on purpose. U+FF5E is left to the reader.",
        "２０２３년 ＫＢＳ" => "2023년 KBS";

    MiddleDot "T008" "middle-dot" On;
        "the many middle dots become `·` between Hangul, Latin letters or digits",
        "U+318D (a vowel of old Hangul used as a dot), U+2027, U+2219, U+FF65, U+22C5; U+30FB only between Hangul. Not beside kana, not between Han in Japanese text, not inside a run of jamo.",
        "3ㆍ1절, 한ㆍ미" => "3·1절, 한·미";

    NameHyphens "T009" "name-hyphens" On;
        "U+2010 and U+2011 between two Latin letters become `-`",
        "Typographic hyphens keep `Hae‑ah` from being found as `Hae-ah`.",
        "Lee Haye\\u{2011}ah" => "Lee Haye-ah";

    Nfc "T010" "nfc" Always;
        "decomposed Hangul and diacritics are composed (UAX #15, form C)",
        "File systems and input methods tear syllables into jamo. The compatibility ideographs U+F900–FAFF and U+2F800–2FA1F are left alone: NFC rewrites 李, 金 and 盧 for good, and their Korean reading is lost with them.",
        "\\u{110B}\\u{1175}해아" => "이해아";

    Tilde "T012" "tilde" Off;
        "the tilde-like signs U+223C, U+FF5E and U+301C become `~`",
        "They stand for a range in Korean text (6∼7월). Off by default: in Japanese text 〜 is a letter of its own.",
        "6∼7월" => "6~7월";

    Dashes "T013" "dashes" Off;
        "dashes become `-`",
        "U+2013, U+2014 and U+2015. Off by default: a dash and a hyphen say different things to a reader.",
        "한국—일본" => "한국-일본";

    Quotes "T014" "quotes" Off;
        "curly quotation marks and apostrophes become straight",
        "Off by default: the marks are right as they are, and a straight one does not say whether it opens or closes. Matching of names never needs it.",
        "“끝났다”" => "\"끝났다\"";

    Ellipsis "T015" "ellipsis" Off;
        "`…`, `‥` and `⋯` become three full stops",
        "Korean headlines use all of them for a pause.",
        "물가 ‘움찔’…경기" => "물가 ‘움찔’...경기";

    Units "T016" "units" Off;
        "units, Roman numerals and fractions that are one sign are spelled out",
        "`㎞` is km, `㎡` m², `Ⅱ` II, `㈜` (주). A fraction keeps its distance from the number before it. Where it would run into a Latin letter a sign stays.",
        "196⅔이닝, 84㎡" => "196 2/3이닝, 84m²";

    CompatHanja "T017" "compat-hanja" Off;
        "hanja of the compatibility block become the unified ones",
        "U+F900–FAFF and U+2F800–2FA1F are there to keep which of two readings was meant (金 금 or 김), which is lost. Names are found either way.",
        "\u{F9E1} 대표" => "李 대표";

    WonSign "T022" "won-sign" Reports(Info);
        "a backslash before an amount, which was a won sign",
        "KS X 1003 has ₩ where ASCII has the backslash. Reported, never changed: whether a text is about money is for its reader to say.",
        "\\10,000" => "(left alone)";

    Unwrap "T011" "unwrap" On;
        "hard-wrapped lines are joined into paragraphs",
        "Only in an article whose lines agree on one margin: each ends where the first word of the next no longer fits. Words cut by the margin are joined, and a hyphen goes that divided one. Not with `--plain` or `--lines`.",
        "   SEOUL, Dec. 12 -- The group\\nwill meet Friday." => "SEOUL, Dec. 12 -- The group will meet Friday.";

    RepeatedHeadline "A001" "repeated-headline" in "furniture" On;
        "a headline or its short form that is there again",
        "Pages print the headline in the title, above the picture and above the story. The first stays.",
        "제목\\n\\n제목\\n\\n본문" => "제목\\n\\n본문";

    EndMark "A002" "end-mark" in "furniture" On;
        "the mark at the end of a story",
        "`(END)`, `(끝)`, `<끝>`: an agency's sign that nothing follows.",
        "(END)" => "(line dropped)";

    Copyright "A003" "copyright" in "furniture" On;
        "a copyright notice that is a line of its own",
        "Judged by shape and place: a sentence about copyright law is no notice.",
        "저작권자(c) 연합뉴스, 무단 전재-재배포 금지" => "(line dropped)";

    EditorNote "A004" "editor-note" in "furniture" On;
        "a note from desk to desk",
        "`(ATTN: …)`: what changed since the last version, for editors, not for readers.",
        "(ATTN: UPDATES with more info in paras 3-5)" => "(line dropped)";

    ShareButtons "A101" "share-buttons" in "furniture" On;
        "buttons to share a page, with their doubled labels",
        "Names of social networks that are a line of their own or one of several labels in it.",
        "• facebookfacebook" => "(line dropped)";

    PageTools "A102" "page-tools" in "furniture" On;
        "font size, print, save, listen and view buttons",
        "`- +`, 가, 글자크기, 인쇄, 스크랩, 이미지 확대보기, 뉴스듣기 and the like, as a whole line.",
        "본문 글씨 줄이기" => "(line dropped)";

    Reactions "A103" "reactions" in "furniture" On;
        "likes, emotions and comment counts",
        "`좋아요 1`, `댓글 0`, `기사 댓글`, `추천해요` as a whole line.",
        "댓글 0" => "(line dropped)";

    TipLine "A104" "tip-line" in "furniture" On;
        "how to send a tip to the newsroom",
        "제보, 카카오톡 and telephone lines below a story.",
        "▶제보는 카톡 okjebo" => "(line dropped)";

    Promotion "A105" "promotion" in "furniture" On;
        "promotion for the paper itself",
        "Subscription, app and channel lines, marked with ▶ ☞ ※ ■ or naming the newsletter.",
        "☞공감언론 뉴시스 kez@newsis.com" => "(line dropped)";

    Related "A106" "related" in "furniture" On;
        "lists of related and most-read stories",
        "The heading of such a list and the headlines under it.",
        "관련기사" => "(line dropped)";

    Tags "A107" "tags" in "furniture" On;
        "keyword and hash tag lines",
        "A line in which each word begins with `#`, and the heading 키워드.",
        "#인공지능 #AI #어도비" => "(line dropped)";

    Navigation "A108" "navigation" in "furniture" On;
        "menus, breadcrumbs and site navigation",
        "로그인, 전체메뉴, 뒤로가기, 현재위치 and the like before the headline or after the story.",
        "홈산업산업일반" => "(line dropped)";

    Footer "A109" "footer" in "furniture" On;
        "the legal footer of a company's site",
        "사업자등록번호, 발행인, 청소년보호책임자, 이용약관: addresses and registration numbers below everything.",
        "사업자등록번호 102-81-00000" => "(line dropped)";

    Contact "A110" "contact" in "furniture" On;
        "a line that only says who wrote and how to reach them",
        "An e-mail address alone, the reporter's name again after the story, the source label of a portal, the credits of a broadcast. The line that is the first to name an author stays.",
        "kje@example.com" => "(line dropped)";

    Reconcile "N001" "reconcile" On;
        "a variant of a name becomes the form that the alias table calls canonical",
        "In the same script, where the table lists the variant or folds to it (case, hyphen, space), and nothing says it belongs to somebody else.",
        "Yi Hae-a said" => "Lee Haye-ah said";

    Josa "N002" "josa" On;
        "a particle follows the final sound of the name that was rewritten",
        "은/는, 이/가, 을/를, 과/와, 으로/로 and their kin. Only after a name that was rewritten.",
        "윤석렬가" => "윤석열이";

    LinkBySound "N003" "link-by-sound" Asked;
        "a byline that sounds like one in the other script is rewritten as the table has that person",
        "Where an article is signed in Hangul and in Latin letters and the table knows one of the two, the other is linked with `how = \"sound\"`: a suggestion, which this rule acts on. `--link-by-sound` selects it; `--select all` and `--profile aggressive` do not.",
        "이해아 기자 … By Lee Hae-yah" => "이해아 기자 … By Lee Haye-ah";

    AmbiguousName "N101" "ambiguous-name" Reports(Info);
        "a name that two entities share, with nothing in the document to tell them apart",
        "Reported once a form and document, never guessed. A byline in the other script, a title or the full name elsewhere decides it.",
        "김영수 (two of that name)" => "(left alone)";

    UnresolvedSurname "N102" "unresolved-surname" Reports(Info);
        "a surname with a title that fits no person named before",
        "A second mention is joined to the last full mention of that surname, if there is exactly one and the title does not contradict it.",
        "김 의원 after 김태효 and 김건희" => "(left alone)";

    SoundAlike "N103" "sound-alike" Reports(Info);
        "bylines in two scripts that sound like one name, which no table knows",
        "How likely is what `romaja names match` says. A row with both forms joins them.",
        "홍빛나 기자 … By Hong Bitna" => "(left alone)";

    TableSyntax "K001" "syntax" in "table-files" Reports(Error);
        "the file is not the TOML, CSV or JSON that it looks like",
        "What is wrong is named with its line and column. Of a TOML file with such a fault nothing is read, of JSON Lines all other lines, of CSV what stands before an unclosed quote.",
        "id = \"lee" => "expected `\"`";

    TableEncoding "K002" "encoding" in "table-files" Fixes(Error, Safe);
        "the table is not UTF-8, begins with a byte order mark, or holds U+FFFD",
        "Convert it with `romaja decode -w TABLE`. U+FFFD stands for a character that an earlier conversion lost: only the source of the table still has it.",
        "\\xC0\\xCC\\xC7\\xD8\\xBE\\xC6" => "byte C0 at offset 0";

    TableSchema "K003" "schema" in "table-files" Fixes(Error, Unsafe);
        "an unknown key, column, kind, role or flag, or a required one that is missing",
        "The nearest known word is named. Unknown keys are errors so that a misspelled one is not silently ignored.",
        "alias = [\"Yi Hae-a\"]" => "unknown key `alias`; did you mean `aliases`?";

    DuplicateId "K004" "duplicate-id" in "table-ids" Reports(Error);
        "two entities with one id, or one id for two kinds of entity",
        "Both would be one entity by accident. Give one of them another id, or join the two. Rows of a CSV and tables given together add to the entity whose id they name.",
        "id = \"lee-haye-ah\" (twice)" => "both rows shown";

    EmptyKey "K005" "empty-key" in "table-forms" Fixes(Error, Safe);
        "a form without a letter to match by",
        "It folds to nothing and can match nothing.",
        "aliases = [\"--\"]" => "folds to nothing";

    DuplicateForm "K006" "duplicate-form" in "table-forms" Fixes(Warning, Safe);
        "one form twice for one entity",
        "The second changes nothing. Remove it.",
        "aliases = [\"Yi Hae-a\", \"Yi Hae-a\"]" => "both rows shown";

    RedundantForm "K007" "redundant-form" in "table-forms" Fixes(Info, Safe);
        "a form that another form of the entity already finds",
        "Case, hyphens, spaces and commas make no difference in matching, so the second row finds nothing new. Not said where its flags or dates differ, since the exact form goes before the folded one.",
        "aliases = [\"Yi Hae-a\", \"Yi Haea\"]" => "both fold to `yihaea`";

    Conflict "K008" "conflict" in "table-forms" Fixes(Error, Unsafe);
        "one form for two entities, not flagged as ambiguous",
        "Text with this form could mean either. Flag it `ambiguous` in both, or remove it from one.",
        "Kim Min-su for two persons" => "both rows shown";

    AliasIsCanonical "K009" "alias-is-canonical" in "table-forms" Fixes(Warning, Safe);
        "an alias that equals the canonical form of its entity",
        "It says nothing that the canonical form does not. Remove it.",
        "en = \"Joe Biden\", aliases = [\"Joe Biden\"]" => "both rows shown";

    MissingCanonical "K010" "missing-canonical" in "table-ids" Reports(Error);
        "an entity without a canonical form, or an alias with none to become",
        "A variant can only become a form that is there, in the same script. Aliases that are only linked (`short`, `historic`, `no-rewrite`, `ko-KP`) need none.",
        "aliases = [\"Yi Hae-a\"], no `en`" => "nothing to become";

    TwoCanonicals "K011" "two-canonicals" in "table-ids" Fixes(Error, Unsafe);
        "two canonical forms of an entity in one language",
        "Only one can be the form that variants become. Make the other an alias.",
        "p1,person,en,Lee Hae-ah,canonical (and another)" => "both rows shown";

    NotNfc "K012" "not-nfc" in "table-letters" Fixes(Warning, Safe);
        "a form that is not in Unicode form NFC",
        "It looks the same and compares different. Normalise the table with `romaja normalize --plain --names off -w TABLE`.",
        "\\u{110B}\\u{1175}해아" => "이해아";

    InvisibleInForm "K013" "invisible-in-form" in "table-letters" Fixes(Warning, Safe);
        "a form with an invisible or control character, or with odd spaces",
        "Nobody can see it in review. Retype the form.",
        "이해아\\u{200B}" => "U+200B after `이해아`";

    LanguageScript "K014" "language-script" in "table-letters" Fixes(Error, Unsafe);
        "a form whose script is not the one of its language tag",
        "`ko` is written in Hangul, `ko-Hani` in hanja, `en` and `ko-Latn` in Latin letters, `ja` in kana or kanji, `zh` in Han characters.",
        "ko = \"Lee Haye-ah\"" => "Latin letters under `ko`";

    BadDate "K015" "bad-date" in "table-files" Fixes(Error, Unsafe);
        "a date that is none, or an end before its beginning",
        "Dates are written 2025, 2025-06 or 2025-06-04.",
        "from = \"2025-13\"" => "no such month";

    BadId "K016" "bad-id" in "table-ids" Reports(Error);
        "an id that is empty or holds something else than letters, digits, `-`, `_` and `.`",
        "Ids stand in JSON, in file names and in other tables, so they hold no spaces and no signs.",
        "id = \"Lee Haye-ah\"" => "space in an id";

    SoundConflict "K017" "sound-conflict" in "table-forms" Reports(Info);
        "a person of whom only a romanization is known and who sounds like another",
        "Two entities may be one person in two spellings. What a romanization most likely stands for is asked of the model behind `romaja names match`.",
        "Jung Ji-soo (정지수) and Jeong Jisu" => "both sound like 정지수";

    Chain "K018" "chain" in "table-forms" Fixes(Error, Unsafe);
        "the canonical form of one entity is an alias of another",
        "Text would become the one form, and at the next run the other. Until it is mended such text is left alone where nothing else tells whose it is.",
        "en = \"Yi Hae-a\" of one, aliases = [\"Yi Hae-a\"] of another" => "both rows shown";

    Cycle "K019" "cycle" in "table-forms" Reports(Error);
        "canonical forms that are aliases of each other's entities",
        "Text would change at each run and never settle. Keep the aliases under the entity whose spelling is right.",
        "A with the alias B, B with the alias A" => "all rows shown";

    ConfusableLetters "K020" "confusable-letters" in "table-letters" Fixes(Error, Unsafe);
        "a letter that looks like one of another script",
        "Cyrillic `а` for `a`, `0` for `O` in a person's name, the katakana ロ for 口: nobody sees it, and nothing is found. `data/names/confusables.tsv` lists them.",
        "P\u{430}rk" => "Park";

    MixedScript "K021" "mixed-script" in "table-letters" Reports(Warning);
        "a word of a person's name in two scripts",
        "Companies are written so (LG전자), persons are not: most often two forms ran together.",
        "Kim철수" => "Latin letters and Hangul in one word";

    LoneJamo "K022" "lone-jamo" in "table-letters" Reports(Warning);
        "a consonant or vowel that stands for no syllable",
        "A slip of the input method. Text has whole syllables, so the form finds nothing.",
        "이ㅎ아" => "`ㅎ` is no syllable";

    ImplausibleRomanization "K023" "implausible-romanization" in "table-sounds" Reports(Warning);
        "a romanization that can hardly stand for the Hangul of its entity",
        "The score is that of `romaja names match`: how much likelier the letters are if they stand for this name than for any other. Forms that are `weak`, `short`, `historic` or `no-rewrite` are no romanizations of the whole name and not compared; of names that are not Korean only the consonants are.",
        "ko = \"홍빛나\", en = \"Kim Chul-soo\"" => "would be 김철수";

    UnusualRomanization "K024" "unusual-romanization" in "table-sounds" Reports(Info);
        "a canonical romanization that spells a syllable as hardly anybody does",
        "It may be the person's own way, or a typing error. A form with a `source` is taken to be the person's own.",
        "ko = \"이해아\", en = \"Lee Haye-ah\"" => "spells 해 as `haye`";

    HanjaReading "K025" "hanja-reading" in "table-sounds" Reports(Warning);
        "a form in hanja that cannot be read as the Hangul of its entity",
        "Each character must have the syllable beside it among its readings, with or without the initial-sound law (李 is 이 and 리).",
        "ko = \"이재용\", ko-Hani = \"李在明\"" => "is read 이재명";

    SurnameOrder "K026" "surname-order" in "table-sounds" Fixes(Warning, Unsafe);
        "a canonical romanization with the surname last, in a table that has it first",
        "Text is rewritten to it, so one name of many would be turned round. Said where nine of ten names have the surname first. Needs the name in Hangul beside it, which tells what is the surname. A form with a `source` is left alone.",
        "Min-seo Park among Kim Chul-soo, Hong Bit-na" => "Park Min-seo";

    SplitSurname "K027" "split-surname" in "table-sounds" Reports(Warning);
        "a surname of two syllables that is not one word",
        "남궁, 황보, 제갈, 선우 and others. Where the surname ends is then guessed wrong, and second mentions (Mr. Namgoong) are not found.",
        "남궁민수: Nam Goong Min-su" => "Namgoong Min-su";

    Style "K028" "style" in "table-sounds" Reports(Info);
        "a canonical romanization that is written otherwise than nine of ten in its table",
        "Hyphen, space or neither between the syllables of the given name; the surname in capitals. Needs the name in Hangul beside it, which tells what is the surname. A form with a `source` is taken to be the person's own.",
        "Kim Minsu among Lee Hae-ah, Hong Bit-na" => "Kim Min-su";

    TooShort "K029" "too-short" in "table-matching" Fixes(Warning, Unsafe);
        "a form of one syllable or two letters that counts without evidence",
        "It stands in text by accident. Flag it `weak`; an abbreviation in capitals can be `case-sensitive`.",
        "ko = \"비\"" => "flags = [\"weak\"]";

    CommonWord "K030" "common-word" in "table-matching" Fixes(Warning, Unsafe);
        "a form that is an everyday word and counts without evidence",
        "하나, 이중, 강화; May, Song, Park: every such word would be taken for the name. Flag it `weak`. Not said of places, which are meant wherever their names stand.",
        "ko = \"하나\" of a person" => "flags = [\"weak\"]";

    JosaTrap "K031" "josa-trap" in "table-matching" Reports(Warning);
        "a form that reads as another entity's form with a particle behind it",
        "The longer form goes first, so text about the shorter is taken for it.",
        "한강의 beside 한강" => "한강 and the particle 의";

    NeverFound "K032" "never-found" in "table-matching" Reports(Warning);
        "a form with a sign at which reading a name stops",
        "Text is read letter by letter over spaces, hyphens, commas, apostrophes, middle dots and full stops after initials. A form with any other sign inside can never be found.",
        "Lee (Haye-ah)" => "reading stops at `(`";

    Prefix "K033" "prefix" in "table-matching" Reports(Info);
        "a person's name that is the beginning of another person's",
        "Of two that fit, the longer is taken. That is right most often, and worth a look where the shorter is no full name.",
        "윤석 beside 윤석열" => "both rows shown";

    Homonym "K034" "homonym" in "table-ids" Reports(Warning);
        "an entity all of whose forms are ambiguous, without a note",
        "A shared form is given to the entity of which something else stands in the text. One that has no form of its own is never found.",
        "김민수, flagged `ambiguous`, for two persons" => "no text can tell them apart";

    MissingVariant "K035" "missing-variant" in "table-sounds" Reports(Info);
        "a spelling that texts most likely have and the table has not",
        "The usual spelling of a surname that is spelled rarely, and the North's spelling in the other script where it is there in one.",
        "en = \"Rhee Ji-woo\" (이지우)" => "add the alias Lee Ji-woo";

    IdleFlag "K036" "idle-flag" in "table-matching" Fixes(Warning, Safe);
        "a flag that does nothing, or keeps a form from being found for no reason",
        "`case-sensitive` on letters without case, `needs-title` on what is no person, `ambiguous` on a form that no other entity has, any flag twice.",
        "{ form = \"이해아\", flags = [\"case-sensitive\"] }" => "ko = \"이해아\"";

    UnusedSuppression "K037" "unused-suppression" in "table-files" Reports(Warning);
        "an `ignore` for a check that says nothing there",
        "A form or an entity says what is not to be said of it: `ignore = [\"K024: the spelling of her passport\"]`, in CSV a column `ignore`. Once there is nothing to be said, the entry only hides what may come.",
        "ignore = [\"K024: …\"] on a usual spelling" => "remove the entry";

    UnusedForm "K038" "unused-form" in "table-corpus" Reports(Info);
        "an alias, or an entity, that stands in no text of the corpus",
        "Said with `--corpus`. A form that nobody writes costs nothing but the attention of who keeps the table. Of an entity that is not named at all one finding is made.",
        "aliases = [\"Yi Hae-a\"], in none of 2,000 texts" => "remove it, or leave it for other texts";

    SuspiciousForm "K039" "suspicious-form" in "table-corpus" Fixes(Warning, Unsafe);
        "an alias that stands in far more texts than its entity is named in otherwise",
        "Said with `--corpus`: in twenty texts or more, and ten times as many as all other forms of the entity in its script together. Most often it is a word, or somebody else's name.",
        "하나 in 412 texts, 김하나 in 3" => "flag it `weak`";

    StaleIndex "K040" "stale-index" in "table-files" Reports(Warning);
        "a compiled table that is not what its tables would be compiled to now",
        "Said of a compiled table that is checked together with the tables it was made of: `romaja names check names.toml my.names`. A change of the tables, or another version of the program, makes another.",
        "my.names, and names.toml that was changed since" => "romaja names compile -o my.names names.toml";
}
