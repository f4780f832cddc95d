package io.guichet.portal;

import io.guichet.http.BadInput;
import io.guichet.intake.QuestionParts;
import io.guichet.intake.Splits;
import io.guichet.intake.Splits.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.util.MultiValueMap;

/**
 * What somebody wants to be done with what they wrote, and with the questions that were found in it.
 *
 * @param parts as they were left on the page; one without text is not wanted
 */
record Division(Wish wish, List<Part> parts) {

    /** The field of a contact form that holds the text. */
    private static final String TEXT = "body";

    /** The names of the fields, each with the part's place behind it. */
    static final String SUBJECT = "_subject";

    static final String BODY = "_body";

    enum Wish {
        /** Nobody was asked yet. */
        UNKNOWN,
        SEVERAL,
        ONE,
        /** To go on writing. */
        CHANGE,
        /** To sign in first, and then to go on. */
        SIGN_IN
    }

    static Division of(MultiValueMap<String, String> sent) {
        var wish = Objects.toString(sent.getFirst("_as"), "");
        return new Division(
                switch (wish) {
                    case "several" -> Wish.SEVERAL;
                    case "one" -> Wish.ONE;
                    case "change" -> Wish.CHANGE;
                    case "sign-in" -> Wish.SIGN_IN;
                    default -> Wish.UNKNOWN;
                },
                IntStream.range(0, Splits.MOST)
                        .filter(at -> sent.containsKey(BODY + at))
                        .mapToObj(at ->
                                new Part(Objects.toString(sent.getFirst(SUBJECT + at), ""), sent.getFirst(BODY + at)))
                        .toList());
    }

    /** What is found in a text, before anybody was asked. */
    static Division found(String text) {
        return new Division(Wish.UNKNOWN, QuestionParts.of(text));
    }

    /** Some part cannot be sent as it is. */
    static final class Refused extends BadInput {

        Refused(List<Problem> problems) {
            super(problems);
        }
    }

    /** The parts that are to be sent. */
    List<Part> wanted() {
        return parts.stream().filter(part -> !part.body().isBlank()).toList();
    }

    /** The draft with the text as it stands now: what is left of the parts, if one of them was changed. */
    Draft of(Draft draft) {
        var found = QuestionParts.of(draft.text(TEXT)).stream()
                .map(part -> plain(part.body()))
                .toList();
        var left = wanted().stream().map(part -> plain(part.body())).toList();
        if (left.isEmpty() || left.equals(found)) {
            return draft;
        }
        var fields = new LinkedHashMap<>(draft.fields());
        fields.put(TEXT, String.join("\n\n", left));
        return draft.with(fields);
    }

    /** A browser sends line ends of its own. */
    private static String plain(String text) {
        return text.strip().replaceAll("\\R", "\n");
    }
}
