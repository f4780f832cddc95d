package io.guichet.search;

import io.guichet.attachment.AttachmentsChanged;
import io.guichet.customer.CustomerRenamed;
import io.guichet.ticket.TicketModified;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records each ticket that a transaction changes once, in that transaction. */
@Component
class TicketChangeRecorder {

    private final TicketChangeLog changes;

    TicketChangeRecorder(TicketChangeLog changes) {
        this.changes = changes;
    }

    @EventListener
    void on(TicketModified event) {
        record(event.number());
    }

    @EventListener
    void on(AttachmentsChanged event) {
        record(event.number());
    }

    @EventListener
    void on(CustomerRenamed event) {
        changes.recordCustomer(event.id());
    }

    private void record(String number) {
        if (recordedNumbers().add(number)) {
            changes.recordTicket(number);
        }
    }

    private Set<String> recordedNumbers() {
        var holder = (RecordedNumbers) TransactionSynchronizationManager.getResource(this);
        if (holder == null) {
            holder = new RecordedNumbers();
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<>(holder, this) {});
            TransactionSynchronizationManager.bindResource(this, holder);
        }
        return holder.numbers;
    }

    private static final class RecordedNumbers extends ResourceHolderSupport {

        private final Set<String> numbers = new HashSet<>();
    }
}
