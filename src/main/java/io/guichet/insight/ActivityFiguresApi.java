package io.guichet.insight;

import io.guichet.insight.InsightApi.DurationPercentiles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the visits of activities. */
@RestController
@RequestMapping("/api/insight")
@Tag(name = "Insight")
class ActivityFiguresApi {

    private final MetricQueryReader reader;
    private final ActivityFigures activities;

    ActivityFiguresApi(MetricQueryReader reader, ActivityFigures activities) {
        this.reader = reader;
        this.activities = activities;
    }

    record ActivityResponse(
            String activity,
            String type,
            long entered,
            long left,
            long running,
            DurationPercentiles elapsed,
            DurationPercentiles working,
            long breaches) {}

    /** @param items the most visited first */
    record ActivitiesResponse(String process, List<ActivityResponse> items) {}

    @GetMapping("/activities")
    @MetricQueryParameters
    @Operation(
            summary = "Visits of the activities of a diagram",
            description =
                    "For each activity and event where time passes: how often tickets entered it in the period, left"
                            + " it and still are in it, median and 90th percentile of the time in it, and the targets that were"
                            + " breached there. Restricted tickets do not count." + InsightApi.RULES)
    ActivitiesResponse activities(
            @RequestParam(defaultValue = "ticket") @Parameter(description = "Id of the diagram") String process,
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> parameters) {
        var items = activities.of(process, reader.query(parameters)).stream()
                .map(one -> new ActivityResponse(
                        one.activity(),
                        one.type(),
                        one.entered(),
                        one.left(),
                        one.entered() - one.left(),
                        DurationPercentiles.of(one.elapsed()),
                        DurationPercentiles.of(one.working()),
                        one.breaches()))
                .toList();
        return new ActivitiesResponse(process, items);
    }
}
