package io.guichet.insight.visit;

import io.guichet.insight.request.InsightApi.DurationPercentiles;
import io.guichet.insight.request.MetricQueryParameters;
import io.guichet.insight.table.ProcessDiagrams;
import io.guichet.insight.table.VisitTypes;
import io.guichet.insight.visit.ActivityFigures.ActivityFigure;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
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

    private final VisitQueryReader reader;
    private final ActivityFigures activities;

    ActivityFiguresApi(VisitQueryReader reader, ActivityFigures activities) {
        this.reader = reader;
        this.activities = activities;
    }

    /**
     * @param mean over the tickets; 1 is the whole time of one target
     * @param share of what all steps of the diagram burnt, from 0 to 1; null for subprocesses
     */
    record BurntFigures(double mean, Double share) {}

    /** @param elapsed time in the repeated visits, like {@code working} */
    record RepeatFigures(long visits, long tickets, Duration elapsed, Duration working) {}

    /**
     * @param breaches 0 for a call: its breaches belong to the steps of the called diagram
     * @param breachesInside of a call
     * @param burnt null while no visit is over
     */
    record ActivityResponse(
            String activity,
            String type,
            long entered,
            long left,
            long running,
            long present,
            DurationPercentiles elapsed,
            DurationPercentiles working,
            long breaches,
            long breachesInside,
            BurntFigures burnt,
            RepeatFigures repeats) {

        private static ActivityResponse of(ActivityFigure one) {
            var call = VisitTypes.isCall(one.type());
            var repeats = one.repeats();
            return new ActivityResponse(
                    one.activity(),
                    one.type(),
                    one.entered(),
                    one.left(),
                    one.entered() - one.left(),
                    one.present(),
                    DurationPercentiles.of(one.elapsed()),
                    DurationPercentiles.of(one.working()),
                    call ? 0 : one.breaches(),
                    call ? one.breaches() : 0,
                    one.burnt() == null
                            ? null
                            : new BurntFigures(one.burnt().mean(), one.burnt().share()),
                    new RepeatFigures(
                            repeats.visits(),
                            repeats.tickets(),
                            Duration.ofSeconds(repeats.elapsed()),
                            Duration.ofSeconds(repeats.working())));
        }
    }

    /**
     * @param version null for all versions
     * @param items the most visited first
     */
    record ActivitiesResponse(String process, Integer version, List<ActivityResponse> items) {}

    @GetMapping("/activities")
    @MetricQueryParameters
    @Operation(
            summary = "Visits of the activities of a diagram",
            description =
                    "For each activity and event where time passes: how often tickets entered it in the period, left"
                            + " it and still are in it (`running`), how many are in it now, whenever they came"
                            + " (`present`), median and 90th percentile of the time in it, the targets that ran out while"
                            + " it was the step that began last (`breaches`), which part of the targets' time it burnt,"
                            + " and the visits by tickets that had been in it before. Restricted and merged tickets do"
                            + " not count.")
    ActivitiesResponse activities(
            @RequestParam(defaultValue = ProcessDiagrams.TICKET) @Parameter(description = "Id of the diagram")
                    String process,
            @RequestParam(required = false) @Parameter(description = "Version of the diagram; all of them without it")
                    String version,
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> parameters) {
        var query = reader.query(process, version, parameters);
        return new ActivitiesResponse(
                process,
                query.version(),
                activities.of(query).stream().map(ActivityResponse::of).toList());
    }
}
