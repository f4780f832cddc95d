package io.guichet.process;

import io.guichet.check.ModelFinding;
import java.time.Instant;
import java.util.List;

/**
 * A place at which a ticket cannot go on.
 *
 * @param definition id of the version of the process; null where none runs
 * @param process key of the process
 * @param version of the process; null where none runs
 * @param activity id in the diagram; null where none runs
 * @param detail the engine's message, or the name of the form; null for none
 * @param findings what is wrong with the version; empty for other causes
 * @param since when it failed, or when the ticket entered its wait state
 */
record TicketIncident(
        String number,
        String definition,
        String process,
        Integer version,
        String activity,
        IncidentCause cause,
        String detail,
        List<ModelFinding> findings,
        Instant since) {

    /** Orders the incidents of one ticket, the most urgent first. */
    String key() {
        return "%d %s %s".formatted(cause.ordinal(), process, activity == null ? "" : activity);
    }
}
