package io.guichet.sla;

import io.guichet.brand.Brand;
import io.guichet.policy.BusinessHours;
import io.guichet.policy.Policies;
import io.guichet.policy.TicketAttributes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which of a brand's channels are open at this moment to somebody of whom these facts are known. */
@Component
public class ChannelStatuses {

    private final Policies policies;
    private final Calendars calendars;
    private final Clock clock;

    ChannelStatuses(Policies policies, Calendars calendars, Clock clock) {
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
    public record ChannelStatus(
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
    public List<ChannelStatus> of(Brand brand, TicketAttributes attributes, String language) {
        return brand.channels().stream()
                .map(channel -> status(channel, policies.channelHours(brand, attributes, channel.channel()), language))
                .toList();
    }

    private ChannelStatus status(Brand.BrandChannel channel, Optional<BusinessHours> hours, String language) {
        var now = clock.instant();
        var calendar = hours.map(calendars::of);
        return new ChannelStatus(
                channel.channel(),
                channel.name().in(language),
                hours.isPresent(),
                calendar.filter(c -> c.isOpen(now)).isPresent(),
                calendar.flatMap(c -> c.nextChange(now)).orElse(null),
                hours.map(BusinessHours::expression).orElse(null),
                hours.map(BusinessHours::zone).map(ZoneId::getId).orElse(null),
                hours.map(BusinessHours::holidays).orElse(null),
                channel.address());
    }
}
