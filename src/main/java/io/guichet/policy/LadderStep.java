package io.guichet.policy;

/**
 * One step of the escalation ladder of a target. When it is due is told either by a share of the promised time or by working
 * minutes before the deadline.
 *
 * @param step its number, from 1; what it is known by
 * @param percent how much of the promised time has passed when it is due; over 100 is after the deadline; null where minutes
 *     tell it
 * @param minutes how many minutes of the promise's own time are left when it is due; null where a share tells it
 * @param level {@code AT_RISK}, {@code OVERDUE} or {@code STILL_OVERDUE}
 * @param hours outside of which it waits for the next opening; null where it is taken at any time
 * @param tells who gets a letter; null for nobody
 * @param priority to which the ticket is raised; null for none
 * @param callsLead whether a team lead gets a task
 */
public record LadderStep(
        Target target,
        int step,
        Integer percent,
        Integer minutes,
        String level,
        BusinessHours hours,
        EscalationRecipient recipient,
        String priority,
        boolean callsLead,
        DecisionReference reason) {

    /** Who is told of a step. */
    public enum EscalationRecipient {
        /** Who has the ticket's task; its team while nobody has. */
        ASSIGNEE,
        TEAM,
        LEAD
    }

    /** Whether the step warns while there is time left. */
    public boolean isBeforeTheDeadline() {
        return minutes != null ? minutes > 0 : percent < 100;
    }
}
