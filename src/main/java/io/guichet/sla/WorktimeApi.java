package io.guichet.sla;

import io.guichet.problem.BadInput;
import io.guichet.problem.UnfulfillableRequest;
import io.guichet.worktime.IntervalExplainer;
import io.guichet.worktime.InvalidWorktimeInput;
import io.guichet.worktime.NeverOpens;
import io.guichet.worktime.WorkCalendar;
import io.guichet.worktime.WorkingDays;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API that adds and measures working time, with the code of the SLA clocks. */
@RestController
@RequestMapping("/api/worktime")
@Tag(name = "Working time")
class WorktimeApi {

    private final Calendars calendars;
    private final HoursFormatter hoursFormatter;

    WorktimeApi(Calendars calendars, HoursFormatter hoursFormatter) {
        this.calendars = calendars;
        this.hoursFormatter = hoursFormatter;
    }

    record WorktimeAddResponse(Instant due, List<HoursFormatter.DescribedInterval> intervals) {}

    @PostMapping("/add")
    @Operation(summary = "Add working time to an instant; lists counted and skipped intervals")
    WorktimeAddResponse add(@RequestBody WorktimeRequests.WorktimeAddRequest request, Locale locale) {
        return mapErrors(() -> {
            var pauses = WorktimeRequests.pauses(request.pauses());
            var start = WorktimeRequests.instant("start", request.start());
            var calendar = request.ignoresHours()
                    ? Calendars.alwaysOpen()
                    : calendar(request.hours(), request.zone(), request.holidays(), request.holidayDates());
            var due = request.countsDays()
                    ? new WorkingDays(calendar).add(start, request.parsedDays(), pauses)
                    : calendar.add(start, request.parsedDuration(), pauses);
            var intervals = new IntervalExplainer(calendar, locale).explain(start, due, pauses);
            return new WorktimeAddResponse(
                    due,
                    intervals.stream()
                            .map(interval -> hoursFormatter.describe(interval, locale))
                            .toList());
        });
    }

    @PostMapping("/between")
    @Operation(summary = "Measure working time between two instants")
    Map<String, String> between(@RequestBody WorktimeRequests.WorktimeBetweenRequest request) {
        return mapErrors(() -> {
            var from = WorktimeRequests.instant("from", request.from());
            var to = WorktimeRequests.instant("to", request.to());
            var pauses = WorktimeRequests.pauses(request.pauses());
            var calendar = calendar(request.hours(), request.zone(), request.holidays(), request.holidayDates());
            return Map.of("duration", calendar.between(from, to, pauses).toString());
        });
    }

    private WorkCalendar calendar(String hours, String zone, String holidays, List<String> dates) {
        return calendars.of(hours, WorktimeRequests.zone(zone), holidays, WorktimeRequests.dates(dates));
    }

    private static <T> T mapErrors(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidWorktimeInput e) {
            throw new BadInput(e.field(), e.getMessage());
        } catch (NeverOpens e) {
            throw new UnfulfillableRequest(e.getMessage());
        }
    }
}
