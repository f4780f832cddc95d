package io.guichet.insight.forecast;

import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.packed.MetricRows;
import io.guichet.insight.packed.PackedTickets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forecasts which running clocks will be breached within some hours. */
@Component
public class BreachForecasts {

    /** How far a forecast looks ahead at most. */
    static final Duration MAX_HORIZON = Duration.ofHours(72);

    /** How far it looks ahead unless the reader says otherwise. */
    public static final Duration HORIZON = Duration.ofHours(4);

    /** What became of thousands of clocks changes slowly: groups are made anew after that time, in the background. */
    private static final Duration GROUPS_LAST = Duration.ofMinutes(5);

    /** No reader is shown older ones. */
    private static final Duration MAX_GROUPS_AGE = Duration.ofMinutes(30);

    private static final Duration RECENT = Duration.ofSeconds(30);

    private final MetricRows rows;
    private final ClockAges ages;
    private final JdbcClient db;
    private final Clock clock;
    private volatile KnownGroups known;
    private volatile boolean used;
    private RecentForecasts recent;

    BreachForecasts(MetricRows rows, ClockAges ages, JdbcClient db, Clock clock) {
        this.rows = rows;
        this.ages = ages;
        this.db = db;
        this.clock = clock;
    }

    private record KnownGroups(Instant at, ClockGroups groups) {}

    private record RecentForecasts(Instant at, List<BreachForecast> forecasts) {}

    /** The forecasts for the tickets that the query admits; its period does not matter. Never of restricted tickets. */
    List<BreachForecast> within(Duration horizon, MetricQuery query) {
        var brands = query.windows().keySet();
        return within(horizon).stream()
                .filter(forecast -> brands.contains(forecast.ticket().brand()) && query.admits(forecast.ticket()))
                .toList();
    }

    /** The forecasts of all brands for the next hours, at most half a minute old. */
    public synchronized List<BreachForecast> recent() {
        var now = clock.instant();
        if (recent == null || isOver(recent.at(), RECENT, now)) {
            recent = new RecentForecasts(now, within(HORIZON));
        }
        return recent.forecasts();
    }

    private List<BreachForecast> within(Duration horizon) {
        var current = rows.current();
        var now = clock.instant();
        var due = dueBetween(now, now.plus(horizon)).stream()
                .map(rows::get)
                .flatMap(Optional::stream)
                .toList();
        return BreachForecast.of(due, groups(current, now), ages, now, horizon);
    }

    /** The tickets with a running clock that is due then. */
    private List<String> dueBetween(Instant from, Instant to) {
        return db.sql(
                        """
                        select distinct number from metric_clock
                        where breach_at >= :from and breach_at <= :to and stopped_at is null and not paused""")
                .param("from", from)
                .param("to", to)
                .query(String.class)
                .list();
    }

    private ClockGroups groups(PackedTickets current, Instant now) {
        var groups = known;
        if (groups == null || isOver(groups.at(), MAX_GROUPS_AGE, now)) {
            groups = renewed(current, now);
        }
        used = true;
        return groups.groups();
    }

    private KnownGroups renewed(PackedTickets current, Instant now) {
        var groups = new KnownGroups(now, ClockGroups.of(current, now, ages));
        known = groups;
        return groups;
    }

    /** Makes old groups anew if somebody has used them. */
    public void keepUp() {
        var now = clock.instant();
        if (used && isOver(known.at(), GROUPS_LAST, now)) {
            used = false;
            renewed(rows.latest(), now);
        }
    }

    private static boolean isOver(Instant since, Duration time, Instant now) {
        return now.isBefore(since) || now.isAfter(since.plus(time));
    }
}
