package io.guichet.insight.request;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.guichet.brand.Brand;
import io.guichet.insight.metric.BacklogAge;
import io.guichet.insight.metric.BreakdownSummary;
import io.guichet.insight.metric.LapseSeries.LapsePercentiles;
import io.guichet.insight.metric.LapseSeries.Percentiles;
import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.MetricSet;
import io.guichet.insight.metric.MetricSnapshot;
import io.guichet.insight.metric.MetricSummary;
import io.guichet.insight.metric.Metrics;
import io.guichet.insight.packed.MetricDimension;
import io.guichet.insight.question.BrandDeflection;
import io.guichet.insight.table.WaitingParty;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.Target;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the figures of tickets. */
@RestController
@RequestMapping("/api/insight")
@Tag(name = "Insight")
public class InsightApi {

    public static final String RULES =
            " Merged tickets do not count. Restricted tickets count in the total of brands over whole days only.";

    private final MetricQueryReader reader;
    private final Metrics metrics;
    private final BrandDeflection deflection;

    InsightApi(MetricQueryReader reader, Metrics metrics, BrandDeflection deflection) {
        this.reader = reader;
        this.metrics = metrics;
        this.deflection = deflection;
    }

    public record DurationPercentiles(Duration p50, Duration p90) {

        public static DurationPercentiles of(Percentiles seconds) {
            return seconds == null
                    ? null
                    : new DurationPercentiles(Duration.ofSeconds(seconds.p50()), Duration.ofSeconds(seconds.p90()));
        }
    }

    /** @param count number of measured values; the percentiles are null without any */
    public record DurationFigures(long count, DurationPercentiles elapsed, DurationPercentiles working) {

        public static DurationFigures of(LapsePercentiles figures) {
            return new DurationFigures(
                    figures.count(),
                    DurationPercentiles.of(figures.elapsed()),
                    DurationPercentiles.of(figures.working()));
        }
    }

    /** @param rate met of met and missed, from 0 to 1; null without any */
    record AttainmentFigures(Target target, TargetKind kind, long met, long missed, long running, Double rate) {}

    record BacklogFigures(long open, Duration medianAge, Map<BacklogAge, Long> byAge) {}

    /** @param rate answered of all ended questions, from 0 to 1; null without any */
    record DeflectionFigures(long asked, long answered, Double rate) {}

    record ReopenFigures(long solutions, long reopened, Double rate) {}

    /** @param score average rating from 1 to 5 */
    record SatisfactionFigures(
            long sent,
            long rated,
            long satisfied,
            long commented,
            Double responseRate,
            Double satisfaction,
            Double score) {}

    /** @param perTicket public replies and internal notes of staff for each solved ticket */
    record TouchFigures(long total, Double perTicket) {}

    /** @param hour hour of the week in the brand's zone; 0 is Monday 00:00 */
    record LoadFigures(int hour, long created) {}

