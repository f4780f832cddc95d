package io.guichet.insight;

import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.Target;
import java.time.LocalDate;
import java.util.List;

/**
 * The overview in the reader's language. Links lead to the tickets that a number counts; null where it counts none.
 *
 * @param trendByWeek whether the points of the trend are weeks
 */
public record OverviewView(
        List<FigureView> figures,
        List<TrendRow> trend,
        boolean trendByWeek,
        List<AttainmentRow> attainment,
        List<LapseRow> lapses,
        List<CountView> backlogAge,
        String medianAge,
        List<WaitedRow> waited,
        List<FigureView> satisfaction,
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
    public record FigureView(String key, String value, String href, String before, String change) {}

    public record CountView(String name, String value, String href, double percentage) {}

    /** @param backlog null for a day or week that has not begun; shares are percentages, or null */
    public record TrendRow(
            LocalDate first,
            String day,
            long created,
            long solved,
            Long backlog,
            Double firstResponse,
            Double resolution) {}

    /** @param kind null for all kinds of a target together */
    public record AttainmentRow(
            Target target,
            TargetKind kind,
            CountView met,
            CountView missed,
            CountView running,
            String rate,
            String rateBefore) {}

    public record LapseRow(
            String key,
            CountView count,
            String elapsedMedian,
            String elapsedP90,
            String workingMedian,
            String workingP90) {}

    public record WaitedRow(String name, String perTicket, String share, double percentage) {}

    public record CommentView(String number, int score, String comment) {}

    /** @param hours 24 of them */
    public record LoadRow(String day, List<LoadCell> hours) {}

    /** @param level from 0 for none to 5 for the busiest hours */
    public record LoadCell(String count, int level, String href, String name) {}

    public record BreakdownView(String parameter, String name, List<BreakdownRow> rows) {}

    /** @param href the overview of this value alone */
    public record BreakdownRow(
            String name,
            String href,
            CountView created,
            CountView solved,
            CountView backlog,
            String firstResponse,
            String resolution,
            String attainment,
            String satisfaction) {}

    public record ExportLinks(String tickets, String clocks, String surveys, String visits, String xes, String ocel) {}
}
