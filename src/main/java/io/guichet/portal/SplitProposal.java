package io.guichet.portal;

import io.guichet.intake.QuestionSplitter;
import io.guichet.intake.TicketSplitter;
import io.guichet.intake.TicketSplitter.SplitPart;
import io.guichet.problem.BadInput;
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
record SplitProposal(SplitChoice choice, List<SplitPart> parts) {

    /** The field of a contact form that holds the text. */
    private static final String TEXT_FIELD = "body";

    /** The names of the fields, each with the part's place behind it. */
    static final String SUBJECT_PREFIX = "_subject";

    static final String BODY_PREFIX = "_body";

    enum SplitChoice {
        /** Nobody was asked yet. */
        UNDECIDED,
        SPLIT,
        KEEP_TOGETHER,
        /** To go on writing. */
        EDIT,
        /** To sign in first, and then to go on. */
        SIGN_IN
    }

    static SplitProposal of(MultiValueMap<String, String> parameters) {
        var choice = Objects.toString(parameters.getFirst("_split"), "");
        return new SplitProposal(
                switch (choice) {
                    case "split" -> SplitChoice.SPLIT;
                    case "together" -> SplitChoice.KEEP_TOGETHER;
                    case "edit" -> SplitChoice.EDIT;
                    case "sign-in" -> SplitChoice.SIGN_IN;
                    case "" -> SplitChoice.UNDECIDED;
                    default -> throw new BadInput("_split", "must be split, together, edit or sign-in");
                },
                IntStream.range(0, TicketSplitter.MAX_PARTS)
                        .filter(at -> parameters.containsKey(BODY_PREFIX + at))
                        .mapToObj(at -> new SplitPart(
                                Objects.toString(parameters.getFirst(SUBJECT_PREFIX + at), ""),
                                parameters.getFirst(BODY_PREFIX + at)))
                        .toList());
    }

    /** What is found in a text, before anybody was asked. */
    static SplitProposal detect(String text) {
        return new SplitProposal(SplitChoice.UNDECIDED, QuestionSplitter.split(text));
    }

    /** Some part cannot be sent as it is. */
    static final class InvalidParts extends BadInput {

        InvalidParts(List<FieldError> problems) {
            super(problems);
        }
    }

    /** The parts that are to be sent. */
    List<SplitPart> partsToSend() {
        return parts.stream().filter(part -> !part.body().isBlank()).toList();
    }

    /** The draft with the text as it stands now: what is left of the parts, if one of them was changed. */
    ContactFormDraft applyTo(ContactFormDraft draft) {
        var detected = QuestionSplitter.split(draft.text(TEXT_FIELD)).stream()
                .map(part -> normalized(part.body()))
                .toList();
        var remaining =
                partsToSend().stream().map(part -> normalized(part.body())).toList();
        if (remaining.isEmpty() || remaining.equals(detected)) {
            return draft;
        }
        var fields = new LinkedHashMap<>(draft.fields());
        fields.put(TEXT_FIELD, String.join("\n\n", remaining));
        return draft.withFields(fields);
    }

    /** A browser sends line ends of its own. */
    private static String normalized(String text) {
        return text.strip().replaceAll("\\R", "\n");
    }
}
