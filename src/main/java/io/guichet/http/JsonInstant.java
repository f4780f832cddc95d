package io.guichet.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.springframework.boot.jackson.JsonComponent;

/** An instant in JSON: ISO 8601 with an offset, in a year that people write with four digits. */
@JsonComponent
public class JsonInstant extends StdScalarDeserializer<Instant> {

    private static final String WANTED = "must be an instant with an offset, like 2026-03-02T09:00:00Z";
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9998;

    JsonInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw new Unreadable(parser, WANTED);
        }
        try {
            return read("", parser.getText());
        } catch (BadInput e) {
            throw new Unreadable(parser, WANTED);
        }
    }

    /** The instant that a field's text stands for; a {@link BadInput} names the field. */
    public static Instant read(String field, String text) {
        try {
            var moment = OffsetDateTime.parse(text);
            if (moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR) {
                return moment.toInstant();
            }
        } catch (DateTimeParseException e) {
            throw new BadInput(field, WANTED);
        }
        throw new BadInput(field, WANTED);
    }
}
