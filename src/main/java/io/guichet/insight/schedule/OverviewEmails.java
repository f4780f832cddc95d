package io.guichet.insight.schedule;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.email.EmailSettings;
import io.guichet.email.EmailTemplate;
import io.guichet.email.Outbox;
import io.guichet.email.TemplatedEmail;
import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.insight.metric.MetricSet;
import io.guichet.insight.metric.MetricSnapshot;
import io.guichet.insight.metric.Metrics;
import io.guichet.insight.overview.FigureViewAssembler;
import io.guichet.insight.overview.OverviewView.FigureView;
import io.guichet.insight.request.MetricPages;
import io.guichet.insight.schedule.OverviewSchedule.StopReason;
import io.guichet.web.TimeFormatter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends the overviews that are due: once for each due date, and once for all that have passed while no process ran. */
@Component
class OverviewEmails {

    static final String SCHEDULES_PAGE = "/insight/schedules";

    private final OverviewScheduleTable table;
    private final ScheduledQueries queries;
    private final Metrics metrics;
    private final FigureViewAssembler figures;
    private final ScheduleFormatter format;
    private final StaffDirectory directory;
    private final Brands brands;
    private final Outbox outbox;
    private final EmailSettings settings;
    private final TimeFormatter times;
    private final MetricFormatter texts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OverviewEmails(
            OverviewScheduleTable table,
            ScheduledQueries queries,
            Metrics metrics,
            FigureViewAssembler figures,
            ScheduleFormatter format,
            StaffDirectory directory,
            Brands brands,
            Outbox outbox,
            EmailSettings settings,
            TimeFormatter times,
            MetricFormatter texts,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.queries = queries;
        this.metrics = metrics;
        this.figures = figures;
        this.format = format;
        this.directory = directory;
        this.brands = brands;
        this.outbox = outbox;
        this.settings = settings;
        this.times = times;
        this.texts = texts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Sends a schedule that was due, or stops it if its owner may not see it any more. */
    void send(OverviewSchedule schedule) {
        var owner = directory.findActive(schedule.owner());
        if (owner.isEmpty()) {
            stop(schedule, StopReason.USER_DISABLED, null);
        } else if (!OverviewSchedules.hasAddress(owner.get())) {
            stop(schedule, StopReason.NO_ADDRESS, null);
        } else {
            queries.brands(schedule, owner.get())
                    .ifPresentOrElse(
                            about -> send(schedule, owner.get(), about),
                            () -> stop(schedule, StopReason.BRAND_LOST, owner.get()));
        }
    }

    /** Figures are computed before the row is locked, so that no transaction is open meanwhile. */
    private void send(OverviewSchedule schedule, StaffMember owner, List<Brand> about) {
        var now = clock.instant();
        var zone = about.get(0).zone();
        var due = schedule.rule().latest(now, zone);
        var next = schedule.rule().next(now, zone);
        if (schedule.lastDue() != null && !due.isAfter(schedule.lastDue())) {
            // another brand is the first one now, and it is earlier there
            changeIfStillDue(schedule, () -> table.postpone(schedule.id(), next));
            return;
        }
        var snapshot = metrics.snapshot();
        if (!metrics.isComplete()) {
            return; // it stays due until the rebuild is over
        }
        var email = overview(schedule, owner, about, due, snapshot);
        changeIfStillDue(schedule, () -> {
            outbox.enqueue(email);
            table.recordSent(schedule.id(), now, due, next);
        });
    }

    private void stop(OverviewSchedule schedule, StopReason reason, StaffMember owner) {
        changeIfStillDue(schedule, () -> {
            table.stop(schedule.id(), reason);
            if (owner != null) {
                outbox.enqueue(notice(schedule, owner));
            }
        });
    }

    /** Another process may have done it since the schedule was read. */
    private void changeIfStillDue(OverviewSchedule schedule, Runnable change) {
        transaction.executeWithoutResult(status -> table.lock(schedule.id())
                .filter(present -> Objects.equals(present.nextDue(), schedule.nextDue()))
                .ifPresent(present -> change.run()));
    }

    private TemplatedEmail overview(
            OverviewSchedule schedule, StaffMember owner, List<Brand> about, LocalDate due, MetricSnapshot snapshot) {
        var brand = about.get(0);
        var language = brand.languageFor(schedule.language());
        var locale = Locale.forLanguageTag(language);
        var query = queries.query(schedule, about, schedule.rule().frequency().period(due));
        var compared = snapshot.compared(query);
        var values = new HashMap<String, Object>();
        values.put("scope", format.scope(query, locale));
        values.put("period", period(query, locale));
        values.put("periodBefore", period(query.before(), locale));
        values.put(
                "figures",
                figures.figures(query, snapshot, compared.now(), compared.before(), locale).stream()
                        .map(figure -> figure(figure, locale))
                        .toList());
        values.put("link", settings.link(MetricPages.pageLink("/insight", query).toString()));
        if (compared.now().count(MetricSet.MISSED) > 0) {
            values.put(
                    "missedLink", settings.link(MetricPages.ticketsLink(query, MetricSelection.of(MetricSet.MISSED))));
        }
        values.put("rule", format.rule(schedule.rule(), brand.zone(), locale));
        values.put("stopLink", settings.link(SCHEDULES_PAGE));
        return new TemplatedEmail(brand, "", EmailTemplate.OVERVIEW, language, owner.email(), values);
    }

    private Map<String, Object> figure(FigureView figure, Locale locale) {
        return Map.of(
                "name",
                texts.text("insight.metric." + figure.key(), locale),
                "value",
                figure.value(),
                "before",
                figure.before() == null ? MetricFormatter.NO_FIGURE : figure.before());
    }

    private String period(MetricQuery query, Locale locale) {
        var first = LocalDate.parse(query.period().from());
        var last = LocalDate.parse(query.period().to()).minusDays(1);
        var day = times.date(first, locale);
        return first.equals(last) ? day : "%s – %s".formatted(day, times.date(last, locale));
    }

    /** Says that the schedule is stopped, without any figure. */
    private TemplatedEmail notice(OverviewSchedule schedule, StaffMember owner) {
        var brand = brands.all().stream()
                .filter(one -> owner.hasAccessTo(one.id()))
                .findFirst()
                .orElseGet(() -> brands.all().iterator().next());
        var language = brand.languageFor(schedule.language());
        var locale = Locale.forLanguageTag(language);
        var values = Map.of(
                "rule", format.rule(schedule.rule(), brand.zone(), locale),
                "link", settings.link(SCHEDULES_PAGE));
        return new TemplatedEmail(brand, "", EmailTemplate.OVERVIEW_STOPPED, language, owner.email(), values);
    }
}
