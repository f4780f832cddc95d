package io.guichet.insight;

import io.guichet.insight.ChangeDrivers.ChangeDriver;
import io.guichet.insight.ChangeDrivers.Ratio;
import io.guichet.insight.DriversView.DimensionLink;
import io.guichet.insight.DriversView.DriverRow;
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

    DriversView assemble(MetricQuery query, MetricSnapshot snapshot, MetricDimension by, Locale locale) {
        var drivers = snapshot.drivers(ShareMetric.ATTAINMENT, by, query);
        return new DriversView(
                !drivers.drivers().isEmpty(),
                format.share(drivers.before(), locale),
                format.share(drivers.now(), locale),
                format.points(drivers.change(), locale),
                MetricDimension.SINGLE_VALUED.stream()
                        .map(dimension -> new DimensionLink(
                                format.name(dimension, locale),
                                MetricPages.pageLink("/insight", query)
                                                .queryParam("by", dimension.parameter())
                                                .encode()
                                                .build()
                                                .toUriString()
                                        + "#drivers",
                                dimension == by))
                        .toList(),
                drivers.drivers().stream()
                        .limit(ROWS)
                        .map(driver -> row(driver, by, query, locale))
                        .toList());
    }

    private DriverRow row(ChangeDriver driver, MetricDimension by, MetricQuery query, Locale locale) {
        return new DriverRow(
                format.value(by, driver.value(), query, locale),
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
