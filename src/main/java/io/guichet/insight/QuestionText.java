package io.guichet.insight;

import io.guichet.intake.Question.Outcome;
import java.time.Instant;

/**
 * What somebody asked, in their own words.
 *
 * @param subject what they called it when they asked for a ticket; null before
 * @param text its beginning
 * @param suggested whether any article was suggested
 */
public record QuestionText(
        String number,
        String language,
        String subject,
        String text,
        Instant askedAt,
        Outcome outcome,
        boolean suggested) {

    /** As much of it as a page shows. */
    public static final int EXCERPT_LENGTH = 200;

    /** The text on one line, cut at {@value #SHOWN} characters. */
    public String excerpt() {
        var line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= EXCERPT_LENGTH) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, EXCERPT_LENGTH - 1)).stripTrailing() + "…";
    }

    /** All that says what it is about. */
    String fullText() {
        return subject == null ? text : subject + "\n" + text;
    }

    QuestionOutcomes outcomes() {
        return QuestionOutcomes.of(outcome, 1);
    }
}
