package io.guichet.access;

/**
 * The current user uses a right that the audit keeps. Published in the transaction of the action.
 *
 * @param subject account, ticket or deployment that it is about; null if there is none
 * @param detail in a few words; null if the type says all
 */
public record AuditedAction(AuditType type, String subject, String detail) {}
