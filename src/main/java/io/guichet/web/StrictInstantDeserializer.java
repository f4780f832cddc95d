package io.guichet.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.guichet.problem.BadInput;
import io.guichet.problem.InvalidJsonValue;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.springframework.boot.jackson.JsonComponent;

/** Reads instants from JSON: ISO 8601 with an offset and a four-digit year. */
@JsonComponent
public class StrictInstantDeserializer extends StdScalarDeserializer<Instant> {

    private static final String EXPECTED = "must be an instant with an offset, like 2026-03-02T09:00:00Z";
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9998;

    StrictInstantDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw new InvalidJsonValue(parser, EXPECTED);
        }
        try {
            return parse("", parser.getText());
        } catch (BadInput e) {
            throw new InvalidJsonValue(parser, EXPECTED);
        }
    }

    /** Parses the value of a field; throws {@link BadInput} that names the field. */
    public static Instant parse(String field, String text) {
        try {
            var dateTime = OffsetDateTime.parse(text);
            if (dateTime.getYear() >= FIRST_YEAR && dateTime.getYear() <= LAST_YEAR) {
                return dateTime.toInstant();
            }
        } catch (DateTimeParseException e) {
            throw new BadInput(field, EXPECTED);
        }
        throw new BadInput(field, EXPECTED);
    }
}
