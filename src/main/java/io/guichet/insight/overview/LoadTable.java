package io.guichet.insight.overview;

import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.insight.metric.MetricSet;
import io.guichet.insight.overview.OverviewView.LoadCell;
import io.guichet.insight.overview.OverviewView.LoadRow;
import io.guichet.insight.request.MetricPages;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The table of tickets by weekday and hour. */
final class LoadTable {

    private static final int HOURS = 24;
    private static final int LEVELS = 5;

    private final MetricFormatter format;
    private final MetricQuery query;
    private final Locale locale;

    LoadTable(MetricFormatter format, MetricQuery query, Locale locale) {
        this.format = format;
        this.query = query;
        this.locale = locale;
    }

    /** @param load tickets by hour of the week; empty without any ticket */
    List<LoadRow> rows(List<Long> load) {
        var busiest = Collections.max(load);
        if (busiest == 0) {
            return List.of();
        }
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new LoadRow(
                        day.getDisplayName(TextStyle.FULL_STANDALONE, locale),
                        IntStream.range(0, HOURS)
                                .mapToObj(hour -> cell(day, hour, load, busiest))
                                .toList()))
                .toList();
    }

    private LoadCell cell(DayOfWeek day, int hour, List<Long> load, long busiest) {
        var hourOfWeek = day.ordinal() * HOURS + hour;
        var count = load.get(hourOfWeek);
        var selection = new MetricSelection(MetricSet.CREATED, null, null, null, hourOfWeek);
        return new LoadCell(
                count,
                count == 0 ? "" : format.count(count, locale),
                (int) ((count * LEVELS + busiest - 1) / busiest),
                count == 0 ? null : MetricPages.ticketsLink(query, selection),
                format.text(
                        "insight.load.cell",
                        locale,
                        day.getDisplayName(TextStyle.FULL_STANDALONE, locale),
                        hour,
                        count));
    }
}
