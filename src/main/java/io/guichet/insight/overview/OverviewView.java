package io.guichet.insight.overview;

import io.guichet.insight.metric.MetricSet;
import io.guichet.insight.request.LinkedFigure;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.Target;
import java.time.LocalDate;
import java.util.List;

/**
 * The overview in the reader's language. Links lead to the tickets that a number counts; null where it counts none.
 *
 * @param trendByWeek whether the points of the trend are weeks
 * @param targets those of which the trend has shares
 */
public record OverviewView(
        List<FigureView> figures,
        List<TrendRow> trend,
        boolean trendByWeek,
        List<Target> targets,
        List<AttainmentRow> attainment,
        List<LapseRow> lapses,
        List<AgeRow> backlogAge,
        String medianAge,
        List<WaitedRow> waited,
        List<FigureView> satisfaction,
        List<CountView> ratings,
        List<CommentView> comments,
        List<LoadRow> load,
        List<BreakdownView> breakdowns,
        ExportLinks exports) {

    /**
     * A figure with the one of the period before.
     *
     * @param key of its name and definition in the message bundles
     * @param change null where there is nothing to compare with
     */
    public record FigureView(String key, String value, String href, String before, String beforeHref, String change) {}

    /** @param number what a chart draws; null for nothing */
    public record CountView(String name, Long number, String value, String href) implements LinkedFigure {}

    /** @param shares of the promises kept, by target in the order of the overview's targets */
    public record TrendRow(
            LocalDate first,
            String day,
            CountView created,
            CountView solved,
            CountView backlog,
            List<ShareView> shares) {}

    /** @param percentage what a chart draws; null without a share */
    public record ShareView(Double percentage, String value, String href) implements LinkedFigure {}

    /** @param kind null for all kinds of a target together */
    public record AttainmentRow(
            Target target,
            TargetKind kind,
            CountView met,
            CountView missed,
            CountView running,
            String rate,
            String rateBefore) {}

    /** How long something took. */
    public record LapseRow(
            String key,
            CountView count,
            LapseCell elapsedMedian,
            LapseCell elapsedP90,
            LapseCell workingMedian,
            LapseCell workingP90) {}

    /** @param exact ISO 8601, such as {@code PT3H}; null without a value */
    public record LapseCell(String value, String exact, String before) {}

    public record AgeRow(CountView now, CountView before) {}

    /** @param seconds what a chart draws: the average of a ticket, like {@code secondsBefore} */
    public record WaitedRow(
            String name, long seconds, String perTicket, String share, long secondsBefore, String before) {}

    public record CommentView(String number, int score, String comment) {}

    /** @param hours 24 of them */
    public record LoadRow(String day, List<LoadCell> hours) {}

    /** @param level from 0 for none to 5 for the busiest hours */
    public record LoadCell(long number, String value, int level, String href, String label) implements LinkedFigure {}

    /** @param parameter of the queries that a row leads to */
    public record BreakdownView(String parameter, String name, String note, List<BreakdownRow> rows) {

        /** Whether rows have a figure of questions, which belong to a brand and to nothing else of a ticket. */
        public boolean hasDeflection() {
            return rows.stream().anyMatch(row -> row.deflection() != null);
        }
    }

    /**
     * The main figures of a value.
     *
     * @param href the overview of this value alone
     * @param deflection null where there is none
     */
    public record BreakdownRow(
            String name,
            String href,
            CountView created,
            CountView solved,
            CountView backlog,
            FigureLink attainment,
            FigureLink firstResponse,
            FigureLink resolution,
            FigureLink satisfaction,
            FigureLink deflection) {}

    /** A figure that is no count. */
    public record FigureLink(String value, String href) implements LinkedFigure {}

    /** The solved tickets, of which waiting times are averages. */
    public FigureView solved() {
        return figures.stream()
                .filter(figure -> figure.key().equals(MetricSet.SOLVED.key()))
                .findFirst()
                .orElseThrow();
    }

    public record ExportLinks(String tickets, String clocks, String surveys, String visits, String xes, String ocel) {}
}
