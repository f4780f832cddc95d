package io.guichet.insight.visit;

import io.guichet.insight.metric.LapseSeries.Percentiles;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.SettledSums;
import io.guichet.insight.metric.SettledSums.SumKey;
import java.util.Map;
import java.util.TreeMap;

/** The figures of visits and paths by the names of the slow twin; a name that counts nothing is absent. */
public final class NamedVisitFigures {

    private final ActivityFigures activities;
    private final PathFigures paths;
    private final VisitRows visits;

    public NamedVisitFigures(ActivityFigures activities, PathFigures paths, VisitRows visits) {
        this.activities = activities;
        this.paths = paths;
        this.visits = visits;
    }

    /** Without anything that earlier reports have kept. */
    public static NamedVisitFigures anew(VisitRows visits) {
        return new NamedVisitFigures(new ActivityFigures(visits), new PathFigures(visits), visits);
    }

    public Map<String, Long> of(String process, MetricQuery query) {
        var about = new VisitQuery(process, null, query);
        var figures = new TreeMap<String, Long>();
        for (var one : activities.of(about)) {
            var name = "." + one.activity();
            figures.put("present" + name, one.present());
            figures.put("entered" + name, one.entered());
            figures.put("breaches" + name, one.breaches());
            figures.put("repeats" + name, one.repeats().visits());
            figures.put("repeated-elapsed" + name, one.repeats().elapsed());
            figures.put("repeated-working" + name, one.repeats().working());
            addPercentiles("elapsed" + name, one.elapsed(), figures);
            addPercentiles("working" + name, one.working(), figures);
        }
        for (var path : paths.of(about, 1_000).paths()) {
            figures.put("path." + String.join(">", path.steps()), path.tickets());
        }
        addBurnt(about, figures);
        figures.values().removeIf(value -> value == 0);
        return figures;
    }

    /** As sums, because means of random lives have no round figures. */
    private void addBurnt(VisitQuery about, Map<String, Long> figures) {
        var present = visits.current();
        var slots = new ActivitySlots(about, present.keys());
        var tallies = VisitScan.scan(
                present,
                about.query(),
                () -> new ActivityTallies(slots),
                new SettledSums()
                        .of(
                                new SumKey("burnt", about.query(), ""),
                                present.tickets().chunks()));
        for (int slot = 0; slot < slots.activities().size(); slot++) {
            var name = "." + slots.activities().get(slot).activity();
            figures.put("burnt" + name, tallies.get(slot).burnt());
            figures.put("tickets" + name, tallies.get(slot).burntTickets());
        }
    }

    private static void addPercentiles(String name, Percentiles percentiles, Map<String, Long> figures) {
        if (percentiles != null) {
            figures.put(name + ".p50", (long) percentiles.p50());
            figures.put(name + ".p90", (long) percentiles.p90());
        }
    }
}
