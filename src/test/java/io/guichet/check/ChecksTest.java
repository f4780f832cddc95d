package io.guichet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.check.Finding.Kind;
import io.guichet.check.Finding.Severity;
import io.guichet.policy.WrittenTable.Hits;
import io.guichet.policy.WrittenTable.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake that tables can have is found where it stands, and sound tables have none. */
class ChecksTest {

    private static final String FIRST = "first | \"FIRST_RESPONSE\" ; %s => kind=GUARANTEED , stopsOn=%s # One hour.";
    private static final String OTHER = "other | not(\"FIRST_RESPONSE\") ; - => kind=NONE # No promise.";
    private static final String NONE = "none | - ; - ; - => offered=false # No other.";
    private static final String WORKING =
            "working | \"working-time\" ; - ; - => offered=true , hours=24/7 , zone=UTC # Always.";

    private final Drafts drafts = Drafts.sound();

    @Test
    void soundTablesYieldNothing() {
        assertThat(drafts.check()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"entitlement", "priority", "routing", "clocks", "waiting-times"})
    void aTableThatEveryBrandNeedsIsMissing(String table) {
        assertThat(drafts.without(table).check())
                .filteredOn(finding -> finding.kind() == Kind.TABLE_MISSING)
                .extracting(Finding::table)
                .containsExactly(table);
    }

    @Test
    void combinationsWithoutARowAreCountedAndShown() {
        drafts.with("routing", Hits.UNIQUE, "requestType ; plan", "team | \"question\" ; \"basic\" => team=a # Basic.");

        var gap = only(drafts, Kind.GAP);

        assertThat(gap.table()).isEqualTo("routing");
        assertThat(gap.details().get(0)).isEqualTo(2L * 3 - 1);
        assertThat(((Examples) gap.details().get(1)).facts())
                .hasSizeLessThanOrEqualTo(5)
                .doesNotContain(Map.of("requestType", "question", "plan", "basic"))
                .contains(Map.of("requestType", "incident", "plan", "basic"));
    }

    @Test
    void aNumberBetweenTwoRowsIsAGap() {
        drafts.with(
                "fair-use",
                Hits.UNIQUE,
                "messagesInADay",
                "few | < 20 => demoted=false # Few.",
                "many | > 20 => demoted=true # Many.");

        var gap = only(drafts, Kind.GAP);

        assertThat(((Examples) gap.details().get(1)).facts()).containsExactly(Map.of("messagesInADay", 20));
    }

    @Test
    void feesAnswerOnlyForWhatIsToBePaid() {
        drafts.with(
                        "entitlement",
                        Hits.FIRST,
                        "premium",
                        "paid | true => outcome=TICKET , payment=true # Paid.",
                        "free | - => outcome=TICKET , payment=false # Free.")
                .with(
                        "waiting-times",
                        Hits.ALL,
                        "wait",
                        "all | - => amount=P2D , unit=BUSINESS_DAYS , hours=working-time # Two days.");

        assertThat(drafts.check()).extracting(Finding::kind).containsExactly(Kind.TABLE_MISSING);
        drafts.with("fees", Hits.UNIQUE, "premium", "fee | true => amount=25.00 # A fee.");
        assertThat(drafts.check()).isEmpty();
        drafts.with("fees", Hits.UNIQUE, "premium", "fee | false => amount=25.00 # A fee.");
        assertThat(only(drafts, Kind.GAP).table()).isEqualTo("fees");
    }

    @Test
    void rowsOfWhichOnlyOneMayMatchOverlap() {
        drafts.with(
                "routing",
                Hits.UNIQUE,
                "requestType",
                "incidents | \"incident\" => team=a # Incidents.",
                "all | - => team=b # Everything.");

        var overlap = only(drafts, Kind.OVERLAP);

        assertThat(rows(overlap)).containsExactly("incidents", "all");
        assertThat(((Examples) overlap.details().get(0)).facts()).containsExactly(Map.of("requestType", "incident"));
    }

    @Test
    void theSameIsSaidTwice() {
        drafts.with(
                "clocks",
                Hits.ALL,
                "fact",
                "starts | \"received\" => target=FIRST_RESPONSE , action=START # From receipt.",
                "stops | \"human-reply\" => target=FIRST_RESPONSE , action=STOP # By an answer.",
                "again | \"human-reply\", \"work-left\" => target=FIRST_RESPONSE , action=STOP # By an answer.");

        assertThat(rows(only(drafts, Kind.SAID_TWICE))).containsExactly("stops", "again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"incidint\"", "\"INCIDENT\"", "null"})
    void aRowThatAsksForWhatNobodyCanStateNeverMatches(String cell) {
        drafts.with(
                "routing",
                Hits.FIRST,
                "requestType",
                "typo | %s => team=a # Incidents.".formatted(cell),
                "all | - => team=b # Everything.");

        assertThat(rows(only(drafts, Kind.NEVER_MATCHES))).containsExactly("typo");
    }

