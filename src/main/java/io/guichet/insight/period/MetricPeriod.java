package io.guichet.insight.period;

import io.guichet.brand.Brand;
import io.guichet.problem.BadInput;
import io.guichet.text.InputTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * A period of reports: whole days of each brand's own zone, or two instants.
 *
 * @param from as the reader gave it: a date or an instant
 * @param to exclusive
 */
public record MetricPeriod(String from, String to) {

    private static final LocalDate EARLIEST = LocalDate.of(InputTime.FIRST_YEAR, 1, 1);

    /** Whole days; {@code last} is included. */
    public static MetricPeriod ofDays(LocalDate first, LocalDate last) {
        return new MetricPeriod(first.toString(), last.plusDays(1).toString());
    }

    /** The last whole week of the brand, from Monday to Sunday. */
    public static MetricPeriod lastWeekBefore(Instant now, Brand brand) {
        var monday = LocalDate.ofInstant(now, brand.zone()).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return ofDays(monday.minusWeeks(1), monday.minusDays(1));
    }

    /** The period for a brand; throws {@link BadInput} for texts that are no period. */
    public BrandPeriod of(Brand brand) {
        var start = InputTime.dateOrInstant("from", from, brand.zone());
        var end = InputTime.dateOrInstant("to", to, brand.zone());
        if (!start.isBefore(end)) {
            throw new BadInput("to", "must be after from");
        }
        return new BrandPeriod(start, end);
    }

    /** From an instant, inclusive, to another, exclusive. */
    public record BrandPeriod(Instant from, Instant to) {}

    /** The period of the same length that ends where this one begins; a shorter one where the years of dates begin. */
    public MetricPeriod before(Brand brand) {
        var first = InputTime.date(from);
        var end = InputTime.date(to);
        if (first.isPresent() && end.isPresent()) {
            var days = ChronoUnit.DAYS.between(first.get(), end.get());
            var start = first.get().minusDays(days);
            var known = start.isBefore(EARLIEST) ? EARLIEST : start;
            return known.isBefore(first.get()) ? new MetricPeriod(known.toString(), from) : this;
        }
        var bounds = of(brand);
        var length = Duration.between(bounds.from(), bounds.to());
        return new MetricPeriod(
                bounds.from().minus(length).toString(), bounds.from().toString());
    }

    /** Whether it consists of whole days of that brand. */
    public boolean isWholeDays(Brand brand) {
        var bounds = of(brand);
        return brand.isStartOfDay(bounds.from()) && brand.isStartOfDay(bounds.to());
    }
}
