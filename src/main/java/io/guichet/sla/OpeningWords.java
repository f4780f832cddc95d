package io.guichet.sla;

import io.guichet.http.Moments;
import io.guichet.sla.Openings.Opening;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says which channels are open now, and when that changes. */
@Component
public class OpeningWords {

    private final HoursWords hours;
    private final Moments moments;
    private final MessageSource messages;
    private final Clock clock;

    OpeningWords(HoursWords hours, Moments moments, MessageSource messages, Clock clock) {
        this.hours = hours;
        this.moments = moments;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * One channel in words.
     *
     * @param now "open until today 18:00 (Eastern Time)"
     * @param hours when it is open at all; null where it is not offered or never closes
     * @param address where it is, or null when it is these pages
     */
    public record Channel(String name, boolean offered, boolean open, String now, String hours, String address) {}

    /** @param zone in which times are told */
    public List<Channel> of(List<Opening> openings, ZoneId zone, Locale locale) {
        return openings.stream().map(opening -> channel(opening, zone, locale)).toList();
    }

    private Channel channel(Opening opening, ZoneId zone, Locale locale) {
        return new Channel(
                opening.name(),
                opening.offered(),
                opening.open(),
                now(opening, zone, locale),
                opening.offered() && opening.until() != null ? hours(opening, locale) : null,
                opening.offered() ? opening.address() : null);
    }

    private String now(Opening opening, ZoneId zone, Locale locale) {
        if (!opening.offered()) {
            return say("channel.not-offered", locale);
        }
        var key = opening.open() ? "channel.open" : "channel.closed";
        return opening.until() == null
                ? say(key + ".always", locale)
                : say(key + ".until", locale, moments.day(opening.until(), locale, zone), hours.zone(zone, locale));
    }

    private String hours(Opening opening, Locale locale) {
        var counted = new Promises.Counted(opening.hours(), opening.zone(), opening.holidays());
        return hours.of(counted, clock.instant(), locale);
    }

    private String say(String key, Locale locale, Object... details) {
        return messages.getMessage(key, details, locale);
    }
}
