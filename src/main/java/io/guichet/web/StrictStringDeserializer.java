package io.guichet.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.guichet.problem.InvalidJsonValue;
import io.guichet.text.InputText;
import java.io.IOException;
import org.springframework.boot.jackson.JsonComponent;

/** Reads strings from JSON as clean text; rejects other types and characters that cannot be stored. */
@JsonComponent
public class StrictStringDeserializer extends StdScalarDeserializer<String> {

    StrictStringDeserializer() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw new InvalidJsonValue(parser, "must be text");
        }
        var text = parser.getText();
        if (!InputText.isStorable(text)) {
            throw new InvalidJsonValue(parser, "contains a character that cannot be stored");
        }
        return InputText.clean(text);
    }
}
