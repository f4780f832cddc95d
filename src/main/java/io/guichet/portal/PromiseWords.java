package io.guichet.portal;

import io.guichet.http.Moments;
import io.guichet.policy.Promised;
import io.guichet.sla.Promises;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says a promise as one would say it across the counter. */
@Component
class PromiseWords {

    private final Moments moments;
    private final MessageSource messages;

    PromiseWords(Moments moments, MessageSource messages) {
        this.moments = moments;
        this.messages = messages;
    }

    /** "An answer within 4 h: today 14:00 at the latest." Where nothing is promised it says so. */
    String of(Promises.Line line, Locale locale, ZoneId zone) {
        if (line == null || line.kind() == Promised.Kind.NONE || line.due() == null) {
            return say("portal.promise.none", locale);
        }
        var registered = line.stopsOn() == Promised.StopsOn.REGISTERED ? ".registered" : "";
        return say(
                "portal.promise." + line.kind() + registered,
                locale,
                amount(line, locale),
                moments.day(line.due(), locale, zone));
    }

    private String amount(Promises.Line line, Locale locale) {
        var amount = line.amount();
        return switch (line.unit()) {
            case ELAPSED -> moments.span(Duration.parse(amount), locale);
            case BUSINESS_HOURS ->
                say("portal.amount.BUSINESS_HOURS", locale, moments.span(Duration.parse(amount), locale));
            case BUSINESS_DAYS ->
                say("portal.amount.BUSINESS_DAYS", locale, Period.parse(amount).getDays());
            case CUT_OFF -> say("portal.amount.CUT_OFF", locale, amount);
        };
    }

    private String say(String key, Locale locale, Object... details) {
        return messages.getMessage(key, details, locale);
    }
}
