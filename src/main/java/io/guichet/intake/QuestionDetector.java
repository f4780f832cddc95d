package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.policy.TicketAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Detects questions in a text. A brand that wants one question per request has a text {@code severalQuestions}; its
 * requests with more questions are flagged until staff remove the flag. Takes time proportional to the text's length.
 */
public final class QuestionDetector {

    /** Key of the brand's text for customers whose request is flagged. */
    public static final String BRAND_TEXT = "severalQuestions";

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
        var masked = SentenceText.of(text);
        var questions = new ArrayList<DetectedQuestion>();
        var seen = new HashSet<String>();
        int start = 0;
        while (start < text.length()) {
            int end = masked.endOfSentence(start);
            var sentence = masked.substring(start, end);
            var stripped = sentence.strip();
            if (SentenceText.isQuestion(stripped)) {
                var question = SentenceText.unmasked(stripped);
                if (seen.add(question)) {
                    int indent = sentence.length() - sentence.stripLeading().length();
                    questions.add(new DetectedQuestion(start + indent, start + indent + stripped.length(), question));
                }
            }
            start = masked.startOfNextSentence(end);
        }
        return List.copyOf(questions);
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
