package io.guichet.check;

import io.guichet.brand.Brand;
import io.guichet.policy.WrittenTable;
import io.guichet.policy.WrittenTable.Hits;
import io.guichet.policy.WrittenTable.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A small brand whose tables are sound until a test writes others: {@code id | cell ; cell => output=value , … # text}. */
final class Drafts {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Set<String> CLOCK_FACTS = Set.of("received", "human-reply", "work-left", "work-entered");

    private final Map<String, WrittenTable> tables = new TreeMap<>();
    private List<String> requestTypes = List.of("question", "incident");

    private Drafts() {}

    static Drafts sound() {
        return new Drafts()
                .with(
                        "entitlement",
                        Hits.FIRST,
                        "plan",
                        "any | - => outcome=TICKET , payment=false # Anybody may write.")
                .with("priority", Hits.UNIQUE, "severity", "normal | - => priority=normal , rank=50 # One for all.")
                .with("routing", Hits.UNIQUE, "requestType", "team | - => team=support # One team.")
                .with(
                        "targets",
                        Hits.UNIQUE,
                        "target ; plan",
                        "first | \"FIRST_RESPONSE\" ; - => kind=GUARANTEED , amount=PT1H , stopsOn=HUMAN_REPLY # One hour.",
                        "other | not(\"FIRST_RESPONSE\") ; - => kind=NONE # No promise.")
                .with(
                        "support-hours",
                        Hits.FIRST,
                        "calendar ; channel ; plan",
                        "working | \"working-time\" ; - ; - => offered=true , hours=Mo-Fr 09:00-18:00; PH off , zone=Europe/Paris , holidays=FR # Weekdays.",
                        "web | \"channel\" ; \"web\" ; - => offered=true , hours=24/7 , zone=Europe/Paris # The form.",
                        "none | - ; - ; - => offered=false # No other.")
                .with(
                        "clocks",
                        Hits.ALL,
                        "fact",
                        "starts | \"received\" => target=FIRST_RESPONSE , action=START # From receipt.",
                        "stops | \"human-reply\" => target=FIRST_RESPONSE , action=STOP # By an answer.")
                .with(
                        "waiting-times",
                        Hits.ALL,
                        "wait",
                        "all | \"abandonment\", \"reminder\", \"silence\", \"reopening\", \"unattended\", \"survey\", \"issue\" => amount=P2D , unit=BUSINESS_DAYS , hours=working-time # Two days.");
    }

    Drafts with(String name, Hits hits, String inputs, String... rows) {
        var written = Arrays.stream(rows).map(Drafts::row).toList();
        tables.put(name, new WrittenTable(name, hits, List.of(inputs.split(" ; ")), written));
        return this;
    }

    Drafts without(String table) {
        tables.remove(table);
        return this;
    }

    Drafts receiving(String... types) {
        requestTypes = List.of(types);
        return this;
    }

    List<Finding> check() {
        var brand = new Brand(
                "shop",
                null,
                List.of("en"),
                "S-",
                ZoneId.of("UTC"),
                "#000000",
                new java.util.LinkedHashSet<>(requestTypes),
                Map.of("plan", new java.util.LinkedHashSet<>(List.of("basic", "gold"))),
                null,
                List.of(new Brand.Channel("web", null, null), new Brand.Channel("chat", null, null)),
                null,
                null,
                null);
        return Checks.of(brand, tables, CLOCK_FACTS, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Row row(String line) {
        var parts = line.split(" \\| | => | # ");
        var cells = new ArrayList<String>();
        for (var cell : parts[1].split(" ; ")) {
            cells.add(cell.equals("-") ? "" : cell);
        }
        var outputs = new LinkedHashMap<String, String>();
        for (var output : parts[2].split(" , ")) {
            outputs.put(output.split("=")[0], output.split("=", 2)[1]);
        }
        return new Row(parts[0], parts[3], cells, outputs);
    }
}
