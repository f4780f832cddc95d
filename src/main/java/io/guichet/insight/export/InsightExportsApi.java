package io.guichet.insight.export;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.insight.export.ExportTables.TicketClockRow;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.insight.metric.MetricSet;
import io.guichet.insight.metric.Metrics;
import io.guichet.insight.metric.Metrics.Occurrence;
import io.guichet.insight.request.AgentAccess;
import io.guichet.insight.request.InsightApi;
import io.guichet.insight.request.MetricQueryParameters;
import io.guichet.insight.request.MetricQueryReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Exports of metrics as CSV or JSON, streamed and without a limit. Tickets that the reader may not see are left out. */
@RestController
@RequestMapping("/api/insight")
@Tag(name = "Insight")
class InsightExportsApi {

    static final String FORMAT = " CSV with `format=csv` or `Accept: text/csv`, otherwise JSON.";

    private static final String SELECTION =
            " `metric` and its parameters `target`, `kind`, `age`, `hour`, `score` choose what is listed, one row for each"
                    + " occurrence, so that the rows of a number of the summary agree with it; without it the tickets"
                    + " received in the period.";

    private final MetricQueryReader reader;
    private final Metrics metrics;
    private final ExportRows rows;
    private final AgentAccess agents;
    private final StaffDirectory directory;

    InsightExportsApi(
            MetricQueryReader reader, Metrics metrics, ExportRows rows, AgentAccess agents, StaffDirectory directory) {
        this.reader = reader;
        this.metrics = metrics;
        this.rows = rows;
        this.agents = agents;
        this.directory = directory;
    }

    @GetMapping("/tickets")
    @MetricQueryParameters
    @DescribedExport
    @Parameter(
            name = "metric",
            in = ParameterIn.QUERY,
            description = "What is listed, one row for each occurrence; `created` without it",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "target",
            in = ParameterIn.QUERY,
            description = "Of `met`, `missed` and `running`",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "Of `met`, `missed` and `running`",
            schema = @Schema(type = "string"))
    @Parameter(name = "age", in = ParameterIn.QUERY, description = "Of `backlog`", schema = @Schema(type = "string"))
    @Parameter(
            name = "hour",
            in = ParameterIn.QUERY,
            description = "Of `created`: hour of the week, 0 is Monday 00:00",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "score",
            in = ParameterIn.QUERY,
            description = "Of `rated`: 1 to 5",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "agent",
            in = ParameterIn.QUERY,
            description = "Of responses, solutions and surveys: user id of their author; for leads, and audited",
            schema = @Schema(type = "string"))
    @Operation(summary = "Tickets with all of their metrics", description = FORMAT + SELECTION + InsightApi.RULES)
    ResponseEntity<StreamingResponseBody> tickets(
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> parameters,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Parameter(hidden = true) String accept) {
        var query = reader.query(parameters);
        var selection = agents.narrowed(reader.selection(parameters), parameters.getFirst("agent"));
        var found = visible(metrics.occurrences(query, selection));
        return ExportResponse.of(
                "tickets", parameters, accept, ExportTables.tickets(query.now().toEpochMilli()), writer -> {
                    for (var occurrence : found) {
                        writer.write(occurrence.ticket());
                    }
                });
    }

    @GetMapping("/clocks")
    @MetricQueryParameters
    @DescribedExport
    @Operation(
            summary = "Clocks of the tickets received in a period",
            description = "One row for each run with a target." + FORMAT + InsightApi.RULES)
    ResponseEntity<StreamingResponseBody> clocks(
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> parameters,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Parameter(hidden = true) String accept) {
        var query = reader.query(parameters);
        var found = visible(metrics.occurrences(query, MetricSelection.of(MetricSet.CREATED)));
        return ExportResponse.of("clocks", parameters, accept, ExportTables.clocks(), writer -> {
            for (var occurrence : found) {
                var ticket = occurrence.ticket();
                for (var clock : ticket.clocks()) {
                    writer.write(new TicketClockRow(ticket, clock, query.now().toEpochMilli()));
                }
            }
        });
    }

    @GetMapping("/surveys")
    @MetricQueryParameters
    @DescribedExport
    @Operation(
            summary = "Surveys sent in a period, with their comments",
            description = "Withdrawn ones are left out." + FORMAT + InsightApi.RULES)
    ResponseEntity<StreamingResponseBody> surveys(
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> parameters,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Parameter(hidden = true) String accept) {
        var found = visible(metrics.occurrences(reader.query(parameters), MetricSelection.of(MetricSet.SURVEYED)));
        return ExportResponse.of(
                "surveys", parameters, accept, ExportTables.surveys(), writer -> rows.surveys(found, writer::write));
    }

    private List<Occurrence> visible(List<Occurrence> found) {
        return visible(found, directory.current());
    }

    /** Without restricted tickets of other teams. */
    static List<Occurrence> visible(List<Occurrence> found, StaffMember staff) {
        return found.stream()
                .filter(occurrence -> occurrence.isVisibleTo(staff))
                .toList();
    }
}
