package io.guichet.sla;

import io.guichet.http.BadInput;
import io.guichet.http.Unprocessable;
import io.guichet.worktime.Explanation;
import io.guichet.worktime.NeverOpens;
import io.guichet.worktime.NotUnderstood;
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

/** Adds and measures working time for anybody who asks; what the desk itself promises is computed by the same code. */
@RestController
@RequestMapping("/api/worktime")
@Tag(name = "Working time")
class WorktimeApi {

    private final Calendars calendars;
    private final HoursWords words;

    WorktimeApi(Calendars calendars, HoursWords words) {
        this.calendars = calendars;
        this.words = words;
    }

    record Due(Instant due, List<HoursWords.Told> stretches) {}

    @PostMapping("/add")
    @Operation(summary = "When so much working time will have passed, and which stretches count")
    Due add(@RequestBody WorktimeQuestion.Add asked, Locale locale) {
        return said(() -> {
            var pauses = WorktimeQuestion.pauses(asked.pauses());
            var start = WorktimeQuestion.instant("start", asked.start());
            var calendar = asked.ignoresHours()
                    ? Calendars.always()
                    : calendar(asked.hours(), asked.zone(), asked.holidays(), asked.holidayDates());
            var due = asked.countsDays()
                    ? new WorkingDays(calendar).add(start, asked.days(), pauses)
                    : calendar.add(start, asked.time(), pauses);
            var stretches = new Explanation(calendar, locale).of(start, due, pauses);
            return new Due(
                    due, stretches.stream().map(s -> words.told(s, locale)).toList());
        });
    }

    @PostMapping("/between")
    @Operation(summary = "How much working time lies between two instants")
    Map<String, String> between(@RequestBody WorktimeQuestion.Between asked) {
        return said(() -> {
            var from = WorktimeQuestion.instant("from", asked.from());
            var to = WorktimeQuestion.instant("to", asked.to());
            var pauses = WorktimeQuestion.pauses(asked.pauses());
            var calendar = calendar(asked.hours(), asked.zone(), asked.holidays(), asked.holidayDates());
            return Map.of("duration", calendar.between(from, to, pauses).toString());
        });
    }

    private WorkCalendar calendar(String hours, String zone, String holidays, List<String> dates) {
        return calendars.of(hours, WorktimeQuestion.zone(zone), holidays, WorktimeQuestion.dates(dates));
    }

    private static <T> T said(Supplier<T> work) {
        try {
            return work.get();
        } catch (NotUnderstood e) {
            throw new BadInput(e.field(), e.getMessage());
        } catch (NeverOpens e) {
            throw new Unprocessable(e.getMessage());
        }
    }
}
