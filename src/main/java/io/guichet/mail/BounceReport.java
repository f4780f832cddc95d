package io.guichet.mail;

/**
 * A delivery report (RFC 3464), or what could be read of another form.
 *
 * @param recipient address that was not reached; empty if unknown
 * @param messageId of the message that bounced, without angle brackets; empty if unknown
 * @param permanent whether another attempt is useless
 * @param status enhanced status code, such as 5.1.1; empty if unknown
 * @param diagnostic what the mail server said; empty if unknown
 */
public record BounceReport(String recipient, String messageId, boolean permanent, String status, String diagnostic) {}
