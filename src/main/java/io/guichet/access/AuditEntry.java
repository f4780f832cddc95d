package io.guichet.access;

import java.time.Instant;

/**
 * Something that happened to an account.
 *
 * @param user the account that was named; for a sign-in not necessarily an existing one
 * @param address network address of the request
 */
record AuditEntry(Instant at, AuditType type, String user, String address, AuditOutcome outcome) {}
