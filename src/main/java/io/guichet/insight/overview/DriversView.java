package io.guichet.insight.overview;

import java.util.List;

/**
 * What the change of the targets met comes from.
 *
 * @param dimensions links that divide by another dimension
 * @param hasDrivers whether both periods have something to compare
 * @param others the sum of the values that are not shown; null if all are
 * @param sum of all values: the change
 */
public record DriversView(
        boolean hasDrivers,
        String before,
        String now,
        String change,
        List<DimensionLink> dimensions,
        List<DriverRow> rows,
        DriverRow others,
        DriverRow sum) {

    public record DimensionLink(String name, String href, boolean current) {}

    /**
     * Contributions are signed percentage points.
     *
     * @param href the overview of this value alone; null where there is none
     */
    public record DriverRow(
            String name, String href, String before, String now, String mix, String rate, String total) {}
}
