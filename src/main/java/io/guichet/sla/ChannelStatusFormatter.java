package io.guichet.sla;

import static java.util.stream.Collectors.joining;

import io.guichet.brand.OpenChannels.ChannelStatus;
import io.guichet.web.TimeFormatter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Formats which channels are open now and when that changes. */
@Component
public class ChannelStatusFormatter {

    private final HoursFormatter hoursFormatter;
    private final TimeFormatter timeFormatter;
    private final MessageSource messages;
    private final Clock clock;

    ChannelStatusFormatter(
            HoursFormatter hoursFormatter, TimeFormatter timeFormatter, MessageSource messages, Clock clock) {
        this.hoursFormatter = hoursFormatter;
        this.timeFormatter = timeFormatter;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * One channel, localised.
     *
     * @param now "open until today 18:00 (Eastern Time)"
     * @param hours opening hours; null if it is not offered or never closes
     * @param address address of the channel as text, or null for these pages
     * @param href link to the address, or null
     */
    public record ChannelStatusView(
            String name, boolean offered, boolean open, String now, String hours, String address, String href) {}

    /** @param zone zone of the displayed times */
    public List<ChannelStatusView> of(List<ChannelStatus> statuses, ZoneId zone, Locale locale) {
        return statuses.stream().map(status -> channel(status, zone, locale)).toList();
    }

    private ChannelStatusView channel(ChannelStatus status, ZoneId zone, Locale locale) {
        return new ChannelStatusView(
                status.name(),
                status.offered(),
                status.open(),
                now(status, zone, locale),
                status.offered() && status.until() != null ? hours(status, locale) : null,
                status.offered() ? address(status, locale) : null,
                status.offered() ? href(status) : null);
    }

    private String now(ChannelStatus status, ZoneId zone, Locale locale) {
        if (!status.offered()) {
            return message("channel.not-offered", locale);
        }
        var key = status.open() ? "channel.open" : "channel.closed";
        return status.until() == null
                ? message(key + ".always", locale)
                : message(
                        key + ".until",
                        locale,
                        timeFormatter.dateTime(status.until(), locale, zone),
                        timeFormatter.zoneName(zone, locale));
    }

    private String address(ChannelStatus status, Locale locale) {
        if (status.address() == null) {
            return null;
        }
        var text = isUrl(status) ? status.address().substring(status.address().indexOf("://") + 3) : status.address();
        return status.extension() == null ? text : message("channel.extension", locale, text, status.extension());
    }

    /** RFC 3966 for telephone numbers, RFC 6068 for e-mail addresses. */
    private static String href(ChannelStatus status) {
        if (status.address() == null || isUrl(status)) {
            return status.address();
        }
        if (status.address().contains("@")) {
            return "mailto:" + status.address();
        }
        var digits = status.address()
                .chars()
                .filter(Character::isDigit)
                .mapToObj(Character::toString)
                .collect(joining());
        return "tel:+" + digits + (status.extension() == null ? "" : ";ext=" + status.extension());
    }

    private static boolean isUrl(ChannelStatus status) {
        return status.address().startsWith("https://") || status.address().startsWith("http://");
    }

    private String hours(ChannelStatus status, Locale locale) {
        var hours = new SlaPreviews.TargetHours(status.hours(), status.zone(), status.holidays());
        return hoursFormatter.format(hours, clock.instant(), locale);
    }

    private String message(String key, Locale locale, Object... details) {
        return messages.getMessage(key, details, locale);
    }
}
