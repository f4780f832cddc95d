package io.guichet.insight.schedule;

import io.guichet.access.StaffMember;
import io.guichet.access.UserDeleted;
import io.guichet.insight.packed.MetricDimension;
import io.guichet.insight.request.MetricQueryReader;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.UnknownEntity;
import io.guichet.web.RetryableTransaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.LinkedMultiValueMap;

/** Overviews that staff have sent to themselves. */
@Component
class OverviewSchedules {

    static final int MAX_OF_USER = 20;

    private static final Set<String> LANGUAGES = Set.of("en", "fr");
    private static final int MAX_FILTERS_LENGTH = 6_000;

    private final OverviewScheduleTable table;
    private final MetricQueryReader reader;
    private final Clock clock;

    OverviewSchedules(OverviewScheduleTable table, MetricQueryReader reader, Clock clock) {
        this.table = table;
        this.reader = reader;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<OverviewSchedule> of(StaffMember staff) {
        return table.of(staff.id());
    }

    /**
     * Creates a schedule; the same one again is the one that exists. Throws {@link BadInput} and {@link
     * io.guichet.brand.UnknownBrand}.
     *
     * @param locale whose language the e-mails have if none is given
     */
    @RetryableTransaction
    public OverviewSchedule create(NewOverviewSchedule request, StaffMember staff, Locale locale) {
        var rule = request.rule();
        var language = language(request, locale);
        if (!hasAddress(staff)) {
            throw error("email", "of your account is missing", "schedule.no-address");
        }
        var filters = filters(request);
        var served = reader.query(new LinkedMultiValueMap<>(filters)).brands();
        if (served.isEmpty()) {
            throw error("filters", "must have a brand", "schedule.no-brand");
        }
        var same = table.findSame(staff.id(), filters, rule);
        if (same.isPresent()) {
            return same.get();
        }
        if (table.of(staff.id()).size() >= MAX_OF_USER) {
            throw error("schedules", "may be at most %d".formatted(MAX_OF_USER), "schedule.too-many", MAX_OF_USER);
        }
        var now = clock.instant();
        var nextDue = rule.next(now, served.get(0).zone());
        return table.find(table.insert(staff.id(), filters, rule, language, now, nextDue))
                .orElseThrow();
    }

    private static BadInput error(String field, String message, String key, Object... arguments) {
        return new BadInput(List.of(new FieldError(field, message, key, arguments)));
    }

    static boolean hasAddress(StaffMember staff) {
        return staff.email() != null && !staff.email().isBlank();
    }

    private static String language(NewOverviewSchedule request, Locale locale) {
        var language = request.language() == null ? locale.getLanguage() : request.language();
        if (!LANGUAGES.contains(language)) {
            throw error("language", "must be en or fr", "schedule.language.unknown");
        }
        return language;
    }

    /** Sorted and without blanks around values, as the reader takes them; without empty ones. */
    private static Map<String, List<String>> filters(NewOverviewSchedule request) {
        var filters = new TreeMap<String, List<String>>();
        var length = 0;
        for (var filter : (request.filters() == null ? Map.<String, List<String>>of() : request.filters()).entrySet()) {
            var name = filter.getKey();
            if (!name.equals("brand") && MetricDimension.ofParameter(name).isEmpty()) {
                throw error("filters", "has the unknown filter %s".formatted(name), "schedule.filter.unknown", name);
            }
            var values = new ArrayList<String>();
            for (var given : filter.getValue() == null ? List.<String>of() : filter.getValue()) {
                var value = given == null ? "" : given.strip();
                if (!value.isEmpty() && !values.contains(value)) {
                    values.add(value);
                    length += value.length() + name.length();
                }
            }
            if (!values.isEmpty()) {
                filters.put(name, values.stream().sorted().toList());
            }
        }
        if (length > MAX_FILTERS_LENGTH) {
            throw error("filters", "are too long", "schedule.filters.too-long");
        }
        return filters;
    }

    /** Throws {@link UnknownEntity} for a schedule of somebody else. */
    @Transactional
    public void remove(long id, StaffMember staff) {
        if (!table.delete(id, staff.id())) {
            throw UnknownEntity.of("schedule", id);
        }
    }

    @EventListener
    void on(UserDeleted deleted) {
        table.deleteOf(deleted.user());
    }
}
