package io.guichet.insight.export;

import static io.guichet.insight.export.ExportColumn.instant;

import io.guichet.insight.table.TicketMetrics;
import io.guichet.insight.table.TicketMetrics.ClockMetrics;
import io.guichet.insight.table.TicketMetrics.ClockOutcome;
import io.guichet.insight.table.TicketMetrics.ResponseMetrics;
import io.guichet.insight.table.TicketMetrics.SolutionMetrics;
import io.guichet.insight.table.VisitMetrics;
import io.guichet.insight.table.WaitingParty;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The columns of the exports. Durations are seconds. */
public final class ExportTables {

    private ExportTables() {}

    /** A clock of a ticket at an instant. */
    record TicketClockRow(TicketMetrics ticket, ClockMetrics clock, long now) {}

    /** A survey with its comment, which may be null. */
    public record SurveyRow(TicketMetrics ticket, SolutionMetrics solution, String comment) {}

    /** One row per ticket with all of its metrics. */
    static List<ExportColumn<TicketMetrics>> tickets(long now) {
        return List.of(
                column("number", TicketMetrics::number),
                column("brand", TicketMetrics::brand),
                column("plan", TicketMetrics::plan),
                column("package", TicketMetrics::servicePackage),
                column("priority", TicketMetrics::priority),
                column("requestType", TicketMetrics::requestType),
                column("team", TicketMetrics::team),
                column("channel", TicketMetrics::channel),
                column("language", TicketMetrics::language),
                column("status", TicketMetrics::status),
                column("tags", ticket -> String.join(", ", ticket.tags())),
                column("receivedAt", ticket -> instant(ticket.receivedAt())),
                column("startedAt", ticket -> instant(ticket.startedAt())),
                column("firstResponseAt", ticket -> firstResponse(ticket)
                        .map(response -> instant(response.answeredAt()))
                        .orElse(null)),
                column("firstResponseElapsedSeconds", ticket -> firstResponse(ticket)
                        .map(response -> response.lapse().elapsed())
                        .orElse(null)),
                column("firstResponseWorkingSeconds", ticket -> firstResponse(ticket)
                        .map(response -> response.lapse().working())
                        .orElse(null)),
                column("responses", ticket -> ticket.responses().size()),
                column("staffMessages", TicketMetrics::staffMessages),
                column("solvedAt", ticket -> instant(ticket.solvedAt())),
                column("closedAt", ticket -> instant(ticket.closedAt())),
                column(
                        "resolutionElapsedSeconds",
                        ticket -> ticket.resolution() == null
                                ? null
                                : ticket.resolution().elapsed()),
                column(
                        "resolutionWorkingSeconds",
                        ticket -> ticket.resolution() == null
                                ? null
                                : ticket.resolution().working()),
                column("solutions", ticket -> ticket.solutions().size()),
                column("reopened", ticket -> ticket.solutions().stream()
                        .filter(SolutionMetrics::isReopened)
                        .count()),
                waited("waitedForSupportSeconds", WaitingParty.SUPPORT, now),
                waited("waitedForCustomerSeconds", WaitingParty.CUSTOMER, now),
                waited("waitedForSpecialistSeconds", WaitingParty.SPECIALIST, now),
                waited("waitedForDeveloperSeconds", WaitingParty.DEVELOPER, now),
                waited("waitedForThirdPartySeconds", WaitingParty.THIRD_PARTY, now),
                outcome("targetsMet", ClockOutcome.MET, now),
                outcome("targetsMissed", ClockOutcome.MISSED, now),
                outcome("targetsRunning", ClockOutcome.RUNNING, now),
                column("score", ExportTables::score));
    }

    static List<ExportColumn<TicketClockRow>> clocks() {
        return List.of(
                new ExportColumn<>("number", row -> row.ticket().number()),
                new ExportColumn<>("brand", row -> row.ticket().brand()),
                new ExportColumn<>("plan", row -> row.ticket().plan()),
                new ExportColumn<>("priority", row -> row.ticket().priority()),
                new ExportColumn<>("target", row -> row.clock().target()),
                new ExportColumn<>("kind", row -> row.clock().kind()),
                new ExportColumn<>("unit", row -> row.clock().unit()),
                new ExportColumn<>("startedAt", row -> instant(row.clock().startedAt())),
                new ExportColumn<>("breachAt", row -> instant(row.clock().breachAt())),
                new ExportColumn<>("stoppedAt", row -> instant(row.clock().stoppedAt())),
                new ExportColumn<>("paused", row -> row.clock().paused()),
                new ExportColumn<>("outcome", row -> row.clock().outcome(row.now())));
    }

    static List<ExportColumn<SurveyRow>> surveys() {
        return List.of(
                new ExportColumn<>("number", row -> row.ticket().number()),
                new ExportColumn<>("brand", row -> row.ticket().brand()),
                new ExportColumn<>("solution", row -> row.solution().solution()),
                new ExportColumn<>("solvedAt", row -> instant(row.solution().solvedAt())),
                new ExportColumn<>("sentAt", row -> instant(row.solution().sentAt())),
                new ExportColumn<>("ratedAt", row -> instant(row.solution().ratedAt())),
                new ExportColumn<>(
                        "score",
                        row -> row.solution().isRated() ? row.solution().score() : null),
                new ExportColumn<>("comment", SurveyRow::comment));
    }

    static List<ExportColumn<VisitMetrics>> visits() {
        return List.of(
                new ExportColumn<>("number", VisitMetrics::number),
                new ExportColumn<>("process", VisitMetrics::process),
                new ExportColumn<>("activity", VisitMetrics::activity),
                new ExportColumn<>("type", VisitMetrics::type),
                new ExportColumn<>("enteredAt", VisitMetrics::enteredAt),
                new ExportColumn<>("leftAt", VisitMetrics::leftAt),
                new ExportColumn<>("canceled", VisitMetrics::canceled),
                new ExportColumn<>(
                        "elapsedSeconds",
                        visit -> visit.lapse() == null ? null : visit.lapse().elapsed()),
                new ExportColumn<>(
                        "workingSeconds",
                        visit -> visit.lapse() == null ? null : visit.lapse().working()));
    }

    private static ExportColumn<TicketMetrics> column(String name, Function<TicketMetrics, Object> value) {
        return new ExportColumn<>(name, value);
    }

    private static ExportColumn<TicketMetrics> waited(String name, WaitingParty party, long now) {
        return column(name, ticket -> ticket.waited().seconds(party, now));
    }

    private static ExportColumn<TicketMetrics> outcome(String name, ClockOutcome outcome, long now) {
        return column(name, ticket -> ticket.clocks().stream()
                .filter(clock -> clock.outcome(now) == outcome)
                .count());
    }

    private static Optional<ResponseMetrics> firstResponse(TicketMetrics ticket) {
        return ticket.responses().stream()
                .filter(response -> response.ordinal() == 1)
                .findFirst();
    }

    /** The newest rating. */
    private static Object score(TicketMetrics ticket) {
        return ticket.solutions().stream()
                .filter(SolutionMetrics::isRated)
                .reduce((older, newer) -> newer)
                .map(SolutionMetrics::score)
                .orElse(null);
    }
}
