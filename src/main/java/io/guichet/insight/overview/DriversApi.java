package io.guichet.insight.overview;

import io.guichet.insight.metric.ChangeDrivers;
import io.guichet.insight.metric.DriverDimension;
import io.guichet.insight.metric.Metrics;
import io.guichet.insight.metric.ShareMetric;
import io.guichet.insight.packed.MetricDimension;
import io.guichet.insight.request.InsightApi;
import io.guichet.insight.request.MetricQueryParameters;
import io.guichet.insight.request.MetricQueryReader;
import io.guichet.problem.BadInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of what a change between two periods comes from. */
@RestController
@RequestMapping("/api/insight")
@Tag(name = "Insight")
class DriversApi {

    private final MetricQueryReader reader;
    private final Metrics metrics;

    DriversApi(MetricQueryReader reader, Metrics metrics) {
        this.reader = reader;
        this.metrics = metrics;
    }

    /** @param part of {@code whole}: targets met of those decided, solutions reopened of all, ratings of 4 or 5 of all */
    record DriverRatio(long part, long whole) {

        private static DriverRatio of(ChangeDrivers.Ratio ratio) {
            return new DriverRatio(ratio.part(), ratio.whole());
        }
    }

    record DriverResponse(String value, DriverRatio before, DriverRatio now, double mix, double rate, double total) {}

    /** @param items empty if one of the periods has nothing to compare */
    record DriversResponse(
            String metric, String by, double before, double now, double change, List<DriverResponse> items) {}

    @GetMapping("/drivers")
    @MetricQueryParameters
    @Operation(
            summary = "What the change of a share since the period before comes from",
            description =
                    "By the values of a dimension: `mix` because a value is a larger or smaller part of the whole, `rate`"
                            + " because its own share changed. All parts add up to the change. Restricted tickets do not count."
                            + InsightApi.RULES)
    DriversResponse drivers(
            @RequestParam(defaultValue = "attainment")
                    @Parameter(description = "`attainment`, `reopen-rate` or `satisfaction`")
                    String metric,
            @RequestParam(defaultValue = "priority")
                    @Parameter(
                            description =
                                    "`brand`, `plan`, `package`, `priority`, `requestType`, `team`, `channel` or `hour` (of receipt, `00` to `23`)")
                    String by,
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> parameters) {
        var share = ShareMetric.ofKey(metric)
                .orElseThrow(() -> new BadInput("metric", "must be attainment, reopen-rate or satisfaction"));
        var dimension = DriverDimension.ofParameter(by)
                .orElseThrow(() -> new BadInput("by", "must be one of: " + DriverDimension.parameters()));
        var drivers = metrics.snapshot().drivers(share, dimension, reader.query(parameters));
        return new DriversResponse(
                metric,
                by,
                drivers.before(),
                drivers.now(),
                drivers.change(),
                drivers.drivers().stream()
                        .map(one -> new DriverResponse(
                                MetricDimension.written(one.value()),
                                DriverRatio.of(one.before()),
                                DriverRatio.of(one.now()),
                                one.mix(),
                                one.rate(),
                                one.total()))
                        .toList());
    }
}
