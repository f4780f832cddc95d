package io.guichet.mail;

import java.time.Instant;

/**
 * A stored message.
 *
 * @param receivedFrom the member of staff or program that posted it
 * @param ticket that it opened or went to; null for none
 * @param failure why it is in quarantine; null unless it is
 */
record IncomingMail(
        long id,
        String brand,
        Instant receivedAt,
        String receivedFrom,
        long size,
        MailState state,
        MailOutcome outcome,
        String sender,
        String subject,
        MachineOrigin machine,
        String ticket,
        String failure) {}
