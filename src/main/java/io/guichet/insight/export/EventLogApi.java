package io.guichet.insight.export;

import io.guichet.access.StaffDirectory;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.insight.metric.MetricSet;
import io.guichet.insight.metric.Metrics;
import io.guichet.insight.request.InsightApi;
import io.guichet.insight.request.MetricQueryParameters;
import io.guichet.insight.request.MetricQueryReader;
import io.guichet.problem.BadInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Event logs for process mining, streamed and without a limit. Tickets that the reader may not see are left out. */
@RestController
@RequestMapping("/api/insight")
@Tag(name = "Insight")
class EventLogApi {

    private static final String CONTENTS =
            " Timeline, messages without their texts, changes and breaches of clocks, and visits of activities of the tickets"
                    + " received in the period, up to now. People have pseudonyms that stay the same in all logs of this desk.";

    private final MetricQueryReader reader;
    private final Metrics metrics;
    private final EventLogs logs;
    private final StaffDirectory directory;

    EventLogApi(MetricQueryReader reader, Metrics metrics, EventLogs logs, StaffDirectory directory) {
        this.reader = reader;
        this.metrics = metrics;
        this.logs = logs;
        this.directory = directory;
    }

    @GetMapping("/log")
    @MetricQueryParameters
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            required = true,
            description = "xes (IEEE 1849) or ocel (OCEL 2.0 JSON)",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"xes", "ocel"}))
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_XML_VALUE),
                @Content(mediaType = MediaType.APPLICATION_JSON_VALUE)
            })
    @Operation(summary = "Event log of tickets", description = CONTENTS + InsightApi.RULES)
    ResponseEntity<StreamingResponseBody> log(
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> parameters) {
        var format = parameters.getFirst("format");
        if (!"xes".equals(format) && !"ocel".equals(format)) {
            throw new BadInput("format", "must be xes or ocel");
        }
        var query = reader.query(parameters);
        var found = metrics.occurrences(query, MetricSelection.of(MetricSet.CREATED));
        var tickets = InsightExportsApi.visible(found, directory.current());
        return format.equals("xes")
                ? download("tickets.xes", MediaType.APPLICATION_XML, out -> logs.writeXes(tickets, query.now(), out))
                : download(
                        "tickets.jsonocel",
                        MediaType.APPLICATION_JSON,
                        out -> logs.writeOcel(tickets, query.now(), out));
    }

    private static ResponseEntity<StreamingResponseBody> download(
            String name, MediaType type, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
                .body(body);
    }
}
