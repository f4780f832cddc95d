package io.guichet.mail;

import java.util.List;
import java.util.Locale;

/** Recognises the lines around a signature: delimiters, rules, closing words and names. */
final class SignatureLines {

    private static final int MAX_NAME_WORDS = 4;
    private static final int MIN_RULE = 20;
    private static final int MAX_BESIDE_CLOSING = 30;

    private static final List<String> CLOSINGS = PhraseList.read("closings");

    private SignatureLines() {}

    /** {@code -- }, also where a program removed the space. */
    static boolean isDelimiter(String line) {
        var stripped = line.stripTrailing();
        return stripped.equals("--") || stripped.equals("\u2014") || stripped.equals("\u2013\u2013");
    }

    /** A line of underscores, above which a message ends and a footer begins. */
    static boolean isRule(String line) {
        var stripped = line.strip();
        return stripped.length() >= MIN_RULE && stripped.chars().allMatch(character -> character == '_');
    }

    /** A line such as <i>Kind regards</i>, also with a name. */
    static boolean isClosing(String line) {
        return !closing(line).isEmpty();
    }

    /** The name that stands on the line of closing words; empty if there is none. */
    static String nameAfterClosing(String line) {
        var text = line.strip();
        var rest = text.substring(Math.min(closing(line).length(), text.length()));
        int start = 0;
        while (start < rest.length() && !Character.isLetter(rest.charAt(start))) {
            start++;
        }
        var name = rest.substring(start).strip();
        return isName(name) ? name : "";
    }

    private static String closing(String line) {
        var text = line.strip().toLowerCase(Locale.ROOT);
        return CLOSINGS.stream()
                .filter(closing -> text.startsWith(closing)
                        && text.length() - closing.length() <= MAX_BESIDE_CLOSING
                        && (text.length() == closing.length()
                                || !Character.isLetterOrDigit(text.charAt(closing.length()))))
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .orElse("");
    }

    /** A few words without digits, the first of them capitalised. */
    static boolean isName(String line) {
        var text = line.strip();
        return !text.isEmpty()
                && Character.isUpperCase(text.charAt(0))
                && text.split(" ").length <= MAX_NAME_WORDS
                && text.chars().allMatch(c -> Character.isLetter(c) || " .'\u2019-".indexOf(c) >= 0);
    }

    /** A name after a hyphen, without a space between them. */
    static boolean isHyphenedName(String line) {
        var text = line.strip();
        return text.length() > 2
                && text.charAt(0) == '-'
                && Character.isUpperCase(text.charAt(1))
                && Character.isLetter(text.charAt(text.length() - 1))
                && text.split(" ").length <= MAX_NAME_WORDS;
    }
}
