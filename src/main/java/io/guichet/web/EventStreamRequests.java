package io.guichet.web;

import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** Checks requests for streams of server-sent events. */
public final class EventStreamRequests {

    private EventStreamRequests() {}

    /**
     * To be called after the rights were checked, so that the answer to those without is always the same.
     *
     * @param accept value of the header {@code Accept}
     */
    public static void requireEventStream(String accept) throws HttpMediaTypeNotAcceptableException {
        try {
            if (MediaType.parseMediaTypes(accept).stream().noneMatch(MediaType.TEXT_EVENT_STREAM::isCompatibleWith)) {
                throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.TEXT_EVENT_STREAM));
            }
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.TEXT_EVENT_STREAM));
        }
    }
}
