package io.guichet.intake;

import io.guichet.intake.SeveralQuestions.Asked;
import io.guichet.intake.Splits.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a text with several questions into parts with one each. What stands before a question belongs to it; what follows
 * it in its own paragraph or in its own item of a list does too. Every word of the text is in one of the parts.
 */
public final class QuestionParts {

    /** An empty line, or the line's end before an item of a list: "1.", "2)", "-", "*", "•". */
    private static final Pattern BREAK = Pattern.compile("\\R(?:\\h*\\R)+|\\R(?=\\h*(?:\\p{N}{1,3}[.)]|[-*•–—])\\h)");

    private static final Pattern ITEM = Pattern.compile("^[-*•–—]\\h+");

    private QuestionParts() {}

    /** The parts in the text's order, each with its question as subject; at most as many as are split off at once. */
    public static List<Part> of(String text) {
        var asked = SeveralQuestions.found(text);
        var parts = new ArrayList<Part>();
        int start = 0;
        for (int at = 0; at < asked.size() && at < Splits.MOST; at++) {
            var last = at == asked.size() - 1 || at == Splits.MOST - 1;
            int end = last ? text.length() : cut(text, asked.get(at), asked.get(at + 1));
            var subject = ITEM.matcher(asked.get(at).words()).replaceFirst("");
            parts.add(
                    new Part(FirstWords.of(subject), text.substring(start, end).strip()));
            start = end;
        }
        return List.copyOf(parts);
    }

    private static int cut(String text, Asked one, Asked next) {
        var between = BREAK.matcher(text).region(one.end(), next.start()).useTransparentBounds(true);
        return between.find() ? between.start() : one.end();
    }
}
