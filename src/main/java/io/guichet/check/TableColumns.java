package io.guichet.check;

import static io.guichet.check.TableColumns.ColumnType.BOOLEAN;
import static io.guichet.check.TableColumns.ColumnType.NUMBER;
import static io.guichet.check.TableColumns.ColumnType.TEXT;

import io.guichet.policy.ClockRule.ClockAction;
import io.guichet.policy.LadderStep.EscalationRecipient;
import io.guichet.policy.SlaTarget.StopEvent;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.policy.Target;
import io.guichet.policy.VerificationDemand;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns that the desk reads of each table.
 *
 * @param decides whether one row decides, and not all that match
 * @param columns its outputs; those that every table may have besides are not among them
 */
record TableColumns(boolean decides, List<TableColumn> columns) {

    /** Outputs that no decision depends on. */
    private static final Set<String> ANNOTATIONS = Set.of("assumed", "source");

    /** What an output holds. */
    enum ColumnType {
        TEXT(Set.of("string"), String.class),
        BOOLEAN(Set.of("boolean"), Boolean.class),
        NUMBER(Set.of("integer", "long", "double", "number"), Number.class);

        private final Set<String> declared;
        private final Class<?> values;

        ColumnType(Set<String> declared, Class<?> values) {
            this.declared = declared;
            this.values = values;
        }

        /** Whether a table may declare the output so; a table need not declare it. */
        boolean allows(String typeRef) {
            return typeRef.isEmpty() || declared.contains(typeRef);
        }

        boolean isOf(Object value) {
            return values.isInstance(value);
        }
    }

    /**
     * One output.
     *
     * @param required whether every row has a value
     * @param words the values that it may have; empty for any
     */
    record TableColumn(String name, ColumnType type, boolean required, Set<String> words) {}

    private static final Map<String, TableColumns> TABLES = Map.ofEntries(
            one(
                    "entitlement",
                    required("outcome", TEXT),
                    optional("reason_en", TEXT),
                    optional("reason_fr", TEXT),
                    optional("destination", TEXT),
                    optional("hint_en", TEXT),
                    optional("hint_fr", TEXT),
                    optional("payment", BOOLEAN)),
            one("priority", required("priority", TEXT), required("rank", NUMBER)),
            one("routing", required("team", TEXT)),
            one("handling", optional("identityCheck", BOOLEAN), optional("legalPapers", BOOLEAN)),
            one(
                    "targets",
                    words("kind", true, TargetKind.values()),
                    words("unit", false, TargetUnit.values()),
                    optional("amount", TEXT),
                    optional("hours", TEXT),
                    words("stopsOn", true, StopEvent.values())),
            one(
                    "support-hours",
                    required("offered", BOOLEAN),
                    optional("hours", TEXT),
                    optional("zone", TEXT),
                    optional("holidays", TEXT)),
            one(
                    "fees",
                    required("amount", TEXT),
                    required("currency", TEXT),
                    required("vat", TEXT),
                    required("term", TEXT),
                    optional("credit", TEXT)),
            one("verification", words("demand", true, VerificationDemand.values())),
            one(
                    "fair-use",
                    optional("deprioritised", BOOLEAN),
                    optional("duration", TEXT),
                    optional("reason_en", TEXT),
                    optional("reason_fr", TEXT)),
            all("clocks", words("target", true, Target.values()), words("action", true, ClockAction.values())),
            all(
                    "waiting-times",
                    required("amount", TEXT),
                    words("unit", false, TargetUnit.values()),
                    optional("hours", TEXT)),
            all(
                    "escalation-ladder",
                    required("step", NUMBER),
                    optional("percent", NUMBER),
                    optional("minutes", NUMBER),
                    new TableColumn("level", TEXT, true, Set.of("AT_RISK", "OVERDUE", "STILL_OVERDUE")),
                    optional("hours", TEXT),
                    words("recipient", false, EscalationRecipient.values()),
                    optional("priority", TEXT),
                    optional("callsLead", BOOLEAN)));

    /** The columns of the table of this name; empty if the desk reads no such table. */
    static Optional<TableColumns> of(String table) {
        return Optional.ofNullable(TABLES.get(table));
    }

    static Set<String> tables() {
        return TABLES.keySet();
    }

    Optional<TableColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    boolean isKnown(String output) {
        return ANNOTATIONS.contains(output) || column(output).isPresent();
    }

    private static Map.Entry<String, TableColumns> one(String name, TableColumn... columns) {
        return Map.entry(name, new TableColumns(true, List.of(columns)));
    }

    private static Map.Entry<String, TableColumns> all(String name, TableColumn... columns) {
        return Map.entry(name, new TableColumns(false, List.of(columns)));
    }

    private static TableColumn required(String name, ColumnType type) {
        return new TableColumn(name, type, true, Set.of());
    }

    private static TableColumn optional(String name, ColumnType type) {
        return new TableColumn(name, type, false, Set.of());
    }

    private static TableColumn words(String name, boolean required, Enum<?>[] words) {
        return new TableColumn(
                name, TEXT, required, Arrays.stream(words).map(Enum::name).collect(Collectors.toSet()));
    }
}
