package io.guichet.mail;

import com.google.re2j.Pattern;
import io.guichet.email.Outbox;
import io.guichet.email.ReplyAddresses;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the ticket that a message is about: by its signed reply address, by the e-mails that it answers, by its subject. */
@Component
class MailThreads {

    /** As the desk writes it into subjects. */
    private static final Pattern NUMBER = Pattern.compile("\\b[A-Z]{1,6}-[0-9A-Z]{4,12}\\b");

    private static final int MAX_REFERENCES = 20;
    private static final int MAX_NUMBERS = 5;

    private final ReplyAddresses addresses;
    private final Outbox outbox;
    private final Tickets tickets;

    MailThreads(ReplyAddresses addresses, Outbox outbox, Tickets tickets) {
        this.addresses = addresses;
        this.outbox = outbox;
        this.tickets = tickets;
    }

    /** The brand's ticket; a merged one is followed to where the work goes on. */
    Optional<MailThread> find(String brand, ReceivedMail mail) {
        return byAddress(mail)
                .or(() -> byReferences(mail))
                .map(ticket -> new MailThread(ticket, true))
                .or(() -> bySubject(brand, mail).map(ticket -> new MailThread(ticket, false)))
                .filter(thread -> thread.ticket().brand().equals(brand))
                .map(thread ->
                        new MailThread(tickets.mergeTarget(thread.ticket().number()), thread.answersEmail()));
    }

    private Optional<Ticket> byAddress(ReceivedMail mail) {
        return Stream.concat(mail.to().stream(), mail.cc().stream())
                .flatMap(address -> addresses.ticketOf(address.email()).stream())
                .findFirst()
                .flatMap(tickets::find);
    }

    private Optional<Ticket> byReferences(ReceivedMail mail) {
        return answered(mail).stream()
                .flatMap(id -> outbox.ticketOf("<" + id + ">").stream())
                .findFirst()
                .flatMap(tickets::find);
    }

    /** What the message answers, then the rest of the thread, newest first; for a bounce what has bounced. */
    private static List<String> answered(ReceivedMail mail) {
        var ids = new ArrayList<>(mail.references());
        Collections.reverse(ids);
        ids.addAll(0, mail.inReplyTo());
        if (mail.bounce() != null && !mail.bounce().messageId().isEmpty()) {
            ids.add(0, mail.bounce().messageId());
        }
        return ids.stream().distinct().limit(MAX_REFERENCES).toList();
    }

    private Optional<Ticket> bySubject(String brand, ReceivedMail mail) {
        var matcher = NUMBER.matcher(mail.subject().toUpperCase(Locale.ROOT));
        for (int count = 0; count < MAX_NUMBERS && matcher.find(); count++) {
            var ticket =
                    tickets.find(matcher.group()).filter(found -> found.brand().equals(brand));
            if (ticket.isPresent()) {
                return ticket;
            }
        }
        return Optional.empty();
    }
}
