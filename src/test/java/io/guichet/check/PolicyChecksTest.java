package io.guichet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.check.Finding.AttributeValue;
import io.guichet.check.Finding.ExampleInputs;
import io.guichet.check.Finding.FindingKind;
import io.guichet.check.Finding.FindingSeverity;
import io.guichet.policy.TableDefinition.TableHitPolicy;
import io.guichet.policy.TableDefinition.TableRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of problem is found at its row, and valid tables have no findings. */
class PolicyChecksTest {

    private static final String FIRST = "first | \"FIRST_RESPONSE\" ; %s => kind=GUARANTEED , stopsOn=%s # One hour.";
    private static final String OTHER = "other | not(\"FIRST_RESPONSE\") ; - => kind=NONE # No promise.";
    private static final String NONE = "none | - ; - ; - => offered=false # No other.";
    private static final String WORKING =
            "working | \"working-time\" ; - ; - => offered=true , hours=24/7 , zone=UTC # Always.";

    private final DraftTables tables = DraftTables.valid();

    @Test
    void findsNothingInValidTables() {
        assertThat(tables.check()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"entitlement", "priority", "routing", "handling", "clocks", "waiting-times", "verification"})
    void findsAMissingTable(String table) {
        assertThat(tables.without(table).check())
                .filteredOn(finding -> finding.kind() == FindingKind.TABLE_MISSING)
                .extracting(Finding::table)
                .containsExactly(table);
    }

    @Test
    void countsUnmatchedCombinations() {
        tables.with(
                "routing",
                TableHitPolicy.UNIQUE,
                "requestType ; plan",
                "team | \"question\" ; \"basic\" => team=a # Basic.");

        var gap = only(tables, FindingKind.GAP);

        assertThat(gap.table()).isEqualTo("routing");
        assertThat(gap.details().get(0)).isEqualTo(2L * 3 - 1);
        assertThat(((ExampleInputs) gap.details().get(1)).inputs())
                .hasSizeLessThanOrEqualTo(5)
                .doesNotContain(Map.of("requestType", "question", "plan", "basic"))
                .contains(Map.of("requestType", "incident", "plan", "basic"));
    }

    @Test
    void findsANumberBetweenTwoRows() {
        tables.with(
                "fair-use",
                TableHitPolicy.UNIQUE,
                "messagesInADay",
                "few | < 20 => deprioritised=false # Few.",
                "many | > 20 => deprioritised=true # Many.");

        var gap = only(tables, FindingKind.GAP);

        assertThat(((ExampleInputs) gap.details().get(1)).inputs()).containsExactly(Map.of("messagesInADay", 20));
    }

    @Test
    void requiresFeesOnlyForPaidRequests() {
        tables.with(
                        "entitlement",
                        TableHitPolicy.FIRST,
                        "premium",
                        "paid | true => outcome=TICKET , payment=true # Paid.",
                        "free | - => outcome=TICKET , payment=false # Free.")
                .with(
                        "waiting-times",
                        TableHitPolicy.ALL,
                        "situation",
                        "all | - => amount=P2D , unit=BUSINESS_DAYS , hours=working-time # Two days.");

        assertThat(tables.check()).extracting(Finding::kind).containsExactly(FindingKind.TABLE_MISSING);
        tables.with("fees", TableHitPolicy.UNIQUE, "premium", "fee | true => amount=25.00 # A fee.");
        assertThat(tables.check()).isEmpty();
        tables.with("fees", TableHitPolicy.UNIQUE, "premium", "fee | false => amount=25.00 # A fee.");
        assertThat(only(tables, FindingKind.GAP).table()).isEqualTo("fees");
    }

    @Test
    void findsOverlappingRows() {
        tables.with(
                "routing",
                TableHitPolicy.UNIQUE,
                "requestType",
                "incidents | \"incident\" => team=a # Incidents.",
                "all | - => team=b # Everything.");

        var overlap = only(tables, FindingKind.OVERLAP);

        assertThat(rows(overlap)).containsExactly("incidents", "all");
        assertThat(((ExampleInputs) overlap.details().get(0)).inputs())
                .containsExactly(Map.of("requestType", "incident"));
    }

    @Test
    void findsDuplicateRows() {
        tables.with(
                "clocks",
                TableHitPolicy.ALL,
                "trigger",
                "starts | \"received\" => target=FIRST_RESPONSE , action=START # From receipt.",
                "stops | \"human-reply\" => target=FIRST_RESPONSE , action=STOP # By an answer.",
                "again | \"human-reply\", \"work-left\" => target=FIRST_RESPONSE , action=STOP # By an answer.");

        assertThat(rows(only(tables, FindingKind.DUPLICATE))).containsExactly("stops", "again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"incidint\"", "\"INCIDENT\"", "null"})
    void findsARowWithAnImpossibleValue(String cell) {
        tables.with(
                "routing",
                TableHitPolicy.FIRST,
                "requestType",
                "typo | %s => team=a # Incidents.".formatted(cell),
                "all | - => team=b # Everything.");

        assertThat(rows(only(tables, FindingKind.NEVER_MATCHES))).containsExactly("typo");
    }

