package io.guichet.intake;

import io.guichet.intake.QuestionDetector.DetectedQuestion;
import io.guichet.intake.TicketSplitter.SplitPart;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a text with several questions into parts with one each. What stands before a question belongs to it; what follows
 * it in its own paragraph or in its own item of a list does too. Every word of the text is in one of the parts.
 */
public final class QuestionSplitter {

    /** An empty line, or the line's end before an item of a list: "1.", "2)", "-", "*", "•". */
    private static final Pattern PART_BREAK =
            Pattern.compile("\\R(?:\\h*\\R)+|\\R(?=\\h*(?:\\p{N}{1,3}[.)]|[-*•–—])\\h)");

    private static final Pattern BULLET = Pattern.compile("^[-*•–—]\\h+");

    private QuestionSplitter() {}

    /** The parts in the text's order, each with its question as subject; at most as many as are split off at once. */
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
