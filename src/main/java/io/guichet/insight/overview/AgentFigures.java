package io.guichet.insight.overview;

import io.guichet.insight.metric.LapseSeries;
import io.guichet.insight.metric.MetricFormatter;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.insight.metric.MetricSet;
import io.guichet.insight.metric.MetricSnapshot;
import io.guichet.insight.overview.OverviewView.FigureView;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Figures of what one agent has answered and solved, beside those of the period before. */
@Component
class AgentFigures {

    private final MetricFormatter format;

    AgentFigures(MetricFormatter format) {
        this.format = format;
    }

    List<FigureView> of(String agent, MetricQuery query, MetricSnapshot snapshot, Locale locale) {
        var one = new OneAgent(agent, query, snapshot, locale);
        return List.of(
                one.median(MetricSet.FIRST_RESPONSE),
                one.median(MetricSet.NEXT_RESPONSE),
                one.count(MetricSet.SOLUTIONS),
                one.share("reopen-rate", MetricSet.REOPENED, MetricSet.SOLUTIONS),
                one.share("satisfaction", MetricSet.SATISFIED, MetricSet.RATED),
                one.count(MetricSet.RATED));
    }

    private final class OneAgent {

        private final String agent;
        private final MetricQuery query;
        private final MetricSnapshot snapshot;
        private final Locale locale;

        OneAgent(String agent, MetricQuery query, MetricSnapshot snapshot, Locale locale) {
            this.agent = agent;
            this.query = query;
            this.snapshot = snapshot;
            this.locale = locale;
        }

        FigureView median(MetricSet set) {
            return figure(set.key(), set, median(query, set), median(query.before(), set));
        }

        private String median(MetricQuery asked, MetricSet set) {
            var elapsed = series(asked, set).percentiles().elapsed();
            return format.duration(elapsed == null ? null : (long) elapsed.p50(), locale);
        }

        FigureView count(MetricSet set) {
            return figure(
                    set.key(),
                    set,
                    format.count(number(query, set), locale),
                    format.count(number(query.before(), set), locale));
        }

        FigureView share(String key, MetricSet part, MetricSet whole) {
            return figure(key, part, share(query, part, whole), share(query.before(), part, whole));
        }

        private String share(MetricQuery asked, MetricSet part, MetricSet whole) {
            var count = number(asked, whole);
            return format.share(count == 0 ? null : (double) number(asked, part) / count, locale);
        }

        private FigureView figure(String key, MetricSet set, String value, String before) {
            return new FigureView(key, value, link(query, set), before, link(query.before(), set), null);
        }

        private String link(MetricQuery asked, MetricSet set) {
            return CountViewFactory.link(
                    number(asked, set), asked, MetricSelection.of(set).by(agent));
        }

        private long number(MetricQuery asked, MetricSet set) {
            return series(asked, set).count();
        }

        private LapseSeries series(MetricQuery asked, MetricSet set) {
            return snapshot.series(asked, MetricSelection.of(set).by(agent));
        }
    }
}