    @Test
    void findsACellWithInvalidFeel() {
        tables.with(
                "routing",
                TableHitPolicy.FIRST,
                "requestType",
                "broken | not( => team=a # Incidents.",
                "all | - => team=b # Everything.");

        var finding = only(tables, FindingKind.INVALID_EXPRESSION);

        assertThat(rows(finding)).containsExactly("broken");
        assertThat(finding.details()).isEqualTo(List.of("not("));
    }

    @Test
    void findsAnInputWithInvalidFeel() {
        tables.with("routing", TableHitPolicy.FIRST, "if plan = then", "all | - => team=b # Everything.");

        assertThat(only(tables, FindingKind.INVALID_EXPRESSION).details()).isEqualTo(List.of("if plan = then"));
    }

    @Test
    void findsARowWithAnUnknownClockTrigger() {
        tables.with(
                "clocks",
                TableHitPolicy.ALL,
                "trigger",
                "starts | \"received\" => target=FIRST_RESPONSE , action=START # From receipt.",
                "stops | \"human-reply\" => target=FIRST_RESPONSE , action=STOP # By an answer.",
                "deaf | \"accounting-entered\" => target=CLAIM , action=STOP # By accounting.");

        assertThat(rows(only(tables, FindingKind.NEVER_MATCHES))).containsExactly("deaf");
    }

    @Test
    void findsAMaskedRow() {
        tables.with(
                "routing",
                TableHitPolicy.FIRST,
                "plan",
                "gold | \"gold\" => team=a # Gold.",
                "others | not(\"gold\") => team=b # Others.",
                "unknown | null => team=b , assumed=assumed # The unknown.",
                "more | \"gold\", \"basic\" => team=c , assumed=assumed # Who pays.");

        assertThat(tables.check())
                .filteredOn(finding -> finding.kind() == FindingKind.MASKED)
                .extracting(finding -> rows(finding).get(0))
                .contains("more");
    }

