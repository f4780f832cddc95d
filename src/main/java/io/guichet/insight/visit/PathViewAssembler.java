package io.guichet.insight.visit;

import io.guichet.insight.metric.LapseSeries.Percentiles;
import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.request.MetricPages;
import io.guichet.insight.table.ProcessDiagrams;
import io.guichet.insight.table.ProcessDiagrams.ProcessDiagram;
import io.guichet.insight.visit.PathFigures.PathFigure;
import io.guichet.insight.visit.PathView.PathRow;
import io.guichet.insight.visit.PathView.StepView;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Puts the paths of tickets together for the page. */
@Component
class PathViewAssembler {

    private static final int PATHS = 10;

    private final PathFigures paths;
    private final ProcessDiagrams diagrams;
    private final MetricFormatter format;

    PathViewAssembler(PathFigures paths, ProcessDiagrams diagrams, MetricFormatter format) {
        this.paths = paths;
        this.diagrams = diagrams;
        this.format = format;
    }

    PathView view(HeatMapChoice choice, MetricQuery query, Locale locale) {
        var visits = new VisitQuery(choice.process(), choice.version(), query);
        var diagram = diagrams.find(choice.process()).orElseThrow();
        var summary = paths.of(visits, PATHS);
        var most = summary.paths().stream().mapToDouble(PathFigure::share).max().orElse(1);
        return new PathView(
                format.text("paths.summary", locale, summary.tickets(), summary.different()),
                summary.paths().stream()
                        .map(path -> row(path, most, visits, diagram, locale))
                        .toList());
    }

    private PathRow row(PathFigure path, double most, VisitQuery query, ProcessDiagram diagram, Locale locale) {
        return new PathRow(
                steps(path, diagram, locale),
                Math.round(path.share() / most * 1_000) / 10.0,
                format.count(path.tickets(), locale),
                link(path, query),
                format.share(path.share(), locale),
                format.count(path.open(), locale),
                median(path.resolution().elapsed(), locale),
                median(path.resolution().working(), locale),
                format.share(path.attainment(), locale));
    }

    private List<StepView> steps(PathFigure path, ProcessDiagram diagram, Locale locale) {
        var known = new HashSet<String>();
        return path.steps().stream()
                .map(step -> new StepView(format.activity(step, diagram.element(step), locale), !known.add(step)))
                .toList();
    }

    private String median(Percentiles percentiles, Locale locale) {
        return format.duration(percentiles == null ? null : (long) percentiles.p50(), locale);
    }

    private static String link(PathFigure path, VisitQuery query) {
        return MetricPages.pageLink("/insight/tickets", query.query())
                .with("process", query.process())
                .with("path", path.id())
                .with("version", query.version())
                .toString();
    }
}
