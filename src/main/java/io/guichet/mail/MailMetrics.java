package io.guichet.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.stereotype.Component;

/** Metrics of incoming mail, the same on every node: messages that wait, and mailboxes that cannot be read. */
@Component
class MailMetrics implements MeterBinder {

    private static final List<MailState> WAITING = List.of(MailState.RECEIVED, MailState.QUARANTINED);

    private final IncomingMailStore store;
    private final MailboxPositions positions;
    private final MailSettings settings;

    MailMetrics(IncomingMailStore store, MailboxPositions positions, MailSettings settings) {
        this.store = store;
        this.positions = positions;
        this.settings = settings;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var state : WAITING) {
            Gauge.builder("guichet.mail", store, counted -> counted.count(state))
                    .description("Messages that came in and wait for processing or for staff")
                    .tag("state", state.name())
                    .register(registry);
        }
        Gauge.builder("guichet.mailboxes.failing", this, MailMetrics::failing)
                .description("Mailboxes that cannot be read")
                .register(registry);
    }

    private double failing() {
        return positions.all().stream()
                .filter(mailbox -> settings.mailboxes().containsKey(mailbox.name()))
                .filter(mailbox -> mailbox.failure() != null)
                .count();
    }
}
