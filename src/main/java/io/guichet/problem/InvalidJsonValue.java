package io.guichet.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A value in JSON that cannot be read as what it should be; the message says what it must be. */
public class InvalidJsonValue extends JsonMappingException {

    public InvalidJsonValue(JsonParser parser, String message) {
        super(parser, message);
    }
}
