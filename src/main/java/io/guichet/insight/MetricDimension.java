package io.guichet.insight;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** What reports filter and divide tickets by. */
public enum MetricDimension {
    PLAN("plan", TicketMetrics::plan),
    PRIORITY("priority", TicketMetrics::priority),
    REQUEST_TYPE("requestType", TicketMetrics::requestType),
    TEAM("team", TicketMetrics::team),
    CHANNEL("channel", TicketMetrics::channel);

    /** Value of a parameter that stands for tickets without a value. */
    public static final String NONE = "none";

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

    /** The ticket's value; empty for a ticket without one. */
    String of(TicketMetrics ticket) {
        var found = value.apply(ticket);
        return found == null ? "" : found;
    }

    static Optional<MetricDimension> ofParameter(String name) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.parameter.equals(name))
                .findFirst();
    }
}
