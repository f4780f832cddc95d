package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.policy.Facts;
import java.util.Arrays;
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

    /** The questions of a text in plain words, in its order; quoted lines and addresses ask nothing. */
    public static List<String> in(String text) {
        var own = QUOTED.matcher(text).replaceAll("");
        var plain = ADDRESS.matcher(own).replaceAll(address -> Matcher.quoteReplacement(putAside(address.group())));
        return Arrays.stream(END_OF_SENTENCE.split(joined(plain)))
                .map(String::strip)
                .filter(IS_QUESTION)
                .map(SeveralQuestions::putBack)
                .map(question -> question.replaceAll("\\R", " "))
                .distinct()
                .toList();
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
        return text.replaceAll("\\h+(?=[?!»])", "\u00a0");
    }

    /** The facts, with the flag where the brand wants one question and the text holds several. */
    static Facts flagged(Brand brand, Facts facts, String text) {
        var unknown = !facts.values().containsKey(Facts.SEVERAL_QUESTIONS);
        var wantsOne = brand.text(TEXT, brand.languages().get(0)).isPresent();
        return unknown && wantsOne && in(text).size() > 1 ? facts.with(Facts.SEVERAL_QUESTIONS, true) : facts;
    }
}
