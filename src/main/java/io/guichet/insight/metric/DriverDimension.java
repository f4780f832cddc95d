package io.guichet.insight.metric;

import io.guichet.brand.Brand;
import io.guichet.insight.packed.MetricDimension;
import io.guichet.insight.table.TicketMetrics;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the change of a share is divided by. */
public enum DriverDimension {
    BRAND("brand", TicketMetrics::brand),
    PLAN(MetricDimension.PLAN),
    PACKAGE(MetricDimension.PACKAGE),
    PRIORITY(MetricDimension.PRIORITY),
    REQUEST_TYPE(MetricDimension.REQUEST_TYPE),
    TEAM(MetricDimension.TEAM),
    CHANNEL(MetricDimension.CHANNEL),
    /** Hour of the day of the receipt in the brand's zone, {@code 00} to {@code 23}. */
    HOUR("hour", ticket -> hour(ticket.receivedHour()));

    private static final String[] HOURS =
            IntStream.range(0, 24).mapToObj("%02d"::formatted).toArray(String[]::new);

    private final String parameter;
    private final Function<TicketMetrics, String> value;
    private final MetricDimension filter;

    DriverDimension(String parameter, Function<TicketMetrics, String> value) {
        this.parameter = parameter;
        this.value = value;
        this.filter = null;
    }

    DriverDimension(MetricDimension filter) {
        this.parameter = filter.parameter();
        this.value = filter::of;
        this.filter = filter;
    }

    public String parameter() {
        return parameter;
    }

    /** The value of a ticket that was received in that hour of the week. */
    static String hour(int receivedHour) {
        return HOURS[receivedHour % HOURS.length];
    }

    /** The ticket's value; empty for a ticket without one. */
    String of(TicketMetrics ticket) {
        return value.apply(ticket);
    }

    public String name(MetricFormatter format, Locale locale) {
        return filter == null ? format.text("drivers.by." + parameter, locale) : format.name(filter, locale);
    }

    /** Name of a value. */
    public String valueName(String found, MetricFormatter format, MetricQuery query, Locale locale) {
        return switch (this) {
            case BRAND ->
                query.brands().stream()
                        .filter(brand -> brand.id().equals(found))
                        .findFirst()
                        .map(Brand::name)
                        .map(name -> name.in(locale.getLanguage()))
                        .orElse(found);
            case HOUR -> format.text("drivers.hour", locale, found);
            default -> format.value(filter, found, query, locale);
        };
    }

    /** The same query about that value alone; empty where no filter exists. */
    public Optional<MetricQuery> narrowed(MetricQuery query, String found) {
        if (this == BRAND) {
            return query.brands().stream()
                    .filter(brand -> brand.id().equals(found))
                    .findFirst()
                    .map(query::about);
        }
        return Optional.ofNullable(filter).map(dimension -> query.with(dimension, found));
    }

    public static Optional<DriverDimension> ofParameter(String name) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.parameter.equals(name))
                .findFirst();
    }

    /** All names, for messages about an unknown one. */
    public static String parameters() {
        return Arrays.stream(values()).map(DriverDimension::parameter).collect(Collectors.joining(", "));
    }
}
