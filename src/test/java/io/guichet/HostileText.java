package io.guichet;

/** Texts that make backtracking expressions and careless loops take quadratic time or worse. */
public enum HostileText {
    QUESTION_MARKS("a a a a b", "?", "~"),
    WORDS_AND_MARKS("", "a ", "b????~"),
    ONE_WORD("", "w", ""),
    CAPITALS("", "W", ""),
    SPACES("Is it", " ", "here?"),
    NO_BREAK_SPACES("Is it", "\u00a0", "?!x"),
    LINE_BREAKS("Is it here?", "\n", "or there?"),
    WINDOWS_LINE_BREAKS("Is it here?", "\r\n", "or there?"),
    EMPTY_LINES("Is it here?", "\n ", "or there?"),
    QUOTED_LINES("", "> a\n", "Is it here?"),
    QUESTIONS("", "is it? ", ""),
    SAME_QUESTION("", "Is it here?\n", ""),
    LIST_ITEMS("Is it?", "\n- ", "Or not?"),
    NUMBERS("Is it?", "\n1", ". Or not?"),
    SCHEMES("", "a://", "?"),
    SLASHES("a:", "/", "?"),
    AT_SIGNS("a", "@", "b"),
    ADDRESSES("", "a@b", "."),
    DOTS("a@b", ".", "c"),
    TOKENS("", "?key=a", ""),
    PARAMETERS("https://a.example/", "&a=b", "&ke=y"),
    DIGITS("", "1", "x"),
    SPACED_DIGITS("", "1 ", "x"),
    BRACKETS("1", "(", "x"),
    CLOSED_QUESTIONS("Is it", "?)", "~"),
    REDACTIONS("", "[\u2026] ", "x"),
    MARKS("e", "\u0301\u0316", ""),
    MARKED("", "e\u0301", ""),
    EMOJI("", "\uD83D\uDCA9", "?"),
    OVERRIDES("", "\u202e", "?"),
    ZERO_WIDTH("", "\u200b", "?"),
    EMPHASIS("", "*a_", ""),
    BACKTICKS("a", "` ``", "b"),
    LINKS("", "[a](", "b"),
    OPEN_BRACKETS("", "[", "b"),
    IMAGES("", "![", "b"),
    LESS_THAN("", "<", "a"),
    ENTITIES("", "&amp", ";"),
    TABLES("|a|\n|-|\n", "|", "a"),
    PIPE_LINES("", "|a\n", "b"),
    SHORT_LINES("", "a\n", "b"),
    HEADINGS("", "# a\n", "b"),
    UNDERLINED_HEADINGS("", "a\n-\n", "b"),
    COMMENTS("a", "<!--", "b"),
    INSTRUCTIONS("a", "<?", "b"),
    DESTINATIONS("", "[a](<b", "c"),
    COMMAS("a", ",", "b"),
    PERCENT_SIGNS("", "%", "b");

    private final String start;
    private final String repeated;
    private final String end;

    HostileText(String start, String repeated, String end) {
        this.start = start;
        this.repeated = repeated;
        this.end = end;
    }

    /** A text of this shape with at most that many characters. */
    public String ofLength(int length) {
        int times = Math.max(1, (length - start.length() - end.length()) / repeated.length());
        return start + repeated.repeat(times) + end;
    }
}
