package io.guichet.insight.visit;

import io.guichet.insight.metric.LapseSeries.Percentiles;
import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.request.MetricPages;
import io.guichet.insight.visit.ActivityFigures.ActivityFigure;
import io.guichet.insight.visit.HeatMapView.ActivityFigureView;
import io.guichet.insight.visit.HeatMapView.ActivityRow;
import io.guichet.insight.visit.HeatMapView.CellView;
import io.guichet.insight.visit.HeatMapView.LinkView;
import io.guichet.insight.visit.HeatMapView.LinkedCount;
import io.guichet.insight.visit.HeatMapViewAssembler.HeatDrawing;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rows of activities behind one or two diagrams, which have one scale of colours. */
final class ActivityRows {

    private final MetricFormatter format;
    private final HeatMapChoice choice;
    private final List<HeatDrawing> drawings;
    private final Map<String, String> names;
    private final Locale locale;
    private final double hottest;

    /** @param names of all diagrams by key */
    ActivityRows(
            MetricFormatter format,
            HeatMapChoice choice,
            List<HeatDrawing> drawings,
            Map<String, String> names,
            Locale locale) {
        this.format = format;
        this.choice = choice;
        this.drawings = drawings;
        this.names = names;
        this.locale = locale;
        this.hottest = drawings.stream()
                .flatMap(drawing -> drawing.figures().stream())
                .filter(figure -> !figure.isFrame())
                .mapToDouble(choice.measure()::of)
                .max()
                .orElse(0);
    }

    /** The activities of all diagrams, the most visited of the newest one first. */
    List<ActivityRow> rows() {
        var activities = new LinkedHashSet<String>();
        for (int at = drawings.size() - 1; at >= 0; at--) {
            drawings.get(at).figures().forEach(figure -> activities.add(figure.activity()));
        }
        return activities.stream().map(this::row).toList();
    }

    private ActivityRow row(String activity) {
        var shown = drawings.get(drawings.size() - 1);
        return new ActivityRow(
                activity,
                format.activity(activity, name(activity), locale),
                called(activity, shown),
                drawings.stream().map(drawing -> cell(drawing, activity)).toList(),
                drawings.size() < 2 ? null : change(value(drawings.get(0), activity), value(drawings.get(1), activity)),
                figure(shown, activity).map(figure -> figures(shown, figure)).orElse(null));
    }

    /** The name on the newest diagram that has the activity. */
    private String name(String activity) {
        for (int at = drawings.size() - 1; at >= 0; at--) {
            var known = drawings.get(at).diagram().elements().get(activity);
            if (known != null) {
                return known;
            }
        }
        return activity;
    }

    private LinkView called(String activity, HeatDrawing drawing) {
        var key = drawing.diagram().calls().get(activity);
        return key == null || !names.containsKey(key)
                ? null
                : new LinkView(
                        key,
                        format.text("heat.called", locale, names.get(key)),
                        choice.withProcess(key).link(drawing.query().query()),
                        false);
    }

    private static Optional<ActivityFigure> figure(HeatDrawing drawing, String activity) {
        return drawing.figures().stream()
                .filter(figure -> figure.activity().equals(activity))
                .findFirst();
    }

    private double value(HeatDrawing drawing, String activity) {
        return figure(drawing, activity).map(choice.measure()::of).orElse(0.0);
    }

    private CellView cell(HeatDrawing drawing, String activity) {
        var value = value(drawing, activity);
        var frame = figure(drawing, activity).map(ActivityFigure::isFrame).orElse(true);
        return new CellView(
                link(drawing, activity, choice.measure().selection()),
                format.count(
                        figure(drawing, activity).map(ActivityFigure::entered).orElse(0L), locale),
                text(value),
                value == 0 ? null : text(value),
                frame || hottest == 0 ? 0 : value / hottest);
    }

    private String text(double value) {
        return switch (choice.measure().unit()) {
            case COUNT -> format.count((long) value, locale);
            case DURATION -> format.duration((long) value, locale);
            case SHARE -> format.share(value, locale);
        };
    }

    /** Signed; shares in percentage points. */
    private String change(double before, double now) {
        var change = now - before;
        var sign = change > 0 ? "+" : change < 0 ? "−" : "";
        return choice.measure().unit() == HeatMeasure.MeasureUnit.SHARE
                ? format.text("heat.points", locale, format.points(change, locale))
                : sign + text(Math.abs(change));
    }

    private ActivityFigureView figures(HeatDrawing drawing, ActivityFigure figure) {
        return new ActivityFigureView(
                count(format, figure.present(), drawing, figure, VisitSelection.TOKENS, locale),
                count(format, figure.entered(), drawing, figure, VisitSelection.VISITS, locale),
                duration(figure.elapsed(), true),
                duration(figure.elapsed(), false),
                duration(figure.working(), true),
                duration(figure.working(), false),
                figure.burnt() == null
                        ? MetricFormatter.NO_FIGURE
                        : format.share(figure.burnt().mean(), locale),
                format.share(figure.burnt() == null ? null : figure.burnt().share(), locale),
                count(format, figure.breaches(), drawing, figure, VisitSelection.BREACHES, locale));
    }

    private String duration(Percentiles percentiles, boolean median) {
        return format.duration(
                percentiles == null ? null : (long) (median ? percentiles.p50() : percentiles.p90()), locale);
    }

    /** A number with its tickets; without a link where it is zero. */
    static LinkedCount count(
            MetricFormatter format,
            long number,
            HeatDrawing drawing,
            ActivityFigure figure,
            VisitSelection selection,
            Locale locale) {
        return new LinkedCount(
                format.count(number, locale), number == 0 ? null : link(drawing, figure.activity(), selection));
    }

    private static String link(HeatDrawing drawing, String activity, VisitSelection selection) {
        var query = drawing.query();
        return MetricPages.pageLink("/insight/tickets", query.query())
                .with("process", query.process())
                .with("activity", activity)
                .with("version", query.version())
                .with("visits", selection == VisitSelection.VISITS ? null : selection.key())
                .toString();
    }
}
