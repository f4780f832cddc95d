package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.policy.TicketAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects questions in a text. A brand that wants one question per request has a text {@code severalQuestions}; its
 * requests with more questions are flagged until staff remove the flag.
 */
public final class QuestionDetector {

    /** Key of the brand's text for customers whose request is flagged. */
    public static final String BRAND_TEXT = "severalQuestions";

    private static final Pattern QUOTED = Pattern.compile("(?m)^\\h*>.*$");
    private static final Pattern URL = Pattern.compile("\\S+://\\S+");
    private static final Pattern DETACHED_MARK = Pattern.compile("\\h++([?!»]?)");
    /** A line break before a lower-case letter is a soft wrap. */
    private static final Pattern END_OF_SENTENCE =
            Pattern.compile("(?<=[.!?…][\"»”’)]?)[\\s&&[^\\n]]+|\\R(?!\\p{Ll})|(?<=[.!?…][\"»”’)]?)\\R");

    /** Sentence marks inside addresses are masked during detection. */
    private static final String SENTENCE_MARKS = ".!?…";

    private static final char FIRST_MASK = '\uE000';

    /** A word with a question mark, with more words before it. */
    private static final Predicate<String> IS_QUESTION = Pattern.compile(
                    "\\S\\s+.*[\\p{L}\\p{N}»”\"')\\]]\\h*[?!]*\\?[?!]*[\"»”’)\\]]*$")
            .asPredicate();

    private QuestionDetector() {}

    /**
     * A question in a text.
     *
     * @param start start index of its sentence
     * @param end end index of its sentence, exclusive
     * @param text the question on one line
     */
    record DetectedQuestion(int start, int end, String text) {}

    /** The questions of a text in order; quoted lines and addresses are ignored. */
    public static List<String> questionTexts(String text) {
        return detect(text).stream().map(DetectedQuestion::text).toList();
    }

    /** The same with their positions; duplicates count once. */
    static List<DetectedQuestion> detect(String text) {
        var normalised = normalised(text);
        var questions = new ArrayList<DetectedQuestion>();
        var seen = new HashSet<String>();
        var ends = END_OF_SENTENCE.matcher(normalised);
        for (int start = 0; start < normalised.length(); ) {
            int end = ends.find() ? ends.start() : normalised.length();
            var sentence = normalised.substring(start, end);
            var question = unmaskMarks(sentence.strip()).replaceAll("\\R", " ");
            if (IS_QUESTION.test(sentence.strip()) && seen.add(question)) {
                int indent = sentence.length() - sentence.stripLeading().length();
                questions.add(new DetectedQuestion(
                        start + indent, start + sentence.stripTrailing().length(), question));
            }
            start = end < normalised.length() ? ends.end() : end;
        }
        return List.copyOf(questions);
    }

    /** Has the same length as the text, so that positions stay valid. */
    private static String normalised(String text) {
        var unquoted =
                QUOTED.matcher(text).replaceAll(line -> " ".repeat(line.group().length()));
        return withAttachedMarks(
                URL.matcher(unquoted).replaceAll(url -> Matcher.quoteReplacement(maskMarks(url.group()))));
    }

    private static String maskMarks(String url) {
        for (int mark = 0; mark < SENTENCE_MARKS.length(); mark++) {
            url = url.replace(SENTENCE_MARKS.charAt(mark), (char) (FIRST_MASK + mark));
        }
        return url;
    }

    private static String unmaskMarks(String sentence) {
        for (int mark = 0; mark < SENTENCE_MARKS.length(); mark++) {
            sentence = sentence.replace((char) (FIRST_MASK + mark), SENTENCE_MARKS.charAt(mark));
        }
        return sentence;
    }

    /** Attaches the marks that French typography separates by a space. */
    private static String withAttachedMarks(String text) {
        return DETACHED_MARK
                .matcher(text)
                .replaceAll(match -> match.group(1).isEmpty()
                        ? match.group()
                        : "\u00a0".repeat(match.group().length() - 1) + match.group(1));
    }

    /** The attributes, flagged if the brand wants one question and the text has several. */
    static TicketAttributes flagSeveralQuestions(Brand brand, TicketAttributes attributes, String text) {
        var unknown = !attributes.values().containsKey(TicketAttributes.SEVERAL_QUESTIONS);
        return unknown && hasTooMany(brand, text)
                ? attributes.with(TicketAttributes.SEVERAL_QUESTIONS, true)
                : attributes;
    }

    /** Whether the brand wants one question and the text has several. */
    public static boolean hasTooMany(Brand brand, String text) {
        return brand.text(BRAND_TEXT, brand.languages().get(0)).isPresent()
                && questionTexts(text).size() > 1;
    }
}
