package io.guichet.insight.table;

import java.time.Instant;

/**
 * A visit of an activity or event of a diagram by a ticket.
 *
 * @param id the engine's id of the activity instance
 * @param sequence order of the visits of a process that begin at the same instant
 * @param processVersion version of the diagram; null if the engine's history was gone when it was first asked for
 * @param beside whether the process runs beside the ticket's own one, such as its survey
 * @param type the engine's type, such as {@code userTask}
 * @param leftAt null while it lasts
 * @param canceled whether it was interrupted
 * @param lapse null while it lasts
 * @param burnt ten-thousandths of the targets' time, summed over the clocks that ran meanwhile; null while it lasts
 */
public record VisitMetrics(
        String id,
        String number,
        long sequence,
        String process,
        Integer processVersion,
        boolean beside,
        String activity,
        String type,
        Instant enteredAt,
        Instant leftAt,
        boolean canceled,
        Lapse lapse,
        Integer burnt) {

    /** The same with what is computed from the ticket's clocks. */
    VisitMetrics with(Lapse newLapse, Integer newBurnt) {
        return new VisitMetrics(
                id,
                number,
                sequence,
                process,
                processVersion,
                beside,
                activity,
                type,
                enteredAt,
                leftAt,
                canceled,
                newLapse,
                newBurnt);
    }

    /** Whether it is a frame around other steps of the same diagram. */
    boolean isFrame() {
        return VisitTypes.isFrame(type);
    }

    /** Whether it lasted at that instant. */
    boolean lastsAt(Instant instant) {
        return !enteredAt.isAfter(instant) && (leftAt == null || leftAt.isAfter(instant));
    }
}
