package io.guichet.insight.overview;

import io.guichet.insight.metric.ChangeDrivers;
import io.guichet.insight.metric.ChangeDrivers.ChangeDriver;
import io.guichet.insight.metric.ChangeDrivers.Ratio;
import io.guichet.insight.metric.DriverDimension;
import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSnapshot;
import io.guichet.insight.metric.ShareMetric;
import io.guichet.insight.overview.DriversView.DimensionLink;
import io.guichet.insight.overview.DriversView.DriverRow;
import io.guichet.insight.request.MetricPages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Puts the drivers of the targets met into the reader's language. */
@Component
class DriversViewAssembler {

    private static final int ROWS = 10;

    private final MetricFormatter format;

    DriversViewAssembler(MetricFormatter format) {
        this.format = format;
    }

    DriversView assemble(MetricQuery query, MetricSnapshot snapshot, DriverDimension by, Locale locale) {
        var drivers = snapshot.drivers(ShareMetric.ATTAINMENT, by, query);
        var all = drivers.drivers();
        // one more row than one for the others would take
        var shown = all.size() <= ROWS + 1 ? all.size() : ROWS;
        return new DriversView(
                !drivers.drivers().isEmpty(),
                format.share(drivers.before(), locale),
                format.share(drivers.now(), locale),
                format.points(drivers.change(), locale),
                Arrays.stream(DriverDimension.values())
                        .filter(dimension -> dimension != DriverDimension.BRAND
                                || query.brands().size() > 1)
                        .map(dimension -> new DimensionLink(
                                dimension.name(format, locale),
                                MetricPages.pageLink("/insight", query)
                                                .with("by", dimension.parameter())
                                                .toString()
                                        + "#drivers",
                                dimension == by))
                        .toList(),
                all.subList(0, shown).stream()
                        .map(driver -> row(driver, by, query, locale))
                        .toList(),
                shown == all.size() ? null : sum("drivers.others", all.subList(shown, all.size()), locale),
                sum("drivers.sum", all, locale));
    }

    private DriverRow row(ChangeDriver driver, DriverDimension by, MetricQuery query, Locale locale) {
        return row(
                by.valueName(driver.value(), format, query, locale),
                by.narrowed(query, driver.value())
                        .map(narrower ->
                                MetricPages.pageLink("/insight", narrower).toString())
                        .orElse(null),
                driver,
                locale);
    }

    private DriverRow sum(String key, List<ChangeDriver> drivers, Locale locale) {
        return row(format.text(key, locale), null, ChangeDrivers.sum(key, drivers), locale);
    }

    private DriverRow row(String name, String href, ChangeDriver driver, Locale locale) {
        return new DriverRow(
                name,
                href,
                ratio(driver.before(), locale),
                ratio(driver.now(), locale),
                format.points(driver.mix(), locale),
                format.points(driver.rate(), locale),
                format.points(driver.total(), locale));
    }

    /** "18 of 20". */
    private String ratio(Ratio ratio, Locale locale) {
        return format.text(
                "drivers.ratio", locale, format.count(ratio.part(), locale), format.count(ratio.whole(), locale));
    }
}
