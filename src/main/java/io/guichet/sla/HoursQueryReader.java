package io.guichet.sla;

import io.guichet.brand.Brand;
import io.guichet.policy.SupportHours;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads opening-hours queries from query parameters. Blank parameters are ignored. */
@Component
public class HoursQueryReader {

    public static final String CHANNEL = "channel";
    public static final String CALENDAR = "calendar";
    public static final String FROM = "from";
    public static final String TO = "to";

    /** Default channel. */
    public static final String DEFAULT_CHANNEL = "web";

    /** Parameters that are not attributes. */
    public static final Set<String> PARAMETERS = Set.of(CHANNEL, CALENDAR, FROM, TO);

    /** Maximum length of the period, in days of the brand's calendar. */
    public static final int MAX_DAYS = 400;

    private static final int DEFAULT_DAYS = 7;

    private final SupportHours supportHours;
    private final Clock clock;

    HoursQueryReader(SupportHours supportHours, Clock clock) {
        this.supportHours = supportHours;
        this.clock = clock;
    }

    /**
     * A query for the opening hours between two instants for given attributes.
     *
     * @param channel channel of the brand; null for a calendar
     * @param calendar calendar of the brand's table; null for a channel
     */
    public record HoursQuery(
            Brand brand, TicketAttributes attributes, String channel, String calendar, Instant from, Instant to) {}

    /**
     * Reads a query. Defaults are the channel {@code web}, from now on, for seven days; a date is its first instant in
     * the brand's zone. Throws {@link BadInput} that names every unknown parameter or value.
     */
    public HoursQuery read(Brand brand, Map<String, String> sent) {
        var stated = new HashMap<>(sent);
        stated.values().removeIf(String::isBlank);
        stated.replaceAll((name, text) -> text.strip());
        var problems = new ArrayList<FieldError>();
        var attributes = attributes(brand, stated, problems);
        var calendar = calendar(brand, stated, problems);
        var channel = calendar == null ? channel(brand, stated, problems) : null;
        var from = dateOrInstant(FROM, stated, brand.zone(), problems);
        var start = from == null ? clock.instant() : from;
        var to = to(start, stated, brand.zone(), problems);
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return new HoursQuery(brand, attributes, channel, calendar, start, to);
    }

    private static TicketAttributes attributes(Brand brand, Map<String, String> stated, List<FieldError> problems) {
        var attributes = stated.entrySet().stream()
                .filter(parameter -> !PARAMETERS.contains(parameter.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        attribute -> TicketAttributes.parseValue(attribute.getKey(), attribute.getValue())));
        try {
            return TicketAttributes.validated(brand, attributes);
        } catch (BadInput e) {
            problems.addAll(e.errors());
            return TicketAttributes.none();
        }
    }

    private String calendar(Brand brand, Map<String, String> stated, List<FieldError> problems) {
        var calendar = stated.get(CALENDAR);
        if (calendar != null && stated.containsKey(CHANNEL)) {
            problems.add(new FieldError(CALENDAR, "cannot be combined with a channel"));
        } else if (calendar != null) {
            mustBeOneOf(supportHours.calendars(brand), CALENDAR, calendar, problems);
        }
        return calendar;
    }

    private static String channel(Brand brand, Map<String, String> stated, List<FieldError> problems) {
        var channel = stated.getOrDefault(CHANNEL, DEFAULT_CHANNEL);
        var channels =
                brand.channels().stream().map(Brand.BrandChannel::channel).toList();
        mustBeOneOf(channels, CHANNEL, channel, problems);
        return channel;
    }

    private static void mustBeOneOf(Collection<String> allowed, String field, String value, List<FieldError> problems) {
        if (!allowed.contains(value)) {
            problems.add(new FieldError(field, "'%s' is not one of %s".formatted(value, allowed)));
        }
    }

    private static Instant to(Instant from, Map<String, String> stated, ZoneId zone, List<FieldError> problems) {
        var first = from.atZone(zone);
        if (!stated.containsKey(TO)) {
            return first.plusDays(DEFAULT_DAYS).toInstant();
        }
        var to = dateOrInstant(TO, stated, zone, problems);
        if (to != null && !to.isAfter(from)) {
            problems.add(new FieldError(TO, "must be after from"));
        } else if (to != null && to.isAfter(first.plusDays(MAX_DAYS).toInstant())) {
            problems.add(new FieldError(TO, "must be at most %d days after from".formatted(MAX_DAYS)));
        }
        return to;
    }

    /** Null if the parameter is missing or invalid. */
    private static Instant dateOrInstant(
            String field, Map<String, String> stated, ZoneId zone, List<FieldError> problems) {
        var text = stated.get(field);
        if (text == null) {
            return null;
        }
        try {
            // An unencoded plus sign arrives as a space.
            return InputTime.dateOrInstant(field, text.replace(' ', '+'), zone);
        } catch (BadInput e) {
            problems.addAll(e.errors());
            return null;
        }
    }
}
