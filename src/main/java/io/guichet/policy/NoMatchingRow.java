package io.guichet.policy;

import io.guichet.problem.UnfulfillableRequest;
import java.util.Map;
import java.util.TreeMap;

/** No row of a table matches these values. There is no default. */
public class NoMatchingRow extends UnfulfillableRequest {

    NoMatchingRow(String brand, String decision, Map<String, Object> values) {
        super("No row of %s/%s matches %s.".formatted(brand, decision, known(values)));
    }

    private static Map<String, Object> known(Map<String, Object> values) {
        var known = new TreeMap<>(values);
        known.values().removeIf(java.util.Objects::isNull);
        return known;
    }
}
