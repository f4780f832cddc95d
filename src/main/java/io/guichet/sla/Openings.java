package io.guichet.sla;

import io.guichet.brand.Brand;
import io.guichet.policy.Facts;
import io.guichet.policy.Hours;
import io.guichet.policy.Policies;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which of a brand's channels are open at this moment to somebody of whom these facts are known. */
@Component
public class Openings {

    private final Policies policies;
    private final Calendars calendars;
    private final Clock clock;

    Openings(Policies policies, Calendars calendars, Clock clock) {
        this.policies = policies;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * One channel now.
     *
     * @param offered whether it is there for them at all
     * @param until when it closes or opens, UTC; null when it never does
     * @param hours when it is open, in the syntax of OpenStreetMap; null, as zone and holidays, where it is not offered
     * @param address where it is, or null when it is these pages
     */
    public record Opening(
            String channel,
            String name,
            boolean offered,
            boolean open,
            Instant until,
            String hours,
            String zone,
            String holidays,
            String address) {}

    /** Every channel of the brand, in its own order, named in that language. */
    public List<Opening> of(Brand brand, Facts facts, String language) {
        return brand.channels().stream()
                .map(channel -> opening(channel, policies.channelHours(brand, facts, channel.channel()), language))
                .toList();
    }

    private Opening opening(Brand.Channel channel, Optional<Hours> hours, String language) {
        var now = clock.instant();
        var calendar = hours.map(calendars::of);
        return new Opening(
                channel.channel(),
                channel.name().in(language),
                hours.isPresent(),
                calendar.filter(c -> c.isOpen(now)).isPresent(),
                calendar.flatMap(c -> c.changesAfter(now)).orElse(null),
                hours.map(Hours::expression).orElse(null),
                hours.map(Hours::zone).map(ZoneId::getId).orElse(null),
                hours.map(Hours::holidays).orElse(null),
                channel.address());
    }
}
