package io.guichet.portal;

import io.guichet.http.Moments;
import io.guichet.policy.Promised;
import io.guichet.sla.HoursWords;
import io.guichet.sla.Promises;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says a promise as one would say it across the counter. */
@Component
class PromiseWords {

    private final Moments moments;
    private final HoursWords hours;
    private final MessageSource messages;

    PromiseWords(Moments moments, HoursWords hours, MessageSource messages) {
        this.moments = moments;
        this.hours = hours;
        this.messages = messages;
    }

    /** "An answer within 4 h: today 14:00 at the latest, if you write now." Where nothing is promised it says so. */
    String of(Promises.Line line, Locale locale, ZoneId zone) {
        return of(line, locale, zone, Beginning.WRITTEN_NOW);
    }

    /** What happens at which moment for the promise to count from then: now, or when the reader has said. */
    enum Beginning {
        WRITTEN_NOW,
        WRITTEN_THEN,
        PAID_NOW,
        PAID_THEN
    }

    String of(Promises.Line line, Locale locale, ZoneId zone, Beginning beginning) {
        if (isNone(line)) {
            return say("portal.promise.none", locale);
        }
        return say(
                "portal.promise." + line.kind() + manner(line),
                locale,
                amount(line, locale),
                moments.weekday(line.due(), locale, zone),
                say("portal.promise.if." + beginning, locale));
    }

    /** In which hours the promised time is counted; null where nothing is promised. */
    String counted(Promises.Line line, Instant at, Locale locale) {
        if (isNone(line)) {
            return null;
        }
        return line.hours() == null
                ? say("portal.promise.always", locale)
                : say("portal.promise.hours", locale, hours.of(line.hours(), at, locale));
    }

    private static boolean isNone(Promises.Line line) {
        return line == null || line.kind() == Promised.Kind.NONE || line.due() == null;
    }

    private static String manner(Promises.Line line) {
        if (line.stopsOn() == Promised.StopsOn.REGISTERED) {
            return ".registered";
        }
        return line.unit() == Promised.Unit.CUT_OFF ? ".cut-off" : "";
    }

    private String amount(Promises.Line line, Locale locale) {
        var amount = line.amount();
        return switch (line.unit()) {
            case ELAPSED -> moments.span(Duration.parse(amount), locale);
            case BUSINESS_HOURS ->
                say("portal.amount.BUSINESS_HOURS", locale, moments.span(Duration.parse(amount), locale));
            case BUSINESS_DAYS ->
                say("portal.amount.BUSINESS_DAYS", locale, Period.parse(amount).getDays());
            case CUT_OFF -> moments.time(LocalTime.parse(amount), locale);
        };
    }

    private String say(String key, Locale locale, Object... details) {
        return messages.getMessage(key, details, locale);
    }
}
