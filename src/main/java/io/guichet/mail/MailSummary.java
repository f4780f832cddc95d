package io.guichet.mail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/** A message of the list. */
record MailSummary(
        long id,
        String brand,
        Instant receivedAt,
        MailState state,
        MailOutcome outcome,
        MachineOrigin machine,
        String from,
        String subject,
        String ticket,
        String failure,
        QuarantineReason reason,
        boolean spam,
        @JsonIgnore boolean hidden) {

    /** @param hidden whether its ticket must not be seen: then it only says that it came */
    static MailSummary of(IncomingMail mail, boolean hidden) {
        return new MailSummary(
                mail.id(),
                mail.brand(),
                mail.receivedAt(),
                mail.state(),
                mail.outcome(),
                hidden ? MachineOrigin.NONE : mail.machine(),
                hidden ? null : mail.sender(),
                hidden ? null : mail.subject(),
                hidden ? null : mail.ticket(),
                mail.failure(),
                mail.reason(),
                mail.isSpam(),
                hidden);
    }
}
