package io.guichet.insight.export;

import io.guichet.access.StaffDirectory;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.insight.metric.MetricSet;
import io.guichet.insight.metric.Metrics;
import io.guichet.insight.request.InsightApi;
import io.guichet.insight.request.MetricQueryParameters;
import io.guichet.insight.request.MetricQueryReader;
import io.guichet.insight.table.VisitMetrics;
import io.guichet.insight.visit.VisitList;
import io.guichet.insight.visit.VisitQueryReader;
import io.guichet.insight.visit.VisitSelection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The export of visits as CSV or JSON, streamed and without a limit: of tickets, or of a figure of the diagram. */
@RestController
@RequestMapping("/api/insight")
@Tag(name = "Insight")
class VisitExportsApi {

    private static final String SELECTION =
            " Without `activity` all visits of the tickets received in the period; with it the visits of that activity which a"
                    + " figure of the diagram counts, the newest first.";

    private final MetricQueryReader reader;
    private final Metrics metrics;
    private final VisitQueryReader visitQueries;
    private final VisitList visits;
    private final ExportRows rows;
    private final StaffDirectory directory;

    VisitExportsApi(
            MetricQueryReader reader,
            Metrics metrics,
            VisitQueryReader visitQueries,
            VisitList visits,
            ExportRows rows,
            StaffDirectory directory) {
        this.reader = reader;
        this.metrics = metrics;
        this.visitQueries = visitQueries;
        this.visits = visits;
        this.rows = rows;
        this.directory = directory;
    }

    @GetMapping("/visits")
    @MetricQueryParameters
    @DescribedExport
    @Parameter(
            name = "activity",
            in = ParameterIn.QUERY,
            description = "Id of an activity, such as `Task_Triage`",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "process",
            in = ParameterIn.QUERY,
            description = "With `activity`: id of its diagram, such as `ticket`",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "version",
            in = ParameterIn.QUERY,
            description = "With `activity`: version of the diagram; all without it",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "visits",
            in = ParameterIn.QUERY,
            description =
                    "With `activity`: `visits` that began in the period (so without it), `tokens` that are there now, `breaches`"
                            + " (once for each target that was breached), `repeats` by tickets that had been there before",
            schema = @Schema(type = "string"))
    @Operation(summary = "Visits of activities", description = InsightExportsApi.FORMAT + SELECTION + InsightApi.RULES)
    ResponseEntity<StreamingResponseBody> visits(
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> parameters,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Parameter(hidden = true) String accept) {
        return ExportResponse.of("visits", parameters, accept, ExportTables.visits(), source(parameters));
    }

    private ExportResponse.RowSource<VisitMetrics> source(MultiValueMap<String, String> parameters) {
        var activity = parameters.getFirst("activity");
        if (activity == null) {
            var tickets = InsightExportsApi.visible(
                    metrics.occurrences(reader.query(parameters), MetricSelection.of(MetricSet.CREATED)),
                    directory.current());
            return writer -> rows.visits(tickets, writer::write);
        }
        var query = visitQueries.query(parameters.getFirst("process"), parameters.getFirst("version"), parameters);
        var begun = visits.all(query, activity, VisitSelection.ofParameter(parameters.getFirst("visits")));
        return writer -> rows.visits(query, activity, begun, writer::write);
    }
}
