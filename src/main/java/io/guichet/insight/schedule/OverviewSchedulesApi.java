package io.guichet.insight.schedule;

import io.guichet.access.StaffDirectory;
import io.guichet.insight.schedule.OverviewSchedule.StopReason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the overviews that the user is sent by e-mail. */
@RestController
@RequestMapping("/api/insight/schedules")
@Tag(name = "Insight")
class OverviewSchedulesApi {

    private final OverviewSchedules schedules;
    private final StaffDirectory directory;

    OverviewSchedulesApi(OverviewSchedules schedules, StaffDirectory directory) {
        this.schedules = schedules;
        this.directory = directory;
    }

    /**
     * @param nextDue null once it is stopped
     * @param stopReason why the desk has stopped it; null while it runs
     */
    record ScheduleResponse(
            long id,
            ScheduleFrequency frequency,
            DayOfWeek weekday,
            int hour,
            String language,
            Map<String, List<String>> filters,
            Instant nextDue,
            Instant sentAt,
            StopReason stopReason) {

        private static ScheduleResponse of(OverviewSchedule schedule) {
            return new ScheduleResponse(
                    schedule.id(),
                    schedule.rule().frequency(),
                    schedule.rule().weekday(),
                    schedule.rule().hour(),
                    schedule.language(),
                    schedule.filters(),
                    schedule.nextDue(),
                    schedule.sentAt(),
                    schedule.stopReason());
        }
    }

    record SchedulesResponse(List<ScheduleResponse> items) {}

    @GetMapping
    @Operation(
            summary = "The overviews that you are sent",
            description = "`stopReason`: `USER_DISABLED`, `BRAND_LOST` or `NO_ADDRESS` once the desk has stopped one.")
    SchedulesResponse list() {
        return new SchedulesResponse(schedules.of(directory.current()).stream()
                .map(ScheduleResponse::of)
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Have the overview sent to you",
            description = "`frequency`: `DAILY` about yesterday, `WEEKLY` on `weekday` about the seven days before, or"
                    + " `MONTHLY` on the first day about the month before; at `hour` (0 to 23) in the zone of the first"
                    + " brand, in `language` (`en` or `fr`). `filters` are parameters of `summary` by name, each a list,"
                    + " without a period; without `brand` the overview is about all of your brands. It goes to the"
                    + " address of your account, with the rights that you have then. The same schedule exists once."
                    + " A date that was missed while the desk was down is made up for once.")
    ScheduleResponse create(@RequestBody NewOverviewSchedule body, @Parameter(hidden = true) Locale locale) {
        return ScheduleResponse.of(schedules.create(body, directory.current(), locale));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Have an overview no longer sent to you")
    void remove(@PathVariable long id) {
        schedules.remove(id, directory.current());
    }
}