    record Figures(
            long created,
            long solved,
            BacklogFigures backlog,
            List<AttainmentFigures> attainment,
            DurationFigures firstResponse,
            DurationFigures nextResponse,
            DurationFigures resolution,
            ReopenFigures reopened,
            SatisfactionFigures csat,
            TouchFigures touches,
            Map<WaitingParty, Duration> waited) {

        private static Figures of(MetricSummary summary) {
            return new Figures(
                    summary.count(MetricSet.CREATED),
                    summary.count(MetricSet.SOLVED),
                    new BacklogFigures(
                            summary.count(MetricSet.BACKLOG),
                            summary.medianAge() == null ? null : Duration.ofSeconds(summary.medianAge()),
                            summary.backlogAge()),
                    summary.attainment().stream()
                            .map(one -> new AttainmentFigures(
                                    one.target(), one.kind(), one.met(), one.missed(), one.running(), one.rate()))
                            .toList(),
                    DurationFigures.of(summary.firstResponse()),
                    DurationFigures.of(summary.nextResponse()),
                    DurationFigures.of(summary.resolution()),
                    new ReopenFigures(
                            summary.count(MetricSet.SOLUTIONS),
                            summary.count(MetricSet.REOPENED),
                            summary.reopenRate()),
                    new SatisfactionFigures(
                            summary.count(MetricSet.SURVEYED),
                            summary.count(MetricSet.RATED),
                            summary.count(MetricSet.SATISFIED),
                            summary.count(MetricSet.COMMENTED),
                            summary.responseRate(),
                            summary.satisfaction(),
                            summary.averageScore()),
                    new TouchFigures(summary.staffMessages(), summary.touchesPerTicket()),
                    summary.waited().entrySet().stream()
                            .filter(one -> one.getKey() != WaitingParty.NOBODY)
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    one -> Duration.ofSeconds(one.getValue()),
                                    Duration::plus,
                                    LinkedHashMap::new)));
        }
    }

    /** @param attainment share of the targets that were met, from 0 to 1, like {@code satisfaction}; null without any */
    record BreakdownFigures(
            long created,
            long solved,
            long backlog,
            Double attainment,
            DurationFigures firstResponse,
            DurationFigures resolution,
            Double satisfaction) {

        private static BreakdownFigures of(BreakdownSummary summary) {
            return new BreakdownFigures(
                    summary.count(MetricSet.CREATED),
                    summary.count(MetricSet.SOLVED),
                    summary.count(MetricSet.BACKLOG),
                    summary.attainment(),
                    DurationFigures.of(summary.firstResponse().percentiles()),
                    DurationFigures.of(summary.resolution().percentiles()),
                    summary.satisfaction());
        }
    }

    /**
     * @param asOf the instant of the figures
     * @param complete false while the metrics are rebuilt, so that tickets may be missing
     * @param deflection of the brands; null under a filter, since questions have no attributes of tickets
     * @param previous figures of the period of the same length before
     * @param load tickets created by hour of the week; hours without any are left out
     * @param by figures by dimension and value
     */
    record SummaryResponse(
            List<String> brands,
            String from,
            String to,
            Instant asOf,
            boolean complete,
            @JsonUnwrapped Figures figures,
            DeflectionFigures deflection,
            Figures previous,
            List<LoadFigures> load,
            Map<String, Map<String, BreakdownFigures>> by) {}

    @GetMapping("/summary")
    @MetricQueryParameters
    @Operation(
            summary = "Figures of a period, beside those of the period before",
            description =
                    "Created, solved, backlog and its age at the end of the period, attainment by target and kind,"
                            + " percentiles of responses and resolution in elapsed and working time, reopened solutions,"
                            + " satisfaction, touches, waiting time by party, load; in total and by dimension." + RULES)
    SummaryResponse summary(@RequestParam @Parameter(hidden = true) MultiValueMap<String, String> parameters) {
        var query = reader.query(parameters);
        var snapshot = metrics.snapshot();
        var compared = snapshot.compared(query);
        var summary = compared.now();
        return new SummaryResponse(
                query.brands().stream().map(Brand::id).toList(),
                query.period().from(),
                query.period().to(),
                query.now(),
                metrics.isComplete(),
                Figures.of(summary),
                deflection
                        .of(query, snapshot)
                        .map(outcomes -> new DeflectionFigures(
                                outcomes.asked(),
                                outcomes.answered(),
                                outcomes.percentAnswered() == null ? null : outcomes.percentAnswered() / 100))
                        .orElse(null),
                Figures.of(compared.before()),
                load(summary),
                by(query, snapshot));
    }

    private static List<LoadFigures> load(MetricSummary summary) {
        return IntStream.range(0, summary.load().size())
                .filter(hour -> summary.load().get(hour) > 0)
                .mapToObj(hour -> new LoadFigures(hour, summary.load().get(hour)))
                .toList();
    }

    private Map<String, Map<String, BreakdownFigures>> by(MetricQuery query, MetricSnapshot snapshot) {
        var dimensions = new LinkedHashMap<String, Map<String, BreakdownFigures>>();
        var brands = new LinkedHashMap<String, BreakdownFigures>();
        snapshot.byBrand(query).forEach((brand, summary) -> brands.put(brand.id(), BreakdownFigures.of(summary)));
        dimensions.put("brand", brands);
        snapshot.breakdown(query).forEach((dimension, summaries) -> {
            var values = new LinkedHashMap<String, BreakdownFigures>();
            summaries.forEach(
                    (value, summary) -> values.put(MetricDimension.written(value), BreakdownFigures.of(summary)));
            dimensions.put(dimension.parameter(), values);
        });
        return dimensions;
    }
}
