package io.guichet.insight.table;

import static io.guichet.insight.table.TicketMetrics.NEVER;

import io.guichet.brand.Brands;
import io.guichet.insight.table.TicketMetrics.ClockMetrics;
import io.guichet.insight.table.TicketMetrics.PromisedTime;
import io.guichet.insight.table.TicketMetrics.ResponseMetrics;
import io.guichet.insight.table.TicketMetrics.SolutionMetrics;
import io.guichet.insight.table.TicketMetrics.WaitedTimes;
import io.guichet.insight.table.TicketRecord.SentMessage;
import io.guichet.insight.table.TicketRecord.SentSurvey;
import io.guichet.insight.table.TicketRecord.TicketReceipt;
import io.guichet.policy.BusinessHours;
import io.guichet.sla.Calendars;
import io.guichet.sla.TicketClock;
import io.guichet.ticket.StatusCatalog;
import io.guichet.worktime.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Computes the metrics of a ticket from its record, always anew and from nothing else. */
@Component
public class TicketMetricsCalculator {

    private final Brands brands;
    private final StatusCatalog statuses;
    private final Calendars calendars;

    TicketMetricsCalculator(Brands brands, StatusCatalog statuses, Calendars calendars) {
        this.brands = brands;
        this.statuses = statuses;
        this.calendars = calendars;
    }

    TicketMetrics calculate(TicketRecord ticket) {
        var receipt = ticket.receipt();
        var calendar = calendar(ticket.clocks());
        var solutions = solutions(ticket);
        var solvedAt = solvedAt(solutions);
        return new TicketMetrics(
                receipt.number(),
                receipt.brand(),
                receipt.attribute("plan"),
                receipt.attribute("package"),
                receipt.priority(),
                receipt.attribute("requestType"),
                receipt.team(),
                receipt.channel(),
                receipt.language(),
                receipt.status(),
                ticket.tags(),
                receipt.restricted(),
                receipt.merged(),
                receipt.selfService(),
                millis(receipt.receivedAt()),
                millis(receipt.startedAt()),
                hourOfWeek(receipt),
                solvedAt,
                millis(receipt.closedAt()),
                solvedAt == NEVER ? null : lapse(receipt.startedAt(), Instant.ofEpochMilli(solvedAt), calendar),
                (int) ticket.messages().stream()
                        .filter(message -> !message.fromCustomer())
                        .count(),
                waited(ticket),
                responses(ticket, calendar),
                solutions,
                clocks(ticket.clocks()));
    }

    /** The hours of the newest clock that has any; without such a clock all time is working time. */
    WorkCalendar calendar(List<TicketClock> clocks) {
        return clocks.stream()
                .flatMap(clock -> Stream.ofNullable(clock.slaTarget().hours()))
                .reduce((older, newer) -> newer)
                .map((BusinessHours hours) -> calendars.of(hours))
                .orElseGet(Calendars::alwaysOpen);
    }

    static Lapse lapse(Instant from, Instant to, WorkCalendar calendar) {
        if (to.isBefore(from)) {
            return new Lapse(0, 0);
        }
        return new Lapse(seconds(Duration.between(from, to)), seconds(calendar.between(from, to)));
    }

