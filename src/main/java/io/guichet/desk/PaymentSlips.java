package io.guichet.desk;

import io.guichet.billing.Invoices;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.Moments;
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
class PaymentSlips {

    private final Moments moments;
    private final Lexicon lexicon;
    private final Clock clock;

    PaymentSlips(Moments moments, Lexicon lexicon, Clock clock) {
        this.moments = moments;
        this.lexicon = lexicon;
        this.clock = clock;
    }

    /** When a fee was received, and what it is found under. */
    record Slip(Instant paidAt, String reference) {}

    /** What stands in the field for the time before anybody typed: now. */
    String now() {
        return moments.field(clock.instant());
    }

    /** @throws BadInput naming {@code paidAt}, {@code reference} or both */
    Slip payment(Map<String, String> typed, Locale locale) {
        var problems = new ArrayList<>(ofReference(typed, locale));
        Instant paidAt = null;
        try {
            paidAt = moments.ofField(typed.getOrDefault("paidAt", "").strip());
            if (paidAt.isAfter(clock.instant())) {
                problems.add(0, problem("paidAt", "ticket.pay.future", locale));
            }
        } catch (DateTimeParseException e) {
            problems.add(0, problem("paidAt", "ticket.pay.unreadable", locale));
        }
        mustBeEmpty(problems);
        return new Slip(paidAt, reference(typed));
    }

    /** @throws BadInput naming {@code reference} */
    String settlement(Map<String, String> typed, Locale locale) {
        mustBeEmpty(ofReference(typed, locale));
        return reference(typed);
    }

    private List<Problem> ofReference(Map<String, String> typed, Locale locale) {
        var reference = reference(typed);
        if (reference.isEmpty()) {
            return List.of(problem("reference", "ticket.reference.required", locale));
        }
        return reference.length() > Invoices.REFERENCE_LENGTH
                ? List.of(problem("reference", "ticket.reference.too-long", locale, Invoices.REFERENCE_LENGTH))
                : List.of();
    }

    private Problem problem(String field, String key, Locale locale, Object... details) {
        return new Problem(field, lexicon.say(key, locale, details));
    }

    private static String reference(Map<String, String> typed) {
        return typed.getOrDefault("reference", "").strip();
    }

    private static void mustBeEmpty(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
    }
}
