package io.guichet.insight.visit;

import io.guichet.insight.request.InsightApi.DurationFigures;
import io.guichet.insight.request.MetricQueryParameters;
import io.guichet.insight.table.ProcessDiagrams;
import io.guichet.problem.BadInput;
import io.guichet.text.InputNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the paths of tickets through a diagram. */
@RestController
@RequestMapping("/api/insight")
@Tag(name = "Insight")
class PathsApi {

    private static final int MAX_PATHS = 200;

    private final VisitQueryReader reader;
    private final PathFigures paths;

    PathsApi(VisitQueryReader reader, PathFigures paths) {
        this.reader = reader;
        this.paths = paths;
    }

    /**
     * @param path names the path in the parameter of the same name of the page of its tickets
     * @param steps ids of activities in the order in which they were entered
     * @param share of the tickets of all paths, from 0 to 1
     * @param open tickets that are not solved, whose path may go on
     * @param attainment met of met and missed targets, from 0 to 1; null without any
     */
    record PathResponse(
            String path,
            List<String> steps,
            long tickets,
            double share,
            long open,
            DurationFigures resolution,
            long met,
            long missed,
            Double attainment) {}

    /**
     * @param tickets received in the period that have entered a step
     * @param different number of all paths
     * @param items the most frequent first
     */
    record PathsResponse(String process, Integer version, long tickets, long different, List<PathResponse> items) {}

    @GetMapping("/paths")
    @MetricQueryParameters
    @Operation(
            summary = "Paths of tickets through a diagram, with their frequency",
            description =
                    "The tickets received in the period by the sequence of the tasks, waits and calls that they have"
                            + " entered until now; subprocesses and interrupting events are left out. With the resolution"
                            + " time of those that are solved and their targets. Restricted and merged tickets do not"
                            + " count.")
    PathsResponse paths(
            @RequestParam(defaultValue = ProcessDiagrams.TICKET) @Parameter(description = "Id of the diagram")
                    String process,
            @RequestParam(required = false) @Parameter(description = "Version of the diagram; all of them without it")
                    String version,
            @RequestParam(defaultValue = "20") @Parameter(description = "How many paths, from 1 to 200") String limit,
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> parameters) {
        var query = reader.query(process, version, parameters);
        var summary = paths.of(query, limit(limit));
        return new PathsResponse(
                process,
                query.version(),
                summary.tickets(),
                summary.different(),
                summary.paths().stream()
                        .map(path -> new PathResponse(
                                path.id(),
                                path.steps(),
                                path.tickets(),
                                path.share(),
                                path.open(),
                                DurationFigures.of(path.resolution()),
                                path.met(),
                                path.missed(),
                                path.attainment()))
                        .toList());
    }

    private static int limit(String text) {
        var number = InputNumber.parse(text, MAX_PATHS).orElse(0);
        if (number == 0) {
            throw new BadInput("limit", "must be a number from 1 to " + MAX_PATHS);
        }
        return number;
    }
}