    @Test
    void aCellThatIsNoFeelIsFoundWithItsRow() {
        drafts.with(
                "routing",
                Hits.FIRST,
                "requestType",
                "broken | not( => team=a # Incidents.",
                "all | - => team=b # Everything.");

        var unreadable = only(drafts, Kind.UNREADABLE);

        assertThat(rows(unreadable)).containsExactly("broken");
        assertThat(unreadable.details()).isEqualTo(List.of("not("));
    }

    @Test
    void anInputThatIsNoFeelIsFound() {
        drafts.with("routing", Hits.FIRST, "if plan = then", "all | - => team=b # Everything.");

        assertThat(only(drafts, Kind.UNREADABLE).details()).isEqualTo(List.of("if plan = then"));
    }

    @Test
    void aClockThatHearsWhatNobodyTellsNeverMatches() {
        drafts.with(
                "clocks",
                Hits.ALL,
                "fact",
                "starts | \"received\" => target=FIRST_RESPONSE , action=START # From receipt.",
                "stops | \"human-reply\" => target=FIRST_RESPONSE , action=STOP # By an answer.",
                "deaf | \"accounting-entered\" => target=CLAIM , action=STOP # By accounting.");

        assertThat(rows(only(drafts, Kind.NEVER_MATCHES))).containsExactly("deaf");
    }

    @Test
    void aRowBehindOthersThatSayTheSameIsAlwaysHidden() {
        drafts.with(
                "routing",
                Hits.FIRST,
                "plan",
                "gold | \"gold\" => team=a # Gold.",
                "others | not(\"gold\") => team=b # Others.",
                "unknown | null => team=b # Assumed: the unknown.",
                "more | \"gold\", \"basic\" => team=c # Assumed: who pays.");

        assertThat(drafts.check())
                .filteredOn(finding -> finding.kind() == Kind.ALWAYS_HIDDEN)
                .extracting(finding -> rows(finding).get(0))
                .contains("more");
    }

