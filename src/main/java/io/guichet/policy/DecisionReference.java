package io.guichet.policy;

import java.util.Map;
import java.util.TreeMap;

/**
 * Why a decision came out as it did: the table, its version, the row that matched, and the row's text.
 *
 * @param brand whose table it is; null for a default table, which applies to every brand without a table of that name
 */
public record DecisionReference(String decision, int version, String row, String text, String brand) {

    /** Reads what {@link #details()} wrote, with the text. */
    public static DecisionReference of(Map<String, String> details) {
        return new DecisionReference(
                details.get("decision"),
                Integer.parseInt(details.get("version")),
                details.get("row"),
                details.get("reasons"),
                details.get("brand"));
    }

    public TableVersion tableVersion() {
        return new TableVersion(brand, version);
    }

    /** The same as details of a timeline entry, the text as {@code reasons}; a default table has no {@code brand} there. */
    public Map<String, String> details() {
        var details = new TreeMap<>(
                Map.of("decision", decision, "version", String.valueOf(version), "row", row, "reasons", text));
        if (brand != null) {
            details.put("brand", brand);
        }
        return details;
    }
}
