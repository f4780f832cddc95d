package io.guichet.policy;

/**
 * One step of the escalation ladder of a target.
 *
 * @param step its place, from 1
 * @param percent how much of the promised time has passed when it is due; over 100 is after the deadline
 * @param level {@code AT_RISK}, {@code OVERDUE} or {@code STILL_OVERDUE}
 * @param callsLead whether a team lead gets a task
 */
public record LadderStep(Target target, int step, int percent, String level, boolean callsLead, Because because) {}