    @Test
    void aRowForTheRestThatHasNoRestIsHiddenAndContradictsNothing() {
        drafts.with(
                "routing",
                Hits.FIRST,
                "requestType",
                "incident | \"incident\" => team=a # Incidents.",
                "question | \"question\" => team=b # Questions.",
                "rest | - => team=c # Everything else.");

        assertThat(rows(only(drafts, Kind.ALWAYS_HIDDEN))).containsExactly("rest", "incident", "question");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wholly, by one that takes more | \"gold\", \"basic\" ; - | \"gold\" ; -",
                "wholly, in a part that asks more | \"gold\" ; \"incident\", \"question\" | \"gold\" ; -",
                "partly, by one that takes others | \"gold\" ; - | \"gold\", \"basic\" ; -",
            })
    void whatIsPublishedTwiceAndDifferentlyIsOverruled(String how, String earlier, String later) {
        drafts.with("routing", Hits.FIRST, "plan ; requestType", firstOf(earlier, later, "It says so."));

        assertThat(rows(only(drafts, Kind.OVERRULED))).as(how).containsExactly("later", "earlier");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an exception before its rule | - ; \"incident\"    | \"gold\" ; -       | It says so.",
                "an assumed row               | \"gold\" ; -        | \"gold\", \"basic\" ; - | Assumed: it may be so.",
                "another plan                 | \"gold\" ; -        | \"basic\" ; -      | It says so.",
            })
    void nothingIsOverruledBy(String what, String earlier, String later, String text) {
        drafts.with("routing", Hits.FIRST, "plan ; requestType", firstOf(earlier, later, text));

        assertThat(drafts.check()).as(what).isEmpty();
    }

    @Test
    void aPlanHasAChannelWithoutATarget() {
        drafts.with(
                "targets",
                Hits.UNIQUE,
                "target ; plan",
                FIRST.formatted("not(\"gold\")", "HUMAN_REPLY"),
                "gold | \"FIRST_RESPONSE\" ; \"gold\" => kind=GUARANTEED , stopsOn=HUMAN_REPLY # Assumed: so is gold.",
                "nobody | \"FIRST_RESPONSE\" ; null => kind=NONE # Assumed: nobody.",
                OTHER);

        var finding = drafts.check().stream()
                .filter(found -> found.kind() == Kind.CHANNEL_WITHOUT_TARGET)
                .toList();

        assertThat(finding).singleElement().satisfies(found -> {
            assertThat(rows(found)).containsExactly("gold");
            assertThat(found.details())
                    .isEqualTo(List.of(new Word("plan", "gold"), List.of(new Word("channel", "web"))));
        });
    }

    @Test
    void aPlanHasATargetWithoutAChannel() {
        drafts.with(
                "support-hours",
                Hits.FIRST,
                "calendar ; channel ; plan",
                WORKING,
                "web | \"channel\" ; \"web\" ; \"basic\" => offered=true , hours=24/7 , zone=UTC # Basic.",
                "gold | \"channel\" ; \"web\" ; - => offered=true , hours=24/7 , zone=UTC # Assumed: so is gold.",
                NONE);

        var finding = only(drafts, Kind.TARGET_WITHOUT_CHANNEL);

        assertThat(rows(finding)).containsExactly("gold");
        assertThat(finding.details()).isEqualTo(List.of(new Word("plan", "gold")));
    }

    @Test
    void aBrandThatPromisesNothingNeedsNoTargetForItsChannels() {
        drafts.with(
                "targets",
                Hits.UNIQUE,
                "target ; plan",
                "first | \"FIRST_RESPONSE\" ; - => kind=NONE # Assumed: no promise.",
                OTHER);

        assertThat(drafts.check()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOURS_UNREADABLE | hours=Monday mornings , zone=UTC",
                "HOURS_UNREADABLE | hours=24/7 , zone=Middle Earth",
                "HOURS_UNREADABLE | hours=24/7 , zone=UTC , holidays=XX",
                "HOURS_UNREADABLE | zone=UTC",
                "HOURS_NEVER_OPEN | hours=Mo-Fr 09:00-18:00; Mo-Su off , zone=UTC",
                "HOURS_NEVER_OPEN | hours=2020 Mo 09:00-18:00 , zone=UTC",
                "HOLIDAYS_MISSING | hours=Mo-Fr 09:00-18:00; PH off , zone=UTC",
            })
    void hoursThatDoNotWorkAreFound(Kind kind, String outputs) {
        drafts.with(
                "support-hours",
                Hits.FIRST,
                "calendar ; channel ; plan",
                "working | \"working-time\" ; - ; - => offered=true , %s # So.".formatted(outputs),
                "web | \"channel\" ; \"web\" ; - => offered=true , hours=24/7 , zone=UTC # The form.",
                NONE);

        assertThat(rows(only(drafts, kind))).containsExactly("working");
    }

    @Test
    void hoursInWhichSomethingIsCountedAreMissing() {
        drafts.with(
                "support-hours",
                Hits.FIRST,
                "calendar ; channel ; plan",
                "web | \"channel\" ; \"web\" ; - => offered=true , hours=24/7 , zone=UTC # The form.",
                NONE);

        var missing = only(drafts, Kind.HOURS_MISSING);

        assertThat(missing.table()).isEqualTo("waiting-times");
        assertThat(missing.details()).isEqualTo(List.of("working-time"));
    }

    @Test
    void aWaitHasNoEnd() {
        drafts.receiving("question", "deceased-owner");

        var endless = only(drafts, Kind.WAIT_WITHOUT_END);

        assertThat(endless.severity()).isEqualTo(Severity.ERROR);
        assertThat(endless.details()).isEqualTo(List.of("papers"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CLOCK_NEVER_RESUMED     | starts:received:START stops:human-reply:STOP pauses:work-left:PAUSE | pauses",
                "CLOCK_NEVER_STARTED     | stops:human-reply:STOP                                              | first",
                "CLOCK_NEVER_STOPPED     | starts:received:START                                               | first",
                "CLOCK_STOPPED_OTHERWISE | starts:received:START stops:work-left:STOP                          | first",
            })
    void clocksThatDoNotKeepThePromiseAreFound(Kind kind, String clocks, String row) {
        var rows = java.util.Arrays.stream(clocks.split(" "))
                .map(rule -> rule.split(":"))
                .map(rule -> "%s | \"%s\" => target=FIRST_RESPONSE , action=%s # So.".formatted((Object[]) rule))
                .toArray(String[]::new);
        drafts.with("clocks", Hits.ALL, "fact", rows);

        assertThat(rows(only(drafts, kind))).containsExactly(row);
    }

    private static String[] firstOf(String earlier, String later, String text) {
        return new String[] {
            "earlier | %s => team=a # It says so.".formatted(earlier),
            "later | %s => team=b # %s".formatted(later, text),
            "rest | - ; - => team=c # Everybody else."
        };
    }

    private static Finding only(Drafts drafts, Kind kind) {
        var findings = drafts.check();
        assertThat(findings).extracting(Finding::kind).containsExactly(kind);
        return findings.get(0);
    }

    private static List<String> rows(Finding finding) {
        return finding.rows().stream().map(Row::id).toList();
    }
}
