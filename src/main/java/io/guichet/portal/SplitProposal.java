package io.guichet.portal;

import io.guichet.intake.QuestionSplitter;
import io.guichet.intake.TicketSplitter;
import io.guichet.intake.TicketSplitter.SplitPart;
import io.guichet.problem.BadInput;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.util.MultiValueMap;

/**
 * The customer's choice what to do with a text with several questions, and the parts.
 *
 * @param parts parts as edited on the page; empty ones are not sent
 */
record SplitProposal(SplitChoice choice, List<SplitPart> parts) {

    /** Name of the contact form's text field. */
    private static final String TEXT_FIELD = "body";

    /** Prefixes of field names, followed by the index of the part. */
    static final String SUBJECT_PREFIX = "_subject";

    static final String BODY_PREFIX = "_body";

    enum SplitChoice {
        /** The customer has not chosen yet. */
        UNDECIDED,
        SPLIT,
        KEEP_TOGETHER,
        /** Back to the form. */
        EDIT,
        /** Sign in first, then continue. */
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

    /** The parts detected in a text, without a choice. */
    static SplitProposal detect(String text) {
        return new SplitProposal(SplitChoice.UNDECIDED, split(text));
    }

    /** A text over its field's limit, which is refused, is one part: nothing analyses it. */
    private static List<SplitPart> split(String text) {
        return TextRule.BODY.allows(text) ? QuestionSplitter.split(text) : List.of(new SplitPart("", text));
    }

    /** At least one part is invalid. */
    static final class InvalidParts extends BadInput {

        InvalidParts(List<FieldError> problems) {
            super(problems);
        }
    }

    /** The parts that are not empty. */
    List<SplitPart> partsToSend() {
        return parts.stream().filter(part -> !part.body().isBlank()).toList();
    }

    /** The draft with the text of the remaining parts, if any part was changed. */
    ContactFormDraft applyTo(ContactFormDraft draft) {
        var remaining = bodies(partsToSend());
        if (remaining.isEmpty() || remaining.equals(bodies(split(draft.text(TEXT_FIELD))))) {
            return draft;
        }
        var fields = new LinkedHashMap<>(draft.fields());
        fields.put(TEXT_FIELD, String.join("\n\n", remaining));
        return draft.withFields(fields);
    }

    private static List<String> bodies(List<SplitPart> parts) {
        return parts.stream().map(part -> normalized(part.body())).toList();
    }

    /** Browsers submit CRLF line ends. */
    private static String normalized(String text) {
        return InputText.clean(text).strip();
    }
}
