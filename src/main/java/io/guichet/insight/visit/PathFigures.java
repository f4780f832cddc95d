package io.guichet.insight.visit;

import io.guichet.insight.metric.LapseSeries.LapsePercentiles;
import io.guichet.insight.metric.NewestOccurrences;
import io.guichet.insight.metric.NewestOccurrences.OccurrencePage;
import io.guichet.insight.metric.SettledSums;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The paths of the tickets received in a period: the steps of a diagram in the order in which they were entered. */
@Component
public class PathFigures {

    private final VisitRows rows;
    private final SettledSums settledSums = new SettledSums();

    PathFigures(VisitRows rows) {
        this.rows = rows;
    }

    /**
     * The most frequent paths.
     *
     * @param tickets that have entered a step
     * @param different number of different paths
     */
    record PathSummary(long tickets, long different, List<PathFigure> paths) {}

    /**
     * A path.
     *
     * @param id see {@link PathIds}
     * @param steps ids of activities
     * @param open tickets without a solution that holds, whose path may go on
     * @param resolution of the tickets that are solved
     */
    record PathFigure(
            String id,
            List<String> steps,
            long tickets,
            double share,
            long open,
            LapsePercentiles resolution,
            long met,
            long missed) {

        /** Share of the decided targets that were met, from 0 to 1; null if none is decided. */
        Double attainment() {
            return met + missed == 0 ? null : (double) met / (met + missed);
        }
    }

    /** The most frequent paths first. */
    PathSummary of(VisitQuery query, int limit) {
        var visits = rows.current();
        var ids = new PathIds(query, visits.keys());
        var counts = VisitScan.scan(
                        visits,
                        query.query(),
                        () -> new PathCounts(ids),
                        settledSums.of(query.key("paths", ""), visits.tickets().chunks()))
                .counts();
        var tickets = counts.values().stream()
                .mapToLong(PathCounts.PathCount::tickets)
                .sum();
        var frequent = counts.entrySet().stream()
                .sorted(Map.Entry.<Long, PathCounts.PathCount>comparingByValue(
                                Comparator.comparingLong(PathCounts.PathCount::tickets))
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> ids.steps(visits, one.getValue().example()),
                        (one, other) -> one,
                        LinkedHashMap::new));
        var outcomes = VisitScan.scan(
                visits,
                query.query(),
                () -> new PathOutcomes(ids, frequent.keySet()),
                settledSums.of(
                        query.key("outcomes", Set.copyOf(frequent.keySet())),
                        visits.tickets().chunks()));
        return new PathSummary(
                tickets,
                counts.size(),
                frequent.entrySet().stream()
                        .map(one -> outcomes.figure(one.getKey(), one.getValue(), tickets))
                        .toList());
    }

    /** A part of the tickets of a path. */
    public OccurrencePage tickets(VisitQuery query, String path, int offset, int limit) {
        var visits = rows.current();
        var ids = new PathIds(query, visits.keys());
        return PathIds.parse(path)
                .map(id -> VisitScan.scan(
                                visits,
                                query.query(),
                                () -> new PathTickets(ids, id, new NewestOccurrences(offset + limit)))
                        .tickets()
                        .from(offset, visits.tickets()))
                .orElse(new OccurrencePage(0, 0, List.of()));
    }
}
