package io.guichet.insight.schedule;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.insight.packed.MetricDimension;
import io.guichet.insight.request.MetricPages;
import io.guichet.insight.schedule.OverviewSchedule.StopReason;
import io.guichet.problem.BadInput;
import io.guichet.text.InputNumber;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The overviews that the user is sent by e-mail. */
@Controller
@RequestMapping("/insight/schedules")
class OverviewSchedulesPage {

    private static final int LAST_HOUR = 23;

    private final OverviewSchedules schedules;
    private final ScheduledQueries queries;
    private final ScheduleFormatter format;
    private final StaffDirectory directory;
    private final LabelFormatter labels;
    private final Clock clock;

    OverviewSchedulesPage(
            OverviewSchedules schedules,
            ScheduledQueries queries,
            ScheduleFormatter format,
            StaffDirectory directory,
            LabelFormatter labels,
            Clock clock) {
        this.schedules = schedules;
        this.queries = queries;
        this.format = format;
        this.directory = directory;
        this.labels = labels;
        this.clock = clock;
    }

    /**
     * A row.
     *
     * @param scope brands and filters; null if the user has lost a brand
     * @param href the overview as it was last due; null without a scope
     * @param nextDue null once it is stopped
     */
    public record ScheduleView(
            long id,
            String scope,
            String rule,
            String href,
            Instant nextDue,
            Instant sentAt,
            ZoneId zone,
            StopReason stopReason) {}

    @GetMapping
    String show(Model model, Locale locale) {
        return render(List.of(), model, locale);
    }

    private String render(List<BadInput.FieldError> problems, Model model, Locale locale) {
        var staff = directory.current();
        model.addAttribute("problems", problems);
        model.addAttribute(
                "schedules",
                schedules.of(staff).stream()
                        .map(schedule -> view(schedule, staff, locale))
                        .toList());
        return "insight/schedules";
    }

    private ScheduleView view(OverviewSchedule schedule, StaffMember staff, Locale locale) {
        var about = queries.brands(schedule, staff);
        var zone = about.map(brands -> brands.get(0).zone()).orElse(ZoneId.of("UTC"));
        var rule = schedule.rule();
        var query = about.map(
                brands -> queries.query(schedule, brands, rule.frequency().period(rule.latest(clock.instant(), zone))));
        return new ScheduleView(
                schedule.id(),
                query.map(one -> format.scope(one, locale)).orElse(null),
                format.rule(rule, zone, locale),
                query.map(one -> MetricPages.pageLink("/insight", one).toString())
                        .orElse(null),
                schedule.nextDue(),
                schedule.sentAt(),
                zone,
                schedule.stopReason());
    }

    @PostMapping
    String create(
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            var created = schedules.create(read(form, locale), directory.current(), locale);
            redirect.addFlashAttribute("toast", labels.text("schedule.created", locale));
            redirect.addFlashAttribute("newest", created.id());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(labels.errors(refused, locale), model, locale);
        }
        return "redirect:" + OverviewEmails.SCHEDULES_PAGE;
    }

    private static NewOverviewSchedule read(MultiValueMap<String, String> form, Locale locale) {
        var filters = new TreeMap<String, List<String>>();
        form.forEach((name, values) -> {
            if (name.equals("brand") || MetricDimension.ofParameter(name).isPresent()) {
                filters.put(name, values);
            }
        });
        var hour = InputNumber.parse(form.getFirst("hour"), LAST_HOUR);
        return new NewOverviewSchedule(
                constant(ScheduleFrequency.values(), form.getFirst("frequency")),
                constant(DayOfWeek.values(), form.getFirst("weekday")),
                hour.isPresent() ? hour.getAsInt() : null,
                locale.getLanguage(),
                Map.copyOf(filters));
    }

    private static <E extends Enum<E>> E constant(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @PostMapping("/{id}/stop")
    String stop(@PathVariable long id, RedirectAttributes redirect, Locale locale) {
        schedules.remove(id, directory.current());
        redirect.addFlashAttribute("toast", labels.text("schedule.removed", locale));
        return "redirect:" + OverviewEmails.SCHEDULES_PAGE;
    }
}
