package io.guichet.intake;

import io.guichet.intake.QuestionDetector.DetectedQuestion;
import io.guichet.intake.TicketSplitter.SplitPart;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text with several questions into parts with one question each. The text before a question belongs to it, as
 * does the rest of its paragraph or list item. No word of the text is lost.
 */
public final class QuestionSplitter {

    private static final String BULLETS = "-*•–—";
    private static final int MAX_ITEM_DIGITS = 3;

    private QuestionSplitter() {}

    /** The parts in text order, each with its question as subject, at most {@link TicketSplitter#MAX_PARTS}. */
    public static List<SplitPart> split(String text) {
        var questions = QuestionDetector.detect(text);
        var parts = new ArrayList<SplitPart>();
        int start = 0;
        for (int index = 0; index < questions.size() && index < TicketSplitter.MAX_PARTS; index++) {
            var last = index == questions.size() - 1 || index == TicketSplitter.MAX_PARTS - 1;
            int end = last ? text.length() : splitPoint(text, questions.get(index), questions.get(index + 1));
            var subject = withoutBullet(questions.get(index).text());
            parts.add(new SplitPart(
                    DefaultSubject.of(subject), text.substring(start, end).strip()));
            start = end;
        }
        return List.copyOf(parts);
    }

    /** The first empty line, or line break before a list item ("1.", "2)", "-", "*", "•"), between two questions. */
    private static int splitPoint(String text, DetectedQuestion current, DetectedQuestion next) {
        for (int at = current.end(); at < next.start(); at++) {
            if (SentenceText.isLineBreak(text.charAt(at)) && isPartBreak(text, at, next.start())) {
                return at;
            }
        }
        return current.end();
    }

    private static boolean isPartBreak(String text, int lineBreak, int end) {
        int at = afterSpaces(text, SentenceText.afterLineBreak(text, lineBreak));
        return (at < end && SentenceText.isLineBreak(text.charAt(at))) || isListItem(text, at);
    }

    private static boolean isListItem(String text, int start) {
        int at = start;
        while (at < text.length() && at < start + MAX_ITEM_DIGITS && isNumber(text.charAt(at))) {
            at++;
        }
        var markers = at > start ? ".)" : BULLETS;
        return at + 1 < text.length()
                && markers.indexOf(text.charAt(at)) >= 0
                && SentenceText.isHorizontalSpace(text.charAt(at + 1));
    }

    private static boolean isNumber(char character) {
        return SentenceText.isWordCharacter(character) && !Character.isLetter(character);
    }

    private static String withoutBullet(String question) {
        var isItem = question.length() > 1
                && BULLETS.indexOf(question.charAt(0)) >= 0
                && SentenceText.isHorizontalSpace(question.charAt(1));
        return isItem ? question.substring(afterSpaces(question, 1)) : question;
    }

    private static int afterSpaces(String text, int start) {
        int at = start;
        while (at < text.length() && SentenceText.isHorizontalSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
