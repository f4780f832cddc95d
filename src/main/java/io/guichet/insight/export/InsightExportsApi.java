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
import io.guichet.problem.BadInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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

    private static final String FORMAT = " CSV with `format=csv` or `Accept: text/csv`, otherwise JSON.";

    private static final String SELECTION =
            " `metric` and its parameters `target`, `kind`, `age`, `hour`, `score` choose what is listed, one row for each"
                    + " occurrence, so that the rows of a number of the summary agree with it; without it the tickets"
                    + " received in the period.";

    private static final Set<String> FORMATS = Set.of("csv", "json");

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

    private interface RowSource<T> {
        void writeTo(ExportWriter<T> writer) throws IOException;
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
        return export(
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
        return export("clocks", parameters, accept, ExportTables.clocks(), writer -> {
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
        return export(
                "surveys", parameters, accept, ExportTables.surveys(), writer -> rows.surveys(found, writer::write));
    }

    @GetMapping("/visits")
    @MetricQueryParameters
    @DescribedExport
    @Operation(
            summary = "Visits of activities by the tickets received in a period",
            description = FORMAT + InsightApi.RULES)
    ResponseEntity<StreamingResponseBody> visits(
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> parameters,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Parameter(hidden = true) String accept) {
        var found = visible(metrics.occurrences(reader.query(parameters), MetricSelection.of(MetricSet.CREATED)));
        return export("visits", parameters, accept, ExportTables.visits(), writer -> rows.visits(found, writer::write));
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

    private static <T> ResponseEntity<StreamingResponseBody> export(
            String name,
            MultiValueMap<String, String> parameters,
            String accept,
            List<ExportColumn<T>> columns,
            RowSource<T> source) {
        var csv = isCsv(parameters.getFirst("format"), accept);
        StreamingResponseBody body = out -> {
            var writer = csv ? new ExportWriter.Csv<>(out, columns) : json(out, columns);
            source.writeTo(writer);
            // not after a failure: a file that broke off must not look complete
            writer.close();
        };
        return ResponseEntity.ok()
                .contentType(csv ? MediaType.parseMediaType("text/csv;charset=UTF-8") : MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        csv ? "attachment; filename=\"%s.csv\"".formatted(name) : "inline")
                .body(body);
    }

    private static <T> ExportWriter<T> json(OutputStream out, List<ExportColumn<T>> columns) throws IOException {
        return new ExportWriter.Json<>(out, columns);
    }

    private static boolean isCsv(String format, String accept) {
        if (format != null && !FORMATS.contains(format)) {
            throw new BadInput("format", "must be csv or json");
        }
        return format == null ? accept != null && accept.startsWith("text/csv") : format.equals("csv");
    }
}
