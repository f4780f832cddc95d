package io.guichet.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.stream.Collectors;

/** Why something that was sent as JSON could not be read, in words for whoever sent it. */
public final class JsonProblems {

    private JsonProblems() {}

    /** What is wrong, with the field where it is. */
    public static BadInput.Problem of(Throwable cause) {
        if (cause instanceof Unreadable text) {
            return new BadInput.Problem(path(text), text.getOriginalMessage());
        }
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return new BadInput.Problem(path(unknown), "is not a field of this request");
        }
        if (cause instanceof InvalidFormatException wrong && !wrong.getPath().isEmpty()) {
            return new BadInput.Problem(path(wrong), notUnderstood(wrong));
        }
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return new BadInput.Problem(path(mapping), "has the wrong form");
        }
        if (cause instanceof MismatchedInputException) {
            return new BadInput.Problem("body", "must be a JSON object");
        }
        return new BadInput.Problem("body", "is not readable JSON");
    }

    private static String notUnderstood(InvalidFormatException wrong) {
        var words = wrong.getTargetType() == null ? null : wrong.getTargetType().getEnumConstants();
        return words == null
                ? "'%s' is not understood here".formatted(wrong.getValue())
                : "'%s' is not one of %s".formatted(wrong.getValue(), List.of(words));
    }

    private static String path(JsonMappingException e) {
        if (e.getPath().isEmpty()) {
            return "body";
        }
        return e.getPath().stream()
                .map(ref -> ref.getFieldName() == null ? "[" + ref.getIndex() + "]" : ref.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
