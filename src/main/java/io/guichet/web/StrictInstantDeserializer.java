package io.guichet.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.guichet.problem.BadInput;
import io.guichet.problem.InvalidJsonValue;
import io.guichet.text.InputTime;
import java.io.IOException;
import java.time.Instant;
import org.springframework.boot.jackson.JsonComponent;

/** Reads instants from JSON: see {@link InputTime}. */
@JsonComponent
class StrictInstantDeserializer extends StdScalarDeserializer<Instant> {

    StrictInstantDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        try {
            return InputTime.instant("", parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : null);
        } catch (BadInput e) {
            throw new InvalidJsonValue(parser, e.errors().get(0).message());
        }
    }
}
