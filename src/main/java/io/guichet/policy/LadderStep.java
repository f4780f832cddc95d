package io.guichet.policy;

/**
 * One step of the escalation ladder of a target, due at a percentage of the target's time or at a number of working
 * minutes before the due date.
 *
 * @param step number from 1, which identifies it
 * @param percent elapsed share of the target's time; over 100 is after the due date; null if minutes are given
 * @param minutes remaining minutes in the target's calendar; null if a percentage is given
 * @param level {@code AT_RISK}, {@code OVERDUE} or {@code STILL_OVERDUE}
 * @param hours hours outside of which it waits for the next opening; null for any time
 * @param recipient role that gets an e-mail; null for none
 * @param priority priority to which the ticket is raised; null for none
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

    /** Recipient of a step's e-mail. */
    public enum EscalationRecipient {
        /** Assignee of the ticket's task; its team if unassigned. */
        ASSIGNEE,
        TEAM,
        LEAD
    }

    /** Whether it is due before the due date. */
    public boolean isBeforeTheDeadline() {
        return minutes != null ? minutes > 0 : percent < 100;
    }
}
