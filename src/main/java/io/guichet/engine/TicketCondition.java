package io.guichet.engine;

import io.guichet.access.StaffMember;
import io.guichet.ticket.QueueConditions;
import io.guichet.ticket.Risk;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * A condition of the tickets of a filter's tasks, about what the engine does not know. It is the same SQL as that of the
 * desk's lists, and is part of the query of the filter ({@link VisibleRows}).
 */
enum TicketCondition {
    AT_RISK,
    OVERDUE,

    /** The customer has written since the last reply. */
    CUSTOMER_REPLIED,

    /** With a specialist, of the user's teams. */
    WITH_SPECIALIST,

    /** With a developer, of the user's teams. */
    WITH_DEVELOPER;

    /**
     * An SQL condition of the table {@code V_} of tasks, which no task of a hidden ticket fulfils.
     *
     * @param hiddenNumbers SQL that selects the numbers of the hidden tickets; empty if there are none
     */
    String taskCondition(Instant now, QueueConditions conditions, StaffMember staff, String hiddenNumbers) {
        var ofTicket =
                switch (this) {
                    case AT_RISK -> conditions.withRisk(Risk.AT_RISK, staff);
                    case OVERDUE -> conditions.withRisk(Risk.OVERDUE, staff);
                    case CUSTOMER_REPLIED -> conditions.withCustomerReply(staff);
                    case WITH_SPECIALIST -> conditions.withSpecialist(staff);
                    case WITH_DEVELOPER -> conditions.withDeveloper(staff);
                };
        // "is true" keeps PostgreSQL from a join for each task: it reads the few matching tickets once, with the brands
        // from an index
        return """
                (V_.PROC_INST_ID_ in (select E_.ID_ from ACT_RU_EXECUTION E_ join ticket t on t.number = E_.BUSINESS_KEY_ \
                where %s and %s)) is true%s"""
                .formatted(
                        conditions.visibleTo(staff, hiddenNumbers),
                        ofTicket.replace(":now", "timestamp with time zone '%s'".formatted(utc(now))),
                        dueDate(now));
    }

    /** A task is due at the full second after its ticket: narrows the tasks by an index. */
    private String dueDate(Instant now) {
        return switch (this) {
            case AT_RISK -> " and V_.DUE_DATE_ >= " + engineTime(now);
            case OVERDUE -> " and V_.DUE_DATE_ < " + engineTime(now.plusSeconds(1));
            default -> "";
        };
    }

    private static String utc(Instant instant) {
        return instant.toString().replace('T', ' ').replace("Z", "+00");
    }

    /** The engine stores local times of the virtual machine's zone. */
    private static String engineTime(Instant instant) {
        return "timestamp '%s'".formatted(Timestamp.from(instant));
    }
}
