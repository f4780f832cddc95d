package io.guichet.insight.visit;

import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.period.MetricPeriod;
import io.guichet.insight.request.MetricPages;
import io.guichet.insight.table.ProcessDiagrams;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputNumber;
import io.guichet.text.InputTime;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/**
 * What the page of the heat map shows, beside the query.
 *
 * @param version null for all versions
 * @param otherPeriod the period beside; null for the one before
 * @param otherVersion the version beside; null for the one before
 */
record HeatMapChoice(
        String process,
        HeatMeasure measure,
        Integer version,
        HeatComparison comparison,
        MetricPeriod otherPeriod,
        Integer otherVersion) {

    private static final int MAX_VERSION = 1_000_000;

    /** Unknown words give the default; throws {@link BadInput} for a period that is none. */
    static HeatMapChoice of(MultiValueMap<String, String> parameters) {
        var process = parameters.getFirst("process");
        return new HeatMapChoice(
                process == null ? ProcessDiagrams.TICKET : process,
                HeatMeasure.ofKey(parameters.getFirst("show")).orElse(HeatMeasure.VISITS),
                version(parameters.getFirst("version")),
                HeatComparison.ofKey(parameters.getFirst("compare")).orElse(HeatComparison.NONE),
                period(parameters),
                version(parameters.getFirst("compareVersion")));
    }

    static Integer version(String text) {
        var number = InputNumber.parse(text, MAX_VERSION);
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static MetricPeriod period(MultiValueMap<String, String> parameters) {
        var from = text(parameters, "compareFrom");
        var to = text(parameters, "compareTo");
        if (from.isEmpty() && to.isEmpty()) {
            return null;
        }
        var first = day("compareFrom", from);
        var last = day("compareTo", to);
        if (last.isBefore(first)) {
            throw problem("compareTo", "must not be before compareFrom", "deflection.problem.to", to);
        }
        return MetricPeriod.ofDays(first, last);
    }

    private static String text(MultiValueMap<String, String> parameters, String name) {
        var text = parameters.getFirst(name);
        return text == null ? "" : text.strip();
    }

    private static LocalDate day(String name, String text) {
        return InputTime.date(text)
                .orElseThrow(
                        () -> problem(name, "must be a date, such as 2026-01-31", "deflection.problem.from", text));
    }

    private static BadInput problem(String field, String message, String key, String text) {
        return new BadInput(List.of(new FieldError(field, message, key, text)));
    }

    HeatMapChoice with(HeatMeasure other) {
        return new HeatMapChoice(process, other, version, comparison, otherPeriod, otherVersion);
    }

    HeatMapChoice with(HeatComparison other) {
        return new HeatMapChoice(process, measure, version, other, otherPeriod, otherVersion);
    }

    HeatMapChoice withVersions(Integer one, Integer other) {
        return new HeatMapChoice(process, measure, one, comparison, otherPeriod, other);
    }

    HeatMapChoice withPeriod(MetricPeriod other) {
        return new HeatMapChoice(process, measure, version, comparison, other, otherVersion);
    }

    /** Another diagram, whose versions have nothing to do with those of this one. */
    HeatMapChoice withProcess(String other) {
        return new HeatMapChoice(
                other,
                measure,
                null,
                comparison == HeatComparison.VERSION ? HeatComparison.NONE : comparison,
                otherPeriod,
                null);
    }

    /** As parameters of the page. */
    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("process", process);
        parameters.put("show", measure.key());
        if (version != null) {
            parameters.put("version", version.toString());
        }
        if (comparison != HeatComparison.NONE) {
            parameters.put("compare", comparison.key());
        }
        if (comparison == HeatComparison.PERIOD && otherPeriod != null) {
            parameters.put("compareFrom", otherPeriod.from());
            parameters.put(
                    "compareTo", LocalDate.parse(otherPeriod.to()).minusDays(1).toString());
        }
        if (comparison == HeatComparison.VERSION && otherVersion != null) {
            parameters.put("compareVersion", otherVersion.toString());
        }
        return parameters;
    }

    String link(MetricQuery query) {
        var link = MetricPages.pageLink("/insight/process", query);
        parameters().forEach(link::with);
        return link.toString();
    }
}
