package io.guichet.intake;

import io.guichet.intake.QuestionDetector.DetectedQuestion;
import io.guichet.intake.TicketSplitter.SplitPart;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits a text with several questions into parts with one question each. The text before a question belongs to it, as
 * does the rest of its paragraph or list item. No word of the text is lost.
 */
public final class QuestionSplitter {

    /** An empty line, or a line break before a list item: "1.", "2)", "-", "*", "•". */
    private static final Pattern PART_BREAK =
            Pattern.compile("\\R(?:\\h*\\R)+|\\R(?=\\h*(?:\\p{N}{1,3}[.)]|[-*•–—])\\h)");

    private static final Pattern BULLET = Pattern.compile("^[-*•–—]\\h+");

    private QuestionSplitter() {}

    /** The parts in text order, each with its question as subject, at most {@link TicketSplitter#MAX_PARTS}. */
    public static List<SplitPart> split(String text) {
        var questions = QuestionDetector.detect(text);
        var parts = new ArrayList<SplitPart>();
        int start = 0;
        for (int index = 0; index < questions.size() && index < TicketSplitter.MAX_PARTS; index++) {
            var last = index == questions.size() - 1 || index == TicketSplitter.MAX_PARTS - 1;
            int end = last ? text.length() : splitPoint(text, questions.get(index), questions.get(index + 1));
            var subject = BULLET.matcher(questions.get(index).text()).replaceFirst("");
            parts.add(new SplitPart(
                    DefaultSubject.of(subject), text.substring(start, end).strip()));
            start = end;
        }
        return List.copyOf(parts);
    }

    private static int splitPoint(String text, DetectedQuestion current, DetectedQuestion next) {
        var between =
                PART_BREAK.matcher(text).region(current.end(), next.start()).useTransparentBounds(true);
        return between.find() ? between.start() : current.end();
    }
}
