package io.guichet.insight;

import io.guichet.intake.Question.Outcome;
import java.time.Instant;

/**
 * The text of a question.
 *
 * @param subject subject of the ticket request; null before
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

    /** Maximum length of an excerpt in characters. */
    public static final int EXCERPT_LENGTH = 200;

    /** The text on one line, cut at {@value #EXCERPT_LENGTH} characters. */
    public String excerpt() {
        var line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= EXCERPT_LENGTH) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, EXCERPT_LENGTH - 1)).stripTrailing() + "…";
    }

    /** Subject and text. */
    String fullText() {
        return subject == null ? text : subject + "\n" + text;
    }

    QuestionOutcomes outcomes() {
        return QuestionOutcomes.of(outcome, 1);
    }
}
