package io.guichet.check;

import io.guichet.brand.Brand;
import io.guichet.policy.TableDefinition;
import io.guichet.policy.TableDefinition.TableHitPolicy;
import io.guichet.policy.TableDefinition.TableRow;
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

/** A small brand with valid tables, which a test can replace: {@code id | cell ; cell => output=value , … # text}. */
final class DraftTables {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Set<String> CLOCK_TRIGGERS = Set.of("received", "human-reply", "work-left", "work-entered");

    private final Map<String, TableDefinition> tables = new TreeMap<>();
    private List<String> requestTypes = List.of("question", "incident");

    private DraftTables() {}

    static DraftTables valid() {
        return new DraftTables()
                .with(
                        "entitlement",
                        TableHitPolicy.FIRST,
                        "plan",
                        "any | - => outcome=TICKET , payment=false # Anybody may write.")
                .with(
                        "priority",
                        TableHitPolicy.UNIQUE,
                        "severity",
                        "normal | - => priority=normal , rank=50 # One for all.")
                .with("routing", TableHitPolicy.UNIQUE, "requestType", "team | - => team=support # One team.")
                .with(
                        "handling",
                        TableHitPolicy.UNIQUE,
                        "topic",
                        "any | - => identityCheck=false , legalPapers=false # No check.")
                .with(
                        "targets",
                        TableHitPolicy.UNIQUE,
                        "target ; plan",
                        "first | \"FIRST_RESPONSE\" ; - => kind=GUARANTEED , amount=PT1H , stopsOn=HUMAN_REPLY # One"
                                + " hour.",
                        "other | not(\"FIRST_RESPONSE\") ; - => kind=NONE # No promise.")
                .with(
                        "support-hours",
                        TableHitPolicy.FIRST,
                        "calendar ; channel ; plan",
                        "working | \"working-time\" ; - ; - => offered=true , hours=Mo-Fr 09:00-18:00; PH off ,"
                                + " zone=Europe/Paris , holidays=FR # Weekdays.",
                        "web | \"channel\" ; \"web\" ; - => offered=true , hours=24/7 , zone=Europe/Paris # The form.",
                        "none | - ; - ; - => offered=false # No other.")
                .with(
                        "clocks",
                        TableHitPolicy.ALL,
                        "trigger",
                        "starts | \"received\" => target=FIRST_RESPONSE , action=START # From receipt.",
                        "stops | \"human-reply\" => target=FIRST_RESPONSE , action=STOP # By an answer.")
                .with(
                        "waiting-times",
                        TableHitPolicy.ALL,
                        "situation",
                        "all | \"abandonment\", \"reminder\", \"silence\", \"reopening\", \"unattended\", \"survey\","
                                + " \"issue\", \"confirmation\" => amount=P2D , unit=BUSINESS_DAYS , hours=working-time #"
                                + " Two days.")
                .with(
                        "verification",
                        TableHitPolicy.UNIQUE,
                        "purpose",
                        "any | - => demand=CONFIRMED # A proof for everything.");
    }

    DraftTables with(String name, TableHitPolicy hits, String inputs, String... rows) {
        var definitions = Arrays.stream(rows).map(DraftTables::row).toList();
        tables.put(name, new TableDefinition(name, hits, List.of(inputs.split(" ; ")), definitions));
        return this;
    }

    DraftTables without(String table) {
        tables.remove(table);
        return this;
    }

    DraftTables withRequestTypes(String... names) {
        requestTypes = List.of(names);
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
                List.of(
                        new Brand.BrandChannel("web", null, null, null),
                        new Brand.BrandChannel("chat", null, null, null)),
                null,
                null,
                null,
                null,
                null);
        return PolicyChecks.run(brand, tables, CLOCK_TRIGGERS, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static TableRow row(String line) {
        var parts = line.split(" \\| | => | # ");
        var cells = new ArrayList<String>();
        for (var cell : parts[1].split(" ; ")) {
            cells.add(cell.equals("-") ? "" : cell);
        }
        var outputs = new LinkedHashMap<String, String>();
        for (var output : parts[2].split(" , ")) {
            outputs.put(output.split("=")[0], output.split("=", 2)[1]);
        }
        return new TableRow(parts[0], parts[3], cells, outputs);
    }
}
