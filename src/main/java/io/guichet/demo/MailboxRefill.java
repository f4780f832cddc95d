package io.guichet.demo;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.email.Deliveries;
import io.guichet.email.EmailFilter;
import io.guichet.email.EmailMessage;
import io.guichet.email.EmailState;
import io.guichet.email.Outbox;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the newest e-mails of earlier runs back into the mailboxes, which are in memory. */
@Component
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class MailboxRefill {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxRefill.class);
    private static final int MAX_EMAILS = 500;

    private final Outbox outbox;
    private final Deliveries deliveries;
    private final Mailboxes mailboxes;
    private final Brands brands;

    MailboxRefill(Outbox outbox, Deliveries deliveries, Mailboxes mailboxes, Brands brands) {
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.mailboxes = mailboxes;
        this.brands = brands;
    }

    /** Lists what was sent before the delivery of this run begins, and refills beside it. */
    @EventListener
    @Order(-1)
    void on(ApplicationReadyEvent event) {
        var ids = brands.all().stream().map(Brand::id).toList();
        var sent = outbox.newest(new EmailFilter(ids, List.of(), List.of(), null, EmailState.SENT), null, MAX_EMAILS);
        var thread = new Thread(() -> refill(sent), "mailbox-refill");
        thread.setDaemon(true);
        thread.start();
    }

    private void refill(List<EmailMessage> newestFirst) {
        for (int at = newestFirst.size() - 1; at >= 0; at--) {
            var email = newestFirst.get(at);
            try {
                mailboxes.deliver(email.recipient(), deliveries.raw(email.id()));
            } catch (RuntimeException e) {
                LOG.warn("The mailbox of {} lacks an e-mail of an earlier run", email.recipient(), e);
            }
        }
    }
}
