package io.guichet.process;

import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.problem.AccessRefused;
import io.guichet.process.IncidentRetry.RetryOutcome;
import io.guichet.process.ModificationResult.ClockChange;
import io.guichet.process.ModificationResult.MoveOutcome;
import io.guichet.process.TicketModifications.ModificationRequest;
import io.guichet.web.Cursor;
import io.guichet.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API, for administrators, of the tickets that cannot go on. */
@RestController
@Tag(name = "Incidents")
class IncidentsApi {

    private final TicketIncidents incidents;
    private final TicketModifications modifications;
    private final IncidentFormatter formatter;
    private final StaffDirectory directory;

    IncidentsApi(
            TicketIncidents incidents,
            TicketModifications modifications,
            IncidentFormatter formatter,
            StaffDirectory directory) {
        this.incidents = incidents;
        this.modifications = modifications;
        this.formatter = formatter;
        this.directory = directory;
    }

    /** A place at which a ticket cannot go on. */
    record IncidentResponse(
            String number,
            @Schema(description = "Key of the process") String process,
            @Schema(description = "Null where no process runs") Integer version,
            @Schema(description = "Id in the diagram; null where no process runs") String activity,
            IncidentCause cause,
            @Schema(description = "In the language of Accept-Language; the engine's message for a failed job")
                    String message,
            Instant since) {}

    record RetryRequest(List<String> numbers) {}

    record RetryResponse(String number, RetryOutcome result, @Schema(description = "Why it failed") String message) {}

    /** What became of a ticket. */
    record ModificationResponse(
            String number,
            @Schema(description = "Ids of the activities where it stood") String from,
            Integer fromVersion,
            @Schema(description = "Ids of the activities where it stands") String to,
            Integer toVersion,
            List<ClockChange> clocks,
            @Schema(description = "What the move ends, in words") List<String> lost,
            @Schema(description = "Templates of the e-mails that it sends") List<String> emails,
            MoveOutcome result,
            @Schema(description = "Why it was refused") String message) {}

    @GetMapping("/api/incidents")
    @Operation(
            summary = "List the tickets that cannot go on",
            description =
                    "For administrators, of their brands; by number, one item for each place. Found are failed jobs,"
                            + " waits that nothing can end, processes that have ended before their ticket, tasks without a form,"
                            + " activities that the newest version does not have, and versions that break a rule of every deployment.")
    Page<IncidentResponse> list(
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after,
            Locale locale) {
        var staff = requireAdministrator();
        var rows = Page.limit(limit);
        var found = Page.of(
                incidents.find(Cursor.decode(after), rows + 1, staff),
                rows,
                incident -> new Cursor(incident.number(), incident.key()));
        return new Page<>(
                found.items().stream()
                        .map(incident -> response(incident, locale))
                        .toList(),
                found.next());
    }

    private IncidentResponse response(TicketIncident incident, Locale locale) {
        return new IncidentResponse(
                incident.number(),
                incident.process(),
                incident.version(),
                incident.activity(),
                incident.cause(),
                formatter.message(incident, locale),
                incident.since());
    }

    @PostMapping("/api/incidents/retry")
    @Operation(
            summary = "Execute the failed jobs of tickets again",
            description =
                    "For administrators. A ticket without a failed job, or of another brand, is left alone, so that"
                            + " a repetition does nothing.")
    Map<String, List<RetryResponse>> retry(@RequestBody RetryRequest request, Locale locale) {
        var results = modifications.retry(request.numbers(), requireAdministrator());
        return Map.of(
                "items",
                results.stream()
                        .map(result -> new RetryResponse(
                                result.number(),
                                result.result(),
                                result.message() == null ? null : formatter.text(result.message(), locale)))
                        .toList());
    }

    @PostMapping("/api/tickets/modification")
    @Operation(
            summary = "Move tickets to another activity, or to another version of their diagram",
            description = "For administrators. Without `activity` each ticket stays where it stands, in that version;"
                    + " without `version` it stays in its version. `dryRun` moves each ticket and rolls it back, so that"
                    + " the answer is what would happen. A ticket that stands there already is left alone, so that a"
                    + " repetition does nothing. A ticket of another brand is unknown.")
    Map<String, List<ModificationResponse>> move(@RequestBody ModificationRequest request, Locale locale) {
        var results = modifications.move(request, !Boolean.TRUE.equals(request.dryRun()), requireAdministrator());
        return Map.of(
                "items",
                results.stream().map(result -> response(result, locale)).toList());
    }

    private ModificationResponse response(ModificationResult result, Locale locale) {
        return new ModificationResponse(
                result.number(),
                result.from().activities(),
                result.from().version(),
                result.to().activities(),
                result.to().version(),
                result.clocks(),
                result.lost().stream().map(lost -> formatter.text(lost, locale)).toList(),
                result.emails(),
                result.result(),
                result.message() == null ? null : formatter.text(result.message(), locale));
    }

    private StaffMember requireAdministrator() {
        var staff = directory.current();
        if (!staff.hasRole(Roles.ADMIN)) {
            throw new AccessRefused("Incidents are for administrators.");
        }
        return staff;
    }
}
