package io.guichet.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.stream.Collectors;

/** Describes why JSON could not be read, for the client that sent it. */
public final class JsonErrors {

    private JsonErrors() {}

    /** Names the field and what it must be. */
    public static BadInput.FieldError of(Throwable cause) {
        if (cause instanceof InvalidJsonValue invalidValue) {
            return new BadInput.FieldError(path(invalidValue), invalidValue.getOriginalMessage());
        }
        if (cause instanceof UnrecognizedPropertyException unknownProperty) {
            return new BadInput.FieldError(path(unknownProperty), "is not a field of this request");
        }
        if (cause instanceof InvalidFormatException invalidFormat
                && !invalidFormat.getPath().isEmpty()) {
            return new BadInput.FieldError(path(invalidFormat), invalidFormat(invalidFormat));
        }
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return new BadInput.FieldError(path(mapping), "has the wrong type");
        }
        if (cause instanceof MismatchedInputException) {
            return new BadInput.FieldError("body", "must be a JSON object");
        }
        return new BadInput.FieldError("body", "is not valid JSON");
    }

    /** The same about a line of a document, whose fields may have the name {@code body}. */
    public static BadInput.FieldError ofLine(Throwable cause) {
        var error = of(cause);
        var isWhole = !(cause instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty();
        return isWhole ? new BadInput.FieldError("line", error.message()) : error;
    }

    private static String invalidFormat(InvalidFormatException invalidFormat) {
        var constants = invalidFormat.getTargetType() == null
                ? null
                : invalidFormat.getTargetType().getEnumConstants();
        return constants == null
                ? "'%s' is not a valid value".formatted(invalidFormat.getValue())
                : "'%s' is not one of %s".formatted(invalidFormat.getValue(), List.of(constants));
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
