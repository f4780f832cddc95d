package io.guichet.insight.overview;

import io.guichet.access.StaffDirectory;
import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.insight.metric.Metrics;
import io.guichet.insight.metric.Metrics.Occurrence;
import io.guichet.insight.metric.NewestOccurrences.OccurrencePage;
import io.guichet.insight.request.AgentAccess;
import io.guichet.insight.request.MetricPages;
import io.guichet.insight.table.Lapse;
import io.guichet.insight.visit.PathFigures;
import io.guichet.insight.visit.VisitList;
import io.guichet.insight.visit.VisitQuery;
import io.guichet.insight.visit.VisitQueryReader;
import io.guichet.insight.visit.VisitSelection;
import io.guichet.problem.BadInput;
import io.guichet.text.InputNumber;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The tickets that a number of the overview counts, one row for each occurrence. */
@Controller
class MetricTicketsPage {

    private static final int PAGE_SIZE = 100;
    private static final int MAX_PAGE = 1_000;

    private final MetricPages pages;
    private final Metrics metrics;
    private final AgentAccess agents;
    private final VisitQueryReader visitQueries;
    private final VisitList visits;
    private final PathFigures paths;
    private final MetricFormatter format;
    private final LabelFormatter labels;
    private final StaffDirectory directory;
    private final JdbcClient db;

    MetricTicketsPage(
            MetricPages pages,
            Metrics metrics,
            AgentAccess agents,
            VisitQueryReader visitQueries,
            VisitList visits,
            PathFigures paths,
            MetricFormatter format,
            LabelFormatter labels,
            StaffDirectory directory,
            JdbcClient db) {
        this.pages = pages;
        this.metrics = metrics;
        this.agents = agents;
        this.visitQueries = visitQueries;
        this.visits = visits;
        this.paths = paths;
        this.format = format;
        this.labels = labels;
        this.directory = directory;
        this.db = db;
    }

    /**
     * A row.
     *
     * @param elapsed null where the number measures nothing, like {@code working} and {@code lapse}
     */
    public record OccurrenceRow(
            String number,
            String subject,
            String status,
            String priority,
            Instant at,
            String elapsed,
            String working,
            Lapse lapse) {}

    /**
     * The list.
     *
     * @param key of the number's name and definition in the message bundles
     * @param total how many occurrences the number counts
     * @param hidden those of restricted tickets that the reader may not see
     * @param measured whether the number measures times
     * @param next number of the next page; null on the last one
     * @param export its address; null where there is none
     */
    public record OccurrenceList(
            String key,
            String total,
            long hidden,
            boolean measured,
            List<OccurrenceRow> rows,
            Integer next,
            String export) {}

    @GetMapping("/insight/tickets")
    String show(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) String process,
            @RequestParam(required = false) String version,
            @RequestParam(required = false) String activity,
            @RequestParam(name = "visits", required = false) String selected,
            @RequestParam(required = false) String path,
            @RequestParam(required = false) String page,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            var selection = agents.narrowed(pages.selection(parameters), parameters.getFirst("agent"));
            pages.select(parameters, model, locale, response).ifPresent(query -> {
                var at = InputNumber.parse(page, MAX_PAGE).orElse(0);
                var onDiagram = process != null && (activity != null || path != null);
                model.addAttribute(
                        "back",
                        MetricPages.pageLink(onDiagram ? "/insight/process" : "/insight", query)
                                .toString());
                model.addAttribute("onDiagram", onDiagram);
                if (onDiagram) {
                    var about = visitQueries.query(process, version, query);
                    model.addAttribute(
                            "list",
                            activity == null
                                    ? list(
                                            "path",
                                            paths.tickets(about, path, at * PAGE_SIZE, PAGE_SIZE),
                                            null,
                                            at,
                                            locale)
                                    : visits(about, activity, VisitSelection.ofParameter(selected), at, locale));
                } else {
                    model.addAttribute("list", list(query, selection, at, locale));
                }
            });
        } catch (BadInput refused) {
            model.addAttribute("problems", labels.errors(refused, locale));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return "insight/tickets";
    }

    private OccurrenceList list(MetricQuery query, MetricSelection selection, int page, Locale locale) {
        return list(
                selection.set().key(),
                metrics.snapshot().occurrences(query, selection, directory.current(), page * PAGE_SIZE, PAGE_SIZE),
                MetricPages.ticketsExport(query, selection),
                page,
                locale);
    }

    private OccurrenceList visits(
            VisitQuery query, String activity, VisitSelection selection, int page, Locale locale) {
        return list(
                selection == VisitSelection.VISITS ? "visits" : "visits." + selection.key(),
                visits.of(query, activity, selection, page * PAGE_SIZE, PAGE_SIZE),
                MetricPages.visitsExport(query.query())
                        .with("process", query.process())
                        .with("activity", activity)
                        .with("version", query.version())
                        .with("visits", selection.key())
                        .toString(),
                page,
                locale);
    }

    private OccurrenceList list(String key, OccurrencePage shown, String export, int page, Locale locale) {
        return new OccurrenceList(
                key,
                format.count(shown.total(), locale),
                shown.hidden(),
                shown.rows().stream().anyMatch(occurrence -> occurrence.lapse() != null),
                rows(shown.rows(), locale),
                (page + 1L) * PAGE_SIZE < shown.total() - shown.hidden() ? page + 1 : null,
                export);
    }

    private List<OccurrenceRow> rows(List<Occurrence> shown, Locale locale) {
        var subjects = subjects(shown);
        return shown.stream()
                .map(occurrence -> {
                    var ticket = occurrence.ticket();
                    var lapse = occurrence.lapse();
                    return new OccurrenceRow(
                            ticket.number(),
                            subjects.get(ticket.number()),
                            labels.status(ticket.brand(), ticket.status(), locale),
                            ticket.priority() == null
                                    ? MetricFormatter.NO_FIGURE
                                    : labels.value(ticket.brand(), "priority", ticket.priority(), locale),
                            Instant.ofEpochMilli(occurrence.at()),
                            lapse == null ? null : format.duration((long) lapse.elapsed(), locale),
                            lapse == null ? null : format.duration((long) lapse.working(), locale),
                            lapse);
                })
                .toList();
    }

    private Map<String, String> subjects(List<Occurrence> shown) {
        var subjects = new HashMap<String, String>();
        if (!shown.isEmpty()) {
            db.sql("select number, subject from ticket where number in (:numbers)")
                    .param(
                            "numbers",
                            shown.stream()
                                    .map(occurrence -> occurrence.ticket().number())
                                    .distinct()
                                    .toList())
                    .query(row -> {
                        subjects.put(row.getString("number"), row.getString("subject"));
                    });
        }
        return subjects;
    }
}
