package io.guichet.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A JSON value of the wrong form; the message says what it must be. */
public class InvalidJsonValue extends JsonMappingException {

    public InvalidJsonValue(JsonParser parser, String message) {
        super(parser, message);
    }
}
