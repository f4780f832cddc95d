package io.guichet.mail;

import static io.guichet.jdbc.Columns.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A stored message.
 *
 * @param receivedFrom the member of staff or program that posted it, or the name of the mailbox
 * @param ticket that it opened or went to; null for none
 * @param failure why it is in quarantine; null unless it is
 * @param reason the same as a constant
 * @param mailbox name of the mailbox that it was read from; null if it was handed in
 * @param originalSize in bytes, if only the beginning is kept; null for a whole message
 * @param message id of the message of the conversation that it became; null for none, or for a ticket's first
 * @param unknownSender whether its sender was none of the ticket's, so that only staff see it
 * @param acceptedBy who accepted that sender; null for nobody
 * @param spamBy who said that it is spam; null for nobody
 * @param cc its other recipients; null for none
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
        String failure,
        QuarantineReason reason,
        String mailbox,
        Long originalSize,
        Long message,
        boolean unknownSender,
        String acceptedBy,
        String spamBy,
        String cc) {

    boolean isTruncated() {
        return originalSize != null;
    }

    public boolean isSpam() {
        return spamBy != null;
    }

    /** Whether it was not taken, but may be. */
    public boolean isUndecided() {
        return state == MailState.DONE && (outcome == MailOutcome.IGNORED || outcome == MailOutcome.GUIDANCE_SENT);
    }

    /** Whether it waits for staff to accept its sender. */
    public boolean awaitsAcceptance() {
        return unknownSender && acceptedBy == null;
    }

    /** A row of the table. */
    static IncomingMail row(ResultSet row, int index) throws SQLException {
        var outcome = row.getString("outcome");
        var kind = row.getString("machine_kind");
        var reason = row.getString("quarantine_reason");
        return new IncomingMail(
                row.getLong("id"),
                row.getString("brand"),
                instant(row, "received_at"),
                row.getString("received_from"),
                row.getLong("size"),
                MailState.valueOf(row.getString("state")),
                outcome == null ? null : MailOutcome.valueOf(outcome),
                row.getString("sender"),
                row.getString("subject"),
                kind == null
                        ? MachineOrigin.NONE
                        : MachineOrigin.of(MachineKind.valueOf(kind), row.getString("machine_reason")),
                row.getString("ticket"),
                row.getString("failure"),
                reason == null ? null : QuarantineReason.valueOf(reason),
                row.getString("mailbox"),
                row.getObject("original_size", Long.class),
                row.getObject("message", Long.class),
                row.getBoolean("unknown_sender"),
                row.getString("accepted_by"),
                row.getString("spam_by"),
                row.getString("cc"));
    }
}
