package io.guichet.insight.request;

import io.guichet.access.AccessibleBrands;
import io.guichet.brand.Brand;
import io.guichet.insight.metric.BacklogAge;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.insight.metric.MetricSet;
import io.guichet.insight.packed.MetricDimension;
import io.guichet.insight.period.MetricPeriod;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.Target;
import io.guichet.problem.BadInput;
import io.guichet.text.InputNumber;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads a query and what a number counts from the parameters that pages, exports and API share. */
@Component
public class MetricQueryReader {

    static final int DEFAULT_DAYS = 30;

    private static final int MAX_VALUES = 50;
    private static final int HOURS_OF_WEEK = 7 * 24;
    private static final int MAX_SCORE = 5;

    private final AccessibleBrands brands;
    private final Clock clock;

    MetricQueryReader(AccessibleBrands brands, Clock clock) {
        this.brands = brands;
        this.clock = clock;
    }

    /**
     * The query of {@code brand}, {@code from}, {@code to} and a parameter for each dimension, all repeatable but the period.
     * Without a brand it is about all brands of the reader; without a period about the last thirty days. Throws {@link BadInput}
     * and {@link io.guichet.brand.UnknownBrand}.
     */
    public MetricQuery query(MultiValueMap<String, String> parameters) {
        var served = brands(parameters);
        var period = period(parameters, served);
        served.forEach(period::of);
        return new MetricQuery(served, period, filters(parameters), clock.instant());
    }

    /** The same about a period that is known. */
    MetricQuery query(MultiValueMap<String, String> parameters, MetricPeriod period) {
        return new MetricQuery(brands(parameters), period, filters(parameters), clock.instant());
    }

    /** The same about brands that are known. */
    public MetricQuery query(MultiValueMap<String, String> parameters, MetricPeriod period, List<Brand> about) {
        return new MetricQuery(about, period, filters(parameters), clock.instant());
    }

    /** The brands that are asked for; all of the reader without any. */
    List<Brand> brands(MultiValueMap<String, String> parameters) {
        var asked = values(parameters, "brand").stream().map(brands::get).toList();
        return asked.isEmpty() ? brands.all() : asked;
    }

    private MetricPeriod period(MultiValueMap<String, String> parameters, List<Brand> served) {
        var from = text(parameters, "from");
        var to = text(parameters, "to");
        if (from != null && to != null) {
            return new MetricPeriod(from, to);
        }
        if (from != null || to != null) {
            throw new BadInput(from == null ? "from" : "to", "must be given together with the other end of the period");
        }
        var zone = served.isEmpty() ? ZoneOffset.UTC : served.get(0).zone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return MetricPeriod.ofDays(today.minusDays(DEFAULT_DAYS - 1), today);
    }

    private static Map<MetricDimension, Set<String>> filters(MultiValueMap<String, String> parameters) {
        var filters = new EnumMap<MetricDimension, Set<String>>(MetricDimension.class);
        for (var dimension : MetricDimension.values()) {
            var given = parameters.getOrDefault(dimension.parameter(), List.of());
            if (given.size() > MAX_VALUES) {
                throw new BadInput(dimension.parameter(), "must have at most %d values".formatted(MAX_VALUES));
            }
            if (!given.isEmpty()) {
                filters.put(dimension, given.stream().map(MetricDimension::read).collect(Collectors.toSet()));
            }
        }
        return filters;
    }

    /** What a number counts, by {@code metric} and its parameters; tickets created without any. */
    public MetricSelection selection(MultiValueMap<String, String> parameters) {
        var key = text(parameters, "metric");
        var set = key == null
                ? MetricSet.CREATED
                : MetricSet.ofKey(key)
                        .orElseThrow(() -> unknown(
                                "metric",
                                Arrays.stream(MetricSet.values())
                                        .map(MetricSet::key)
                                        .toList()));
        return new MetricSelection(
                set,
                constant(parameters, "target", Target.class),
                constant(parameters, "kind", TargetKind.class),
                constant(parameters, "age", BacklogAge.class),
                number(parameters, "hour", 0, HOURS_OF_WEEK - 1),
                number(parameters, "score", 1, MAX_SCORE),
                null);
    }

    /** Null without one. */
    private static Integer number(MultiValueMap<String, String> parameters, String name, int min, int max) {
        var text = text(parameters, name);
        if (text == null) {
            return null;
        }
        var number = InputNumber.parse(text, max);
        if (number.isEmpty() || number.getAsInt() < min) {
            throw new BadInput(name, "must be a number from %d to %d".formatted(min, max));
        }
        return number.getAsInt();
    }

    private static <E extends Enum<E>> E constant(
            MultiValueMap<String, String> parameters, String name, Class<E> type) {
        var text = text(parameters, name);
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> unknown(
                        name,
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).toList()));
    }

    private static BadInput unknown(String field, Collection<String> allowed) {
        return new BadInput(field, "must be one of: " + String.join(", ", allowed));
    }

    private static String text(MultiValueMap<String, String> parameters, String name) {
        return values(parameters, name).stream().findFirst().orElse(null);
    }

    private static Set<String> values(MultiValueMap<String, String> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
