package io.guichet.desk;

import io.guichet.desk.ActiveOverrides.ActiveOverride;
import io.guichet.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a lead can decide about a ticket, and what is decided, in the reader's language. Choices are kept by what a form
 * sends, in the order in which they are shown.
 *
 * @param now what stands there now, by the name of the field; absent where nothing does
 * @param targets the promises that run, each with when it falls due
 */
record OverrideView(
        Ticket ticket,
        Map<String, String> current,
        Map<String, String> priorities,
        Map<String, String> plans,
        Map<String, String> teams,
        Map<String, String> targets,
        List<ActiveOverrideView> overrides) {

    /**
     * A decision that holds.
     *
     * @param name what was decided about
     * @param who decided, or null where that was no lead
     */
    record ActiveOverrideView(
            ActiveOverride override, String name, String value, String author, Instant at, String reason) {

        public String key() {
            return override.key();
        }
    }
}
