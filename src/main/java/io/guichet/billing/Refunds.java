package io.guichet.billing;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import io.guichet.ticket.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Refunds of payments through a provider: ordered in a transaction, made after it, until the provider has answered. */
@Component
public class Refunds {

    private static final Logger LOG = LoggerFactory.getLogger(Refunds.class);
    private static final int BATCH_SIZE = 20;
    private static final Duration FIRST_DELAY = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 8;

    private final RefundStore store;
    private final RefundRecords records;
    private final PaymentProviders providers;
    private final Clock clock;

    Refunds(RefundStore store, RefundRecords records, PaymentProviders providers, Clock clock) {
        this.store = store;
        this.records = records;
        this.providers = providers;
        this.clock = clock;
    }

    /** Orders the refund of a ticket's payment, once. @param reason of staff, which the timeline keeps */
    @Transactional
    public void order(String number, String reason, Actor by) {
        if (InputText.isBlank(reason)) {
            throw new BadInput(
                    List.of(new FieldError("reason", "must say why it is refunded", "ticket.refund.required")));
        }
        BadInput.throwIfAny(
                TextRule.REASON.errors("reason", reason, "ticket.reason.too-long", TextRule.REASON.maxLength()));
        records.order(number, InputText.strip(reason), by);
    }

    /** Makes the refunds that are due. */
    public void run() {
        for (var id : store.lease(UUID.randomUUID().toString(), BATCH_SIZE)) {
            make(records.find(id).orElseThrow());
        }
    }

    private void make(Payment payment) {
        var refund = payment.refund();
        var key = refund.round() == 0 ? payment.id() : payment.id() + "-" + refund.round();
        try {
            records.complete(payment.id(), providers.get(payment.provider()).refund(key, payment.reference()));
        } catch (ProviderOutage outage) {
            LOG.warn("The refund of {} is made later: {}", payment.ticket(), outage.getMessage());
            var delay = FIRST_DELAY.multipliedBy(1L << Math.min(refund.attempts(), DOUBLINGS));
            store.defer(payment.id(), outage.getMessage(), clock.instant().plus(delay));
        } catch (ProviderRefusal refused) {
            LOG.error(
                    "The refund of {} was refused; a lead has to see to it: {}",
                    payment.ticket(),
                    refused.getMessage());
            records.fail(payment.id(), refused.getMessage());
        }
    }
}
