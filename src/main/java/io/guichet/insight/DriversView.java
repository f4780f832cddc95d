package io.guichet.insight;

import java.util.List;

/**
 * What the change of the targets met comes from.
 *
 * @param dimensions links that divide by another dimension
 * @param hasDrivers whether both periods have something to compare
 */
public record DriversView(
        boolean hasDrivers,
        String before,
        String now,
        String change,
        List<DimensionLink> dimensions,
        List<DriverRow> rows) {

    public record DimensionLink(String name, String href, boolean current) {}

    /** Contributions are signed percentage points. */
    public record DriverRow(String name, String before, String now, String mix, String rate, String total) {}
}