    private static int seconds(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, duration.toSeconds());
    }

    static long millis(Instant instant) {
        return instant == null ? NEVER : instant.toEpochMilli();
    }

    private int hourOfWeek(TicketReceipt receipt) {
        var received = receipt.receivedAt().atZone(brands.get(receipt.brand()).zone());
        return (received.getDayOfWeek().getValue() - 1) * 24 + received.getHour();
    }

    private static List<ResponseMetrics> responses(TicketRecord ticket, WorkCalendar calendar) {
        var responses = new ArrayList<ResponseMetrics>();
        var unansweredSince = ticket.receipt().startedAt();
        for (var message : ticket.messages()) {
            if (message.internal()) {
                continue;
            }
            if (message.fromCustomer() && unansweredSince == null) {
                unansweredSince = message.sentAt();
            } else if (!message.fromCustomer() && unansweredSince != null) {
                responses.add(new ResponseMetrics(
                        responses.size() + 1,
                        millis(unansweredSince),
                        millis(message.sentAt()),
                        lapse(unansweredSince, message.sentAt(), calendar),
                        message.author()));
                unansweredSince = null;
            }
        }
        return responses;
    }

    /** A solution ends with the first status after it in which somebody has to act again. */
    private List<SolutionMetrics> solutions(TicketRecord ticket) {
        var solutions = new ArrayList<SolutionMetrics>();
        Instant solvedAt = null;
        var announced = false;
        for (var change : ticket.statusChanges()) {
            if (change.isSolution()) {
                if (solvedAt != null) {
                    solutions.add(solution(ticket, solutions.size() + 1, solvedAt, change.at()));
                }
                solvedAt = change.at();
                announced = false;
            } else if (party(change.to()) == WaitingParty.NOBODY) {
                announced = true;
            } else if (solvedAt != null && announced) {
                solutions.add(solution(ticket, solutions.size() + 1, solvedAt, change.at()));
                solvedAt = null;
            }
        }
        if (solvedAt != null) {
            solutions.add(solution(ticket, solutions.size() + 1, solvedAt, null));
        }
        return solutions;
    }

    private static SolutionMetrics solution(TicketRecord ticket, int ordinal, Instant solvedAt, Instant reopenedAt) {
        var survey = ticket.surveys().stream()
                .filter(sent -> sent.solution() == ordinal && !sent.withdrawn())
                .findFirst();
        return new SolutionMetrics(
                ordinal,
                millis(solvedAt),
                millis(reopenedAt),
                survey.map(sent -> millis(sent.sentAt())).orElse(NEVER),
                survey.map(sent -> millis(sent.ratedAt())).orElse(NEVER),
                survey.map(SentSurvey::score).orElse(0),
                survey.map(SentSurvey::commented).orElse(false),
                authorOfNewestReply(ticket, solvedAt));
    }

    private static String authorOfNewestReply(TicketRecord ticket, Instant until) {
        return ticket.messages().stream()
                .filter(message -> !message.fromCustomer() && !message.internal())
                .filter(message -> !message.sentAt().isAfter(until))
                .reduce((older, newer) -> newer)
                .map(SentMessage::author)
                .orElse(null);
    }

    private static long solvedAt(List<SolutionMetrics> solutions) {
        return solutions.isEmpty() || solutions.get(solutions.size() - 1).isReopened()
                ? NEVER
                : solutions.get(solutions.size() - 1).solvedAt();
    }

    /** Until the first status the ticket waits for support. */
    private WaitedTimes waited(TicketRecord ticket) {
        var waited = new EnumMap<WaitingParty, Duration>(WaitingParty.class);
        var party = WaitingParty.SUPPORT;
        var since = ticket.receipt().receivedAt();
        for (var change : ticket.statusChanges()) {
            if (!change.isSolution()) {
                if (change.at().isAfter(since)) {
                    waited.merge(party, Duration.between(since, change.at()), Duration::plus);
                }
                party = party(change.to());
                since = change.at();
            }
        }
        return new WaitedTimes(
                seconds(waited, WaitingParty.SUPPORT),
                seconds(waited, WaitingParty.CUSTOMER),
                seconds(waited, WaitingParty.SPECIALIST),
                seconds(waited, WaitingParty.DEVELOPER),
                seconds(waited, WaitingParty.THIRD_PARTY),
                party,
                millis(since));
    }

    private static int seconds(EnumMap<WaitingParty, Duration> waited, WaitingParty party) {
        return seconds(waited.getOrDefault(party, Duration.ZERO));
    }

    private WaitingParty party(String status) {
        return WaitingParty.of(statuses.get(status).turn());
    }

    public static List<ClockMetrics> clocks(List<TicketClock> clocks) {
        return clocks.stream().flatMap(clock -> clock(clock).stream()).toList();
    }

    /** Empty for a clock without a target. */
    private static Optional<ClockMetrics> clock(TicketClock clock) {
        var isRunning = clock.state() == TicketClock.ClockState.RUNNING;
        return clock.deadline()
                .map(due -> new ClockMetrics(
                        clock.runId(),
                        clock.target(),
                        clock.slaTarget().kind(),
                        clock.slaTarget().unit(),
                        clock.slaTarget().amount(),
                        millis(clock.startedAt()),
                        breachAt(clock, due),
                        millis(clock.stoppedAt().orElse(null)),
                        clock.state() == TicketClock.ClockState.PAUSED,
                        isRunning ? Float.NaN : usedShare(clock),
                        isRunning ? promisedTime(clock) : null));
    }

    private static float usedShare(TicketClock clock) {
        var promised = clock.allowed().orElse(Duration.ZERO);
        // a stopped or paused clock has counted until then, whatever the instant
        return promised.isZero() ? Float.NaN : (float) clock.used(Instant.MAX).toMillis() / promised.toMillis();
    }

    private static PromisedTime promisedTime(TicketClock clock) {
        var seconds = seconds(clock.allowed().orElse(Duration.ZERO));
        var hours = clock.slaTarget().hours();
        return hours == null
                ? new PromisedTime(seconds, null, null, null)
                : new PromisedTime(seconds, hours.expression(), hours.zone().getId(), hours.holidays());
    }

    /** Only a running clock can still be breached, so that the instant matters to no other one. */
    private static long breachAt(TicketClock clock, Instant due) {
        return clock.state() == TicketClock.ClockState.RUNNING || clock.isBreached(due) ? millis(due) : NEVER;
    }
}
