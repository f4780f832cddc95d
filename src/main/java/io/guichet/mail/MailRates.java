package io.guichet.mail;

import io.guichet.text.Digests;
import io.guichet.text.InputText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one sender may cause. Two programs that answer each other would never end, and a flood would bury the desk. */
@Component
class MailRates {

    static final int MAX_TICKETS_A_DAY = 20;
    static final int MAX_SAME_TEXTS_A_DAY = 3;
    static final int MAX_REPLIES_AN_HOUR = 100;

    private static final Duration DAY = Duration.ofDays(1);

    private static final int MAX_SENDER = 320;

    /** A mailbox that is read again gives messages that came before. */
    private static final String NO_COPY =
            """
            not exists (select 1 from incoming_mail o
              where o.brand = m.brand and o.sha256 = m.sha256 and o.id < m.id and o.state = 'DONE')""";

    private final JdbcClient db;

    MailRates(JdbcClient db) {
        this.db = db;
    }

    /** Why the message opens no ticket by itself; empty if it does. */
    Optional<QuarantineReason> againstTicket(IncomingMail incoming, ReceivedMail mail) {
        var since = incoming.receivedAt().minus(DAY);
        if (hasGuidance(incoming, mail)) {
            return Optional.of(QuarantineReason.ANSWERED_TODAY);
        }
        if (countSameText(incoming.brand(), mail, since) >= MAX_SAME_TEXTS_A_DAY) {
            return Optional.of(QuarantineReason.SAME_TEXT);
        }
        return count(incoming, mail, MailOutcome.TICKET_OPENED, DAY) >= MAX_TICKETS_A_DAY
                ? Optional.of(QuarantineReason.MANY_TICKETS)
                : Optional.empty();
    }

    /** Why the message is not added to its ticket by itself; empty if it is. */
    Optional<QuarantineReason> againstReply(IncomingMail incoming, ReceivedMail mail) {
        return count(incoming, mail, MailOutcome.REPLY_ADDED, Duration.ofHours(1)) >= MAX_REPLIES_AN_HOUR
                ? Optional.of(QuarantineReason.MANY_REPLIES)
                : Optional.empty();
    }

    /** Whether the sender has had guidance within a day. */
    boolean hasGuidance(IncomingMail incoming, ReceivedMail mail) {
        return count(incoming, mail, MailOutcome.GUIDANCE_SENT, DAY) > 0;
    }

    private int count(IncomingMail incoming, ReceivedMail mail, MailOutcome outcome, Duration within) {
        return db.sql(
                        """
                        select count(*) from incoming_mail m
                        where brand = :brand and sender = :sender and received_at >= :since and outcome = :outcome
                          and %s"""
                                .formatted(NO_COPY))
                .param("brand", incoming.brand())
                .param("sender", sender(mail))
                .param("since", incoming.receivedAt().minus(within))
                .param("outcome", outcome.name())
                .query(Integer.class)
                .single();
    }

    /** How many tickets the sender has opened with the same subject and words since then, as programs do. */
    private int countSameText(String brand, ReceivedMail mail, Instant since) {
        return db.sql(
                        """
                        select count(*) from incoming_mail m
                        where brand = :brand and sender = :sender and received_at >= :since
                          and outcome = 'TICKET_OPENED' and text_sha256 = :text and subject = :subject and %s"""
                                .formatted(NO_COPY))
                .param("brand", brand)
                .param("sender", sender(mail))
                .param("since", since)
                .param("text", digest(mail))
                .param("subject", mail.subject())
                .query(Integer.class)
                .single();
    }

    private static String sender(ReceivedMail mail) {
        return InputText.truncate(mail.from().email(), MAX_SENDER);
    }

    /** Of what the sender wrote. */
    static String digest(ReceivedMail mail) {
        return Digests.sha256(mail.text().visible());
    }
}