    @Test
    void findsAMaskedCatchAllRow() {
        tables.with(
                "routing",
                TableHitPolicy.FIRST,
                "requestType",
                "incident | \"incident\" => team=a # Incidents.",
                "question | \"question\" => team=b # Questions.",
                "rest | - => team=c # Everything else.");

        assertThat(rows(only(tables, FindingKind.MASKED))).containsExactly("rest", "incident", "question");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wholly, by one that takes more | \"gold\", \"basic\" ; - | \"gold\" ; -",
                "wholly, in a part that asks more | \"gold\" ; \"incident\", \"question\" | \"gold\" ; -",
                "partly, by one that takes others | \"gold\" ; - | \"gold\", \"basic\" ; -",
            })
    void findsContradictingPublishedRows(String description, String earlier, String later) {
        tables.with("routing", TableHitPolicy.FIRST, "plan ; requestType", firstOf(earlier, later, ""));

        assertThat(rows(only(tables, FindingKind.CONTRADICTED))).as(description).containsExactly("later", "earlier");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an exception before its rule | - ; \"incident\"    | \"gold\" ; -       | ''",
                "an assumed row               | \"gold\" ; -        | \"gold\", \"basic\" ; - | assumed",
                "another plan                 | \"gold\" ; -        | \"basic\" ; -      | ''",
            })
    void acceptsAsNoContradiction(String description, String earlier, String later, String assumed) {
        tables.with("routing", TableHitPolicy.FIRST, "plan ; requestType", firstOf(earlier, later, assumed));

        assertThat(tables.check()).as(description).isEmpty();
    }

    @Test
    void findsAChannelWithoutATarget() {
        tables.with(
                "targets",
                TableHitPolicy.UNIQUE,
                "target ; plan",
                FIRST.formatted("not(\"gold\")", "HUMAN_REPLY"),
                "gold | \"FIRST_RESPONSE\" ; \"gold\" => kind=GUARANTEED , stopsOn=HUMAN_REPLY , assumed=assumed # So"
                        + " is gold.",
                "nobody | \"FIRST_RESPONSE\" ; null => kind=NONE , assumed=assumed # Nobody.",
                OTHER);

        var finding = tables.check().stream()
                .filter(found -> found.kind() == FindingKind.CHANNEL_WITHOUT_TARGET)
                .toList();

        assertThat(finding).singleElement().satisfies(found -> {
            assertThat(rows(found)).containsExactly("gold");
            assertThat(found.details())
                    .isEqualTo(
                            List.of(new AttributeValue("plan", "gold"), List.of(new AttributeValue("channel", "web"))));
        });
    }

    @Test
    void findsATargetWithoutAChannel() {
        tables.with(
                "support-hours",
                TableHitPolicy.FIRST,
                "calendar ; channel ; plan",
                WORKING,
                "web | \"channel\" ; \"web\" ; \"basic\" => offered=true , hours=24/7 , zone=UTC # Basic.",
                "gold | \"channel\" ; \"web\" ; - => offered=true , hours=24/7 , zone=UTC , assumed=assumed # So is"
                        + " gold.",
                NONE);

        var finding = only(tables, FindingKind.TARGET_WITHOUT_CHANNEL);

        assertThat(rows(finding)).containsExactly("gold");
        assertThat(finding.details()).isEqualTo(List.of(new AttributeValue("plan", "gold")));
    }

    @Test
    void requiresNoTargetOfABrandWithoutPromises() {
        tables.with(
                "targets",
                TableHitPolicy.UNIQUE,
                "target ; plan",
                "first | \"FIRST_RESPONSE\" ; - => kind=NONE , assumed=assumed # No promise.",
                OTHER);

        assertThat(tables.check()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOURS_INVALID | hours=Monday mornings , zone=UTC",
                "HOURS_INVALID | hours=24/7 , zone=Middle Earth",
                "HOURS_INVALID | hours=24/7 , zone=UTC , holidays=XX",
                "HOURS_INVALID | zone=UTC",
                "HOURS_NEVER_OPEN | hours=Mo-Fr 09:00-18:00; Mo-Su off , zone=UTC",
                "HOURS_NEVER_OPEN | hours=2020 Mo 09:00-18:00 , zone=UTC",
                "HOLIDAYS_MISSING | hours=Mo-Fr 09:00-18:00; PH off , zone=UTC",
            })
    void findsInvalidHours(FindingKind kind, String outputs) {
        tables.with(
                "support-hours",
                TableHitPolicy.FIRST,
                "calendar ; channel ; plan",
                "working | \"working-time\" ; - ; - => offered=true , %s # So.".formatted(outputs),
                "web | \"channel\" ; \"web\" ; - => offered=true , hours=24/7 , zone=UTC # The form.",
                NONE);

        assertThat(rows(only(tables, kind))).containsExactly("working");
    }

    @Test
    void findsMissingHours() {
        tables.with(
                "support-hours",
                TableHitPolicy.FIRST,
                "calendar ; channel ; plan",
                "web | \"channel\" ; \"web\" ; - => offered=true , hours=24/7 , zone=UTC # The form.",
                NONE);

        var missing = only(tables, FindingKind.HOURS_MISSING);

        assertThat(missing.table()).isEqualTo("waiting-times");
        assertThat(missing.details()).isEqualTo(List.of("working-time"));
    }

    @Test
    void findsAMissingWaitingTime() {
        tables.with(
                "handling",
                TableHitPolicy.UNIQUE,
                "topic",
                "any | - => identityCheck=false , legalPapers=true # Papers for everything.");

        var missing = only(tables, FindingKind.WAITING_TIME_MISSING);

        assertThat(missing.severity()).isEqualTo(FindingSeverity.ERROR);
        assertThat(missing.details()).isEqualTo(List.of("papers"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CLOCK_NEVER_RESUMED     | starts:received:START stops:human-reply:STOP pauses:work-left:PAUSE |"
                        + " pauses",
                "CLOCK_NEVER_STARTED     | stops:human-reply:STOP                                              | first",
                "CLOCK_NEVER_STOPPED     | starts:received:START                                               | first",
                "CLOCK_STOP_MISMATCH     | starts:received:START stops:work-left:STOP                          | first",
            })
    void findsClocksThatContradictTheirTarget(FindingKind kind, String clocks, String row) {
        var rows = java.util.Arrays.stream(clocks.split(" "))
                .map(rule -> rule.split(":"))
                .map(rule -> "%s | \"%s\" => target=FIRST_RESPONSE , action=%s # So.".formatted((Object[]) rule))
                .toArray(String[]::new);
        tables.with("clocks", TableHitPolicy.ALL, "trigger", rows);

        assertThat(rows(only(tables, kind))).containsExactly(row);
    }

    private static String[] firstOf(String earlier, String later, String assumed) {
        return new String[] {
            "earlier | %s => team=a # It says so.".formatted(earlier),
            "later | %s => team=b , assumed=%s # It says otherwise.".formatted(later, assumed),
            "rest | - ; - => team=c # Everybody else."
        };
    }

    private static Finding only(DraftTables tables, FindingKind kind) {
        var findings = tables.check();
        assertThat(findings).extracting(Finding::kind).containsExactly(kind);
        return findings.get(0);
    }

    private static List<String> rows(Finding finding) {
        return finding.rows().stream().map(TableRow::id).toList();
    }
}
