package io.guichet.insight.packed;

import io.guichet.insight.table.TicketMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What reports filter and divide tickets by. */
public enum MetricDimension {
    PLAN("plan", TicketMetrics::plan),
    PACKAGE("package", TicketMetrics::servicePackage),
    PRIORITY("priority", TicketMetrics::priority),
    REQUEST_TYPE("requestType", TicketMetrics::requestType),
    TEAM("team", TicketMetrics::team),
    CHANNEL("channel", TicketMetrics::channel),
    /** A ticket counts with each of its tags. */
    TAG("tag", ticket -> null);

    private static final String NONE = "none";
    private static final String QUOTED_NONE = "\"none\"";

    /** Those of which each ticket has one value, so that the parts add up to the whole. */
    static final List<MetricDimension> SINGLE_VALUED =
            Arrays.stream(values()).filter(dimension -> dimension != TAG).toList();

    private final String parameter;
    private final Function<TicketMetrics, String> value;

    MetricDimension(String parameter, Function<TicketMetrics, String> value) {
        this.parameter = parameter;
        this.value = value;
    }

    /** Name of the parameter in queries, and of the attribute. */
    public String parameter() {
        return parameter;
    }

    /** Whether the ticket has one of these values. */
    public boolean admits(TicketMetrics ticket, Set<String> values) {
        if (this != TAG) {
            return values.contains(of(ticket));
        }
        return admitsTags(ticket.tags(), values);
    }

    /** Whether a ticket with these tags has one of these values. */
    public static boolean admitsTags(List<String> tags, Set<String> values) {
        return tags.isEmpty() ? values.contains("") : tags.stream().anyMatch(values::contains);
    }

    /** The ticket's value of a dimension of which it has one, empty for none; empty for tags. */
    public String of(TicketMetrics ticket) {
        var found = value.apply(ticket);
        return found == null ? "" : found;
    }

    /** A value as parameters and answers write it: {@code none} for tickets without one, {@code "none"} for a value of that name. */
    public static String written(String value) {
        return value.isEmpty() ? NONE : value.equals(NONE) ? QUOTED_NONE : value;
    }

    /** The value that is written so. */
    public static String read(String written) {
        return written.equals(NONE) ? "" : written.equals(QUOTED_NONE) ? NONE : written;
    }

    public static Optional<MetricDimension> ofParameter(String name) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.parameter.equals(name))
                .findFirst();
    }
}
