package io.guichet.mail;

import io.guichet.text.EmailAddress;
import io.guichet.ticket.TicketEvent.TicketMerged;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Senders beside the requester whose replies to a ticket count. */
@Component
class TicketParticipants {

    private final JdbcClient db;
    private final Clock clock;

    TicketParticipants(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    boolean contain(String number, String email) {
        return EmailAddress.canonical(email).isPresent()
                && db.sql("select count(*) from ticket_participant where number = :number and email = :email")
                                .param("number", number)
                                .param("email", EmailAddress.canonical(email).get())
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    void add(String number, String email, String by) {
        if (contain(number, email)) {
            return;
        }
        db.sql(
                        """
                        insert into ticket_participant (number, email, accepted_by, accepted_at)
                        values (:number, :email, :by, :now)""")
                .param("number", number)
                .param("email", EmailAddress.canonical(email).orElseThrow())
                .param("by", by)
                .param("now", clock.instant())
                .update();
    }

    /** Who was accepted on a merged ticket is accepted where the work goes on. */
    @EventListener
    void on(TicketMerged event) {
        db.sql(
                        """
                        insert into ticket_participant (number, email, accepted_by, accepted_at)
                        select :into, email, accepted_by, accepted_at from ticket_participant merged
                        where number = :number and not exists
                          (select 1 from ticket_participant p where p.number = :into and p.email = merged.email)""")
                .param("number", event.number())
                .param("into", event.into())
                .update();
    }
}
