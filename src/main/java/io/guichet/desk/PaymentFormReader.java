package io.guichet.desk;

import io.guichet.billing.Invoices;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.LabelFormatter;
import io.guichet.web.TimeFormatter;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads what staff filled in on a ticket's page about money that came in, and says in their language what is wrong with it. */
@Component
class PaymentFormReader {

    private final TimeFormatter timeFormatter;
    private final LabelFormatter labels;
    private final Clock clock;

    PaymentFormReader(TimeFormatter timeFormatter, LabelFormatter labels, Clock clock) {
        this.timeFormatter = timeFormatter;
        this.labels = labels;
        this.clock = clock;
    }

    /** When a fee was received, and what it is found under. */
    record PaymentForm(Instant paidAt, String reference) {}

    /** What stands in the field for the time before anybody typed: now. */
    String currentTime() {
        return timeFormatter.inputValue(clock.instant());
    }

    /** @throws BadInput naming {@code paidAt}, {@code reference} or both */
    PaymentForm readPayment(Map<String, String> submitted, Locale locale) {
        var problems = new ArrayList<>(referenceProblems(submitted, locale));
        Instant paidAt = null;
        try {
            paidAt = timeFormatter.parseInputValue(
                    submitted.getOrDefault("paidAt", "").strip());
            if (paidAt.isAfter(clock.instant())) {
                problems.add(0, problem("paidAt", "ticket.pay.future", locale));
            }
        } catch (DateTimeParseException e) {
            problems.add(0, problem("paidAt", "ticket.pay.unreadable", locale));
        }
        throwIfInvalid(problems);
        return new PaymentForm(paidAt, reference(submitted));
    }

    /** @throws BadInput naming {@code reference} */
    String readSettlement(Map<String, String> submitted, Locale locale) {
        throwIfInvalid(referenceProblems(submitted, locale));
        return reference(submitted);
    }

    private List<FieldError> referenceProblems(Map<String, String> submitted, Locale locale) {
        var reference = reference(submitted);
        if (reference.isEmpty()) {
            return List.of(problem("reference", "ticket.reference.required", locale));
        }
        return reference.length() > Invoices.REFERENCE_LENGTH
                ? List.of(problem("reference", "ticket.reference.too-long", locale, Invoices.REFERENCE_LENGTH))
                : List.of();
    }

    private FieldError problem(String field, String key, Locale locale, Object... details) {
        return new FieldError(field, labels.text(key, locale, details));
    }

    private static String reference(Map<String, String> submitted) {
        return submitted.getOrDefault("reference", "").strip();
    }

    private static void throwIfInvalid(List<FieldError> problems) {
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
    }
}
