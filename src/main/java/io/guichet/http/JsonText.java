package io.guichet.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.boot.jackson.JsonComponent;

/** A text in JSON: written as one, and of characters that can be kept, which NUL and half a surrogate pair cannot. */
@JsonComponent
class JsonText extends StdScalarDeserializer<String> {

    static final Pattern NOT_KEPT = Pattern.compile("[\\x00\\p{Cs}]");

    JsonText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw new Unreadable(parser, "must be a text");
        }
        var text = parser.getText();
        if (NOT_KEPT.matcher(text).find()) {
            throw new Unreadable(parser, "holds a character that cannot be kept");
        }
        return text;
    }
}
