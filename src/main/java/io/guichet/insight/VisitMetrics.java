package io.guichet.insight;

import java.time.Instant;

/**
 * A visit of an activity or event of a diagram by a ticket.
 *
 * @param id the engine's id of the activity instance
 * @param type the engine's type, such as {@code userTask}
 * @param leftAt null while it lasts
 * @param canceled whether it was interrupted
 * @param lapse null while it lasts
 */
record VisitMetrics(
        String id,
        String number,
        String process,
        String activity,
        String type,
        Instant enteredAt,
        Instant leftAt,
        boolean canceled,
        Lapse lapse) {}
