package io.guichet.insight.export;

/**
 * Texts for cells of spreadsheets. A program that opens a CSV file runs what begins like a formula, also after blanks or quotes, in
 * full-width characters, and behind a semicolon, tab or end of line that it takes for the end of a cell. An apostrophe before it makes
 * it a text.
 */
final class FormulaDefence {

    private static final String STARTS = "=+-@\uff1d\uff0b\uff0d\uff20";
    private static final String BREAKS = ";\t\r\n";
    private static final String QUOTES = "\"'\u2018\u2019\u201c\u201d";

    private FormulaDefence() {}

    /** The text, with an apostrophe before whatever a program could take for a cell with a formula. */
    static String defuse(String text) {
        StringBuilder safe = null;
        int copied = 0;
        for (int at = 0; at < text.length(); at++) {
            var startsCell = at == 0 || BREAKS.indexOf(text.charAt(at - 1)) >= 0;
            if (startsCell && isDangerous(text, at)) {
                safe = safe == null ? new StringBuilder(text.length() + 8) : safe;
                safe.append(text, copied, at).append('\'');
                copied = at;
            }
        }
        return safe == null ? text : safe.append(text, copied, text.length()).toString();
    }

    private static boolean isDangerous(String text, int start) {
        if (start == 0 && BREAKS.indexOf(text.charAt(0)) > 0) {
            return true;
        }
        var at = start;
        while (at < text.length() && isIgnored(text.charAt(at))) {
            at++;
        }
        return at < text.length() && STARTS.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isIgnored(char character) {
        return QUOTES.indexOf(character) >= 0
                || BREAKS.indexOf(character) < 0
                        && (Character.isWhitespace(character)
                                || Character.isSpaceChar(character)
                                || Character.getType(character) == Character.FORMAT
                                || Character.isISOControl(character));
    }
}
