package io.guichet.portal;

import io.guichet.attachment.FileWords;
import io.guichet.policy.Promised;
import io.guichet.policy.Target;
import io.guichet.sla.ClockWords.Explained;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A request as its customer sees it, in words of their language.
 *
 * @param status for the shape beside the words
 * @param next what happens next, and when
 * @param behind why and until when other requests are served first; null when none are
 * @param clocks what is promised and still open
 * @param promised whether anything is; null where the question does not arise
 */
record RequestView(
        String status,
        String statusWords,
        String next,
        String behind,
        List<Chip> clocks,
        Boolean promised,
        List<Entry> entries) {

    /** A promise as the clock chip shows it. */
    record Chip(
            Target target, Promised.Kind kind, String state, Instant due, Duration remaining, Explained explained) {}

    /** A message of the conversation, or an event beside it. */
    record Entry(String kind, String author, Instant at, String body, List<FileWords.Shown> files) {}
}
