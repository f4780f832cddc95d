package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.policy.Facts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the questions in what somebody wrote. A brand that asks for one question per request says so in its text {@code
 * severalQuestions}; there a request that holds more is flagged, until somebody who has read it says otherwise.
 */
public final class SeveralQuestions {

    /** The brand's text that a customer reads whose request is flagged. */
    public static final String TEXT = "severalQuestions";

    private static final Pattern QUOTED = Pattern.compile("(?m)^\\h*>.*$");
    private static final Pattern ADDRESS = Pattern.compile("\\S+://\\S+");
    private static final Pattern APART = Pattern.compile("\\h++([?!»]?)");
    /** A line that goes on in small letters was broken to fit. */
    private static final Pattern END_OF_SENTENCE =
            Pattern.compile("(?<=[.!?…][\"»”’)]?)[\\s&&[^\\n]]+|\\R(?!\\p{Ll})|(?<=[.!?…][\"»”’)]?)\\R");

    /** Marks that stand in an address end no sentence: they are put aside, and back at the end. */
    private static final String MARKS = ".!?…";

    private static final char ASIDE = '\uE000';

    /** Ends with a question mark behind a word, and is more than that word. */
    private static final Predicate<String> IS_QUESTION = Pattern.compile(
                    "\\S\\s+.*[\\p{L}\\p{N}»”\"')\\]]\\h*[?!]*\\?[?!]*[\"»”’)\\]]*$")
            .asPredicate();

    private SeveralQuestions() {}

    /**
     * A question of a text.
     *
     * @param start of its sentence in the text
     * @param end behind its sentence
     * @param words in one line
     */
    record Asked(int start, int end, String words) {}

    /** The questions of a text in plain words, in its order; quoted lines and addresses ask nothing. */
    public static List<String> in(String text) {
        return found(text).stream().map(Asked::words).toList();
    }

    /** The same with their places; what is asked again counts once. */
    static List<Asked> found(String text) {
        var plain = plain(text);
        var found = new ArrayList<Asked>();
        var known = new HashSet<String>();
        var ends = END_OF_SENTENCE.matcher(plain);
        for (int start = 0; start < plain.length(); ) {
            int end = ends.find() ? ends.start() : plain.length();
            var sentence = plain.substring(start, end);
            var words = putBack(sentence.strip()).replaceAll("\\R", " ");
            if (IS_QUESTION.test(sentence.strip()) && known.add(words)) {
                int indent = sentence.length() - sentence.stripLeading().length();
                found.add(new Asked(
                        start + indent, start + sentence.stripTrailing().length(), words));
            }
            start = end < plain.length() ? ends.end() : end;
        }
        return List.copyOf(found);
    }

    /** As long as the text, so that a place in one is the same place in the other. */
    private static String plain(String text) {
        var own =
                QUOTED.matcher(text).replaceAll(line -> " ".repeat(line.group().length()));
        return joined(ADDRESS.matcher(own).replaceAll(address -> Matcher.quoteReplacement(putAside(address.group()))));
    }

    private static String putAside(String address) {
        for (int mark = 0; mark < MARKS.length(); mark++) {
            address = address.replace(MARKS.charAt(mark), (char) (ASIDE + mark));
        }
        return address;
    }

    private static String putBack(String sentence) {
        for (int mark = 0; mark < MARKS.length(); mark++) {
            sentence = sentence.replace((char) (ASIDE + mark), MARKS.charAt(mark));
        }
        return sentence;
    }

    /** French marks stand apart from the words before them, and belong to them all the same. */
    private static String joined(String text) {
        return APART.matcher(text)
                .replaceAll(apart -> apart.group(1).isEmpty()
                        ? apart.group()
                        : "\u00a0".repeat(apart.group().length() - 1) + apart.group(1));
    }

    /** The facts, with the flag where the brand wants one question and the text holds several. */
    static Facts flagged(Brand brand, Facts facts, String text) {
        var unknown = !facts.values().containsKey(Facts.SEVERAL_QUESTIONS);
        return unknown && tooMany(brand, text) ? facts.with(Facts.SEVERAL_QUESTIONS, true) : facts;
    }

    /** Whether the brand wants one question and the text holds several. */
    public static boolean tooMany(Brand brand, String text) {
        return brand.text(TEXT, brand.languages().get(0)).isPresent() && in(text).size() > 1;
    }
}
