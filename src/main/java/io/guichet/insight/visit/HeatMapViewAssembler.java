package io.guichet.insight.visit;

import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.period.MetricPeriod;
import io.guichet.insight.request.MetricPages;
import io.guichet.insight.table.ProcessDiagrams;
import io.guichet.insight.table.ProcessDiagrams.ProcessDiagram;
import io.guichet.insight.visit.ActivityFigures.ActivityFigure;
import io.guichet.insight.visit.HeatMapView.DrawingView;
import io.guichet.insight.visit.HeatMapView.LinkView;
import io.guichet.insight.visit.HeatMapView.RepeatRow;
import io.guichet.web.TimeFormatter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts the page of the heat map together: one diagram, or two to compare. */
@Component
class HeatMapViewAssembler {

    private final ProcessDiagrams diagrams;
    private final ActivityFigures activities;
    private final MetricFormatter format;
    private final TimeFormatter times;

    HeatMapViewAssembler(
            ProcessDiagrams diagrams, ActivityFigures activities, MetricFormatter format, TimeFormatter times) {
        this.diagrams = diagrams;
        this.activities = activities;
        this.format = format;
        this.times = times;
    }

    /** A diagram with the figures that are drawn on it. */
    record HeatDrawing(VisitQuery query, ProcessDiagram diagram, List<ActivityFigure> figures) {}

    /** The choice with a diagram and versions that exist: the ticket's own diagram without one, and the default without two versions. */
    HeatMapChoice known(HeatMapChoice asked) {
        var choice = diagrams.names().containsKey(asked.process()) ? asked : asked.withProcess(ProcessDiagrams.TICKET);
        var versions = diagrams.versions(choice.process());
        var version = versions.contains(choice.version()) ? choice.version() : null;
        if (choice.comparison() != HeatComparison.VERSION) {
            return choice.withVersions(version, null);
        }
        if (versions.size() < 2) {
            return choice.withVersions(version, null).with(HeatComparison.NONE);
        }
        var newer = version == null ? versions.get(0) : version;
        var other = versions.contains(choice.otherVersion())
                ? choice.otherVersion()
                : versions.stream().filter(one -> one < newer).findFirst().orElseGet(() -> versions.get(0));
        return choice.withVersions(newer, other);
    }

    HeatMapView view(HeatMapChoice asked, MetricQuery query, Locale locale) {
        var choice = asked.comparison() == HeatComparison.PERIOD && asked.otherPeriod() == null
                ? asked.withPeriod(query.before().period())
                : asked;
        var versions = diagrams.versions(choice.process());
        var drawings = sides(choice, query).map(this::drawing).toList();
        var shown = drawings.get(drawings.size() - 1);
        var names = diagrams.names();
        var rows = new ActivityRows(format, choice, drawings, names, locale);
        return new HeatMapView(
                names.entrySet().stream()
                        .map(one -> new LinkView(
                                one.getKey(),
                                one.getValue(),
                                choice.withProcess(one.getKey()).link(query),
                                one.getKey().equals(choice.process())))
                        .toList(),
                choice.measure(),
                Arrays.stream(HeatMeasure.values())
                        .map(one -> new LinkView(
                                one.key(),
                                format.text("heat.measure." + one.key(), locale),
                                choice.with(one).link(query),
                                one == choice.measure()))
                        .toList(),
                choice.comparison(),
                Arrays.stream(HeatComparison.values())
                        .filter(one -> one != HeatComparison.VERSION || versions.size() > 1)
                        .map(one -> new LinkView(
                                one.key(),
                                format.text("heat.compare." + one.key(), locale),
                                known(choice.with(one)).link(query),
                                one == choice.comparison()))
                        .toList(),
                versions,
                choice.version(),
                choice.otherVersion(),
                choice.otherPeriod() == null ? null : choice.otherPeriod().from(),
                choice.otherPeriod() == null
                        ? null
                        : lastDay(choice.otherPeriod()).toString(),
                choice.parameters(),
                MetricPages.pageLink("/insight/process", query).parameters(),
                choice.measure() == HeatMeasure.BURNT ? mostBurnt(shown, locale) : null,
                drawings.stream()
                        .map(one -> new DrawingView(
                                drawings.size() < 2 ? null : title(choice, one, locale),
                                one.diagram().xml()))
                        .toList(),
                rows.rows(),
                repeats(shown, locale));
    }

    private static LocalDate lastDay(MetricPeriod period) {
        return LocalDate.parse(period.to()).minusDays(1);
    }

    /** What the diagrams are about. */
    private static Stream<VisitQuery> sides(HeatMapChoice choice, MetricQuery query) {
        var shown = new VisitQuery(choice.process(), choice.version(), query);
        return switch (choice.comparison()) {
            case NONE -> Stream.of(shown);
            case BEFORE -> Stream.of(shown.during(query.before().period()), shown);
            case PERIOD -> Stream.of(shown.during(choice.otherPeriod()), shown);
            case VERSION -> Stream.of(shown.ofVersion(choice.otherVersion()), shown);
        };
    }

    private HeatDrawing drawing(VisitQuery query) {
        var diagram = query.version() == null
                ? diagrams.find(query.process())
                : diagrams.find(query.process(), query.version());
        return new HeatDrawing(query, diagram.orElseThrow(), activities.of(query));
    }

    private String title(HeatMapChoice choice, HeatDrawing drawing, Locale locale) {
        var period = drawing.query().query().period();
        return choice.comparison() == HeatComparison.VERSION
                ? format.text("heat.version.number", locale, drawing.diagram().version())
                : "%s – %s"
                        .formatted(
                                times.date(LocalDate.parse(period.from()), locale),
                                times.date(lastDay(period), locale));
    }

    /** Which step burns most of the promises. */
    private String mostBurnt(HeatDrawing drawing, Locale locale) {
        return drawing.figures().stream()
                .filter(figure -> figure.burnt() != null && figure.burnt().share() != null)
                .filter(figure -> figure.burnt().share() > 0)
                .max(Comparator.comparingDouble(figure -> figure.burnt().share()))
                .map(figure -> format.text(
                        "heat.burnt.most",
                        locale,
                        format.activity(figure.activity(), drawing.diagram().element(figure.activity()), locale),
                        format.share(figure.burnt().share(), locale)))
                .orElse(null);
    }

    private List<RepeatRow> repeats(HeatDrawing drawing, Locale locale) {
        return drawing.figures().stream()
                .filter(figure -> figure.repeats().visits() > 0)
                .sorted(Comparator.comparingLong(
                                (ActivityFigure figure) -> figure.repeats().elapsed())
                        .reversed())
                .map(figure -> new RepeatRow(
                        format.activity(figure.activity(), drawing.diagram().element(figure.activity()), locale),
                        ActivityRows.count(
                                format, figure.repeats().visits(), drawing, figure, VisitSelection.REPEATS, locale),
                        format.share((double) figure.repeats().visits() / figure.entered(), locale),
                        format.count(figure.repeats().tickets(), locale),
                        format.duration(figure.repeats().elapsed(), locale),
                        format.duration(figure.repeats().working(), locale)))
                .toList();
    }
}
