package io.guichet.insight.metric;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the change of a share between two periods comes from, by the values of a dimension. The share is the sum over all values of
 * weight times rate; each value contributes by its weight (mix) and by its own share (rate), each measured at the mean of the other, so
 * that all parts add up to the change exactly.
 *
 * @param before from 0 to 1
 * @param drivers the largest contribution first
 */
public record ChangeDrivers(double before, double now, List<ChangeDriver> drivers) {

    /** How often something happened, of how many. */
    public record Ratio(long part, long whole) {

        private Ratio plus(Ratio other) {
            return new Ratio(part + other.part, whole + other.whole);
        }

        private double rate() {
            return (double) part / whole;
        }
    }

    /**
     * A value's part of the change.
     *
     * @param mix because it is a larger or smaller part of the whole
     * @param rate because its own share changed
     */
    public record ChangeDriver(String value, Ratio before, Ratio now, double mix, double rate) {

        public double total() {
            return mix + rate;
        }

        private ChangeDriver plus(ChangeDriver other) {
            return new ChangeDriver(
                    value, before.plus(other.before), now.plus(other.now), mix + other.mix, rate + other.rate);
        }
    }

    private static final Ratio NOTHING = new Ratio(0, 0);

    public double change() {
        return now - before;
    }

    /** The sum of drivers, such as the smallest ones or all of them. */
    public static ChangeDriver sum(String name, List<ChangeDriver> drivers) {
        return drivers.stream().reduce(new ChangeDriver(name, NOTHING, NOTHING, 0, 0), ChangeDriver::plus);
    }

    /** Without drivers if one of the periods has nothing. */
    static ChangeDrivers of(Map<String, Ratio> before, Map<String, Ratio> now) {
        var wholeBefore = sum(before);
        var wholeNow = sum(now);
        if (wholeBefore.whole() == 0 || wholeNow.whole() == 0) {
            return new ChangeDrivers(0, 0, List.of());
        }
        var values = new TreeSet<>(before.keySet());
        values.addAll(now.keySet());
        var mean = (wholeBefore.rate() + wholeNow.rate()) / 2;
        var drivers = values.stream()
                .map(value -> driver(
                        value,
                        before.getOrDefault(value, NOTHING),
                        now.getOrDefault(value, NOTHING),
                        wholeBefore.whole(),
                        wholeNow.whole(),
                        mean))
                .sorted(Comparator.comparingDouble((ChangeDriver driver) -> Math.abs(driver.total()))
                        .reversed())
                .toList();
        return new ChangeDrivers(wholeBefore.rate(), wholeNow.rate(), drivers);
    }

    /** A value that one period does not have keeps the rate of the other, so that all of its part is mix. */
    private static ChangeDriver driver(
            String value, Ratio before, Ratio now, long wholeBefore, long wholeNow, double mean) {
        var weightBefore = (double) before.whole() / wholeBefore;
        var weightNow = (double) now.whole() / wholeNow;
        var rateBefore = before.whole() == 0 ? now.whole() == 0 ? mean : now.rate() : before.rate();
        var rateNow = now.whole() == 0 ? rateBefore : now.rate();
        return new ChangeDriver(
                value,
                before,
                now,
                (weightNow - weightBefore) * ((rateBefore + rateNow) / 2 - mean),
                (weightBefore + weightNow) / 2 * (rateNow - rateBefore));
    }

    private static Ratio sum(Map<String, Ratio> ratios) {
        return ratios.values().stream().reduce(NOTHING, Ratio::plus);
    }
}
