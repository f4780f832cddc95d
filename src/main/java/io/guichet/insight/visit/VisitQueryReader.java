package io.guichet.insight.visit;

import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.request.MetricQueryReader;
import io.guichet.insight.table.ProcessDiagrams;
import io.guichet.problem.BadInput;
import io.guichet.text.InputNumber;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads what a report about visits is about. */
@Component
public class VisitQueryReader {

    private static final int MAX_VERSION = 1_000_000;

    private final MetricQueryReader reader;
    private final ProcessDiagrams diagrams;

    VisitQueryReader(MetricQueryReader reader, ProcessDiagrams diagrams) {
        this.reader = reader;
        this.diagrams = diagrams;
    }

    /** Throws {@link BadInput} for an unknown diagram and a version that is no number. */
    public VisitQuery query(String process, String version, MultiValueMap<String, String> parameters) {
        return query(process, version, reader.query(parameters));
    }

    public VisitQuery query(String process, String version, MetricQuery query) {
        if (process == null || !diagrams.exists(process)) {
            throw new BadInput("process", "must be the id of a diagram, such as ticket");
        }
        if (version == null || version.isBlank()) {
            return new VisitQuery(process, null, query);
        }
        var number = InputNumber.parse(version.strip(), MAX_VERSION);
        return new VisitQuery(
                process, number.orElseThrow(() -> new BadInput("version", "must be a number, such as 2")), query);
    }
}
