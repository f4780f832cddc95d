package io.guichet.policy;

import io.guichet.brand.Brand;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** A brand's latest tables as written, for checks and pages. */
@Component
public class TableDefinitions {

    private static final List<String> NAMES = List.of(
            "entitlement",
            "priority",
            "routing",
            "handling",
            "targets",
            "support-hours",
            "clocks",
            "waiting-times",
            "verification",
            "escalation-ladder",
            "fees",
            "fair-use");

    private final Tables tables;

    TableDefinitions(Tables tables) {
        this.tables = tables;
    }

    /** The brand's tables by name. */
    public Map<String, TableDefinition> of(Brand brand) {
        var definitions = new TreeMap<String, TableDefinition>();
        NAMES.stream()
                .filter(name -> tables.has(brand, name))
                .forEach(
                        name -> definitions.put(name, tables.latest(brand, name).definition()));
        return definitions;
    }
}
