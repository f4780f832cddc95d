package io.guichet.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Something that happened to an account, or a right that was used.
 *
 * @param user who did it; for a sign-in the account that was named, not necessarily an existing one
 * @param address network address of the request
 * @param subject account, ticket or deployment that it is about; null if there is none
 * @param detail in a few words; null if the type says all
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AuditEntry(
        Instant at, AuditType type, String user, String address, AuditOutcome outcome, String subject, String detail) {}
