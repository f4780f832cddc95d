package io.guichet.sla;

import io.guichet.brand.Brand;
import io.guichet.brand.OpenChannels;
import io.guichet.policy.BusinessHours;
import io.guichet.policy.InvalidTable;
import io.guichet.policy.Policies;
import io.guichet.policy.TicketAttributes;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Computes which of a brand's channels are open now, for given attributes. */
@Component
public class ChannelStatuses implements OpenChannels {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelStatuses.class);

    private final Policies policies;
    private final Calendars calendars;
    private final Clock clock;

    ChannelStatuses(Policies policies, Calendars calendars, Clock clock) {
        this.policies = policies;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public List<ChannelStatus> of(Brand brand, String language) {
        return of(brand, TicketAttributes.none(), language);
    }

    /** All channels of the brand in its order, with names in that language. */
    public List<ChannelStatus> of(Brand brand, TicketAttributes attributes, String language) {
        return brand.channels().stream()
                .map(channel -> status(brand, attributes, channel, language))
                .toList();
    }

    /** A channel whose hours cannot be decided is shown as one that is not offered; the page of the brand remains. */
    private ChannelStatus status(
            Brand brand, TicketAttributes attributes, Brand.BrandChannel channel, String language) {
        try {
            return status(channel, policies.channelHours(brand, attributes, channel.channel()), language);
        } catch (InvalidTable broken) {
            LOG.error(
                    "The hours of {} of {} cannot be decided: {}", channel.channel(), brand.id(), broken.getMessage());
            return status(channel, Optional.empty(), language);
        }
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
                channel.address(),
                channel.extension());
    }
}
