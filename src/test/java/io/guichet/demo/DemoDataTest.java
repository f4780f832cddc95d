package io.guichet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.model.ModelFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of the demo data that hold at any hour of the first start. */
class DemoDataTest {

    private static final Instant MONDAY = Instant.parse("2026-03-23T00:10:00Z");
    private static final Duration MAX_WAIT = Duration.ofHours(4);
    private static final Set<String> CLAIMING_VERBS =
            Set.of("triage", "take", "ask", "solve", "specialist", "developer", "return", "settle", "issue");

    private static final Set<String> OPENING_VERBS =
            Set.of("sends", "requests", "reply", "return", "specialist", "developer");

    private static final Brands BRANDS = new Brands(new ModelFiles(".", List.of()));

    private final Brand helpcenter = BRANDS.get("helpcenter");

    static Stream<Brand> brands() {
        return BRANDS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("brands")
    void everyStepLiesInThePast(Brand brand) {
        atEveryHourOfAFortnight(now -> assertThat(DemoData.steps(brand, now)).allSatisfy(step -> assertThat(step.at())
                .as("%s in %s", step.step(), step.run().scenario.steps())
                .isBeforeOrEqualTo(now)));
    }

    @Test
    void coversAMonth() {
        var first = DemoData.steps(helpcenter, MONDAY).stream()
                .map(ScheduledStep::at)
                .min(Instant::compareTo)
                .orElseThrow();

        assertThat(Duration.between(first, MONDAY)).isBetween(Duration.ofDays(29), Duration.ofDays(31));
    }

    @ParameterizedTest
    @MethodSource("brands")
    void staffWorkByDay(Brand brand) {
        atEveryHourOfAFortnight(now -> assertThat(DemoData.steps(brand, now))
                .filteredOn(step -> step.step().isByStaff())
                .allSatisfy(step -> assertThat(timeOfDay(brand, step))
                        .as("%s in %s", step.step(), step.run().scenario.steps())
                        .isBetween(LocalTime.of(7, 30), LocalTime.of(22, 2))));
    }

    /** A longer wait calls the lead, which only scenarios with that step may do. */
    @ParameterizedTest
    @MethodSource("brands")
    void noOpenTaskWaitsLongerThanFourHours(Brand brand) {
        atEveryHourOfAFortnight(now -> byRun(brand, now).forEach((run, steps) -> {
            var scheduleText = run.scenario.steps();
            if (scheduleText.contains("lead")) {
                return;
            }
            for (int i = 0; i < steps.size() - 1; i++) {
                var next = steps.get(i + 1);
                if (OPENING_VERBS.contains(steps.get(i).step().verb())
                        && CLAIMING_VERBS.contains(next.step().verb())) {
                    assertThat(Duration.between(steps.get(i).at(), next.at()))
                            .as("%s in %s, started at %s", next.step(), scheduleText, now)
                            .isLessThan(MAX_WAIT);
                }
            }
        }));
    }

    @ParameterizedTest
    @MethodSource("brands")
    void everyTextIsUsedAndNoneIsMissing(Brand brand) {
        var steps = Map.of(
                "customerMessages", Set.of("reply", "reopen"),
                "staffReplies", Set.of("ask", "solve", "settle", "tell"),
                "notes",
                        Set.of(
                                "specialist",
                                "developer",
                                "return",
                                "settle",
                                "issue",
                                "lead",
                                "note",
                                "close",
                                "papers",
                                "identity"));

        assertThat(runs(brand)).allSatisfy(run -> {
            var scheduleText = run.scenario.steps();
            assertThat(count(scheduleText, steps.get("customerMessages")))
                    .as(scheduleText)
                    .isEqualTo(run.scenario.customerMessages().size());
            assertThat(count(scheduleText, steps.get("staffReplies")))
                    .as(scheduleText)
                    .isEqualTo(run.scenario.staffReplies().size());
            assertThat(count(scheduleText, steps.get("notes")))
                    .as(scheduleText)
                    .isEqualTo(run.scenario.notes().size());
        });
    }

    @ParameterizedTest
    @MethodSource("brands")
    void subjectsAreUniqueAndBothLanguagesOccur(Brand brand) {
        var scenarios = runs(brand).stream().map(run -> run.scenario).toList();
        var subjects = scenarios.stream()
                .map(DemoScenario::subject)
                .filter(subject -> subject != null)
                .toList();

        assertThat(subjects).doesNotHaveDuplicates().hasSizeGreaterThan(brand.equals(helpcenter) ? 55 : 11);
        assertThat(scenarios).extracting(DemoScenario::language).contains("fr", "en");
    }

    @ParameterizedTest
    @MethodSource("brands")
    void everyPlanPackageAndAddOnHasACustomer(Brand brand) {
        var scenarios = runs(brand).stream().map(run -> run.scenario).toList();
        var vocabulary = brand.vocabulary();

        assertThat(scenarios).extracting(DemoScenario::plan).containsAll(vocabulary.getOrDefault("plan", Set.of()));
        assertThat(scenarios)
                .extracting(DemoScenario::supportPackage)
                .containsAll(vocabulary.getOrDefault("package", Set.of()));
        assertThat(scenarios).extracting(DemoScenario::addOn).containsAll(vocabulary.getOrDefault("addOn", Set.of()));
    }

    @ParameterizedTest
    @MethodSource("brands")
    void frenchAndEnglishTypographyIsCorrect(Brand brand) {
        var texts = runs(brand).stream().map(run -> run.scenario).toList();

        assertThat(texts)
                .filteredOn(scenario -> scenario.language().equals("fr"))
                .allSatisfy(scenario ->
                        assertThat(texts(scenario)).noneMatch(text -> text.matches("(?s).*( [;?!»]|« |\\w'\\w).*")));
        assertThat(texts)
                .filteredOn(scenario -> scenario.language().equals("en"))
                .allSatisfy(scenario ->
                        assertThat(texts(scenario)).noneMatch(text -> text.matches("(?s).*(\\w'\\w|\").*")));
    }

    /** Imports refuse what has not happened yet. */
    @ParameterizedTest
    @MethodSource("brands")
    void thePastIsOver(Brand brand) {
        var lastEvent = Pattern.compile("\"at\":\"([^\"]+)\",\"type\":\"closed\"");

        for (var now : List.of(MONDAY, MONDAY.plus(Duration.ofHours(83)))) {
            assertThat(DemoHistory.lines(brand, now)).hasSizeGreaterThan(50).allSatisfy(line -> {
                var closed = lastEvent.matcher(line);
                assertThat(closed.find()).isTrue();
                assertThat(Instant.parse(closed.group(1))).isBefore(now);
            });
        }
    }

    @Test
    void theSameDayGivesTheSamePast() {
        assertThat(DemoHistory.lines(helpcenter, MONDAY))
                .isEqualTo(DemoHistory.lines(helpcenter, MONDAY.plus(Duration.ofHours(3))))
                .isNotEqualTo(DemoHistory.lines(helpcenter, MONDAY.plus(Duration.ofDays(1))));
    }

    @Test
    void aBrandWithoutTextsHasNoDemoData() {
        var withoutDemoData = new Brand(
                "silent",
                null,
                List.of("en"),
                "S-",
                ZoneId.of("UTC"),
                "#000000",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        assertThat(DemoData.steps(withoutDemoData, MONDAY)).isEmpty();
        assertThat(DemoHistory.lines(withoutDemoData, MONDAY)).isEmpty();
    }

    @Test
    void theSameStartTimeGivesTheSameSteps() {
        var first = DemoData.steps(helpcenter, MONDAY).stream()
                .map(ScheduledStep::at)
                .toList();
        var again = DemoData.steps(helpcenter, MONDAY).stream()
                .map(ScheduledStep::at)
                .toList();

        assertThat(again).isEqualTo(first);
    }

    /** Two weeks around the start of summer time. */
    private static void atEveryHourOfAFortnight(Consumer<Instant> check) {
        IntStream.range(0, 14 * 24)
                .mapToObj(hour -> MONDAY.plus(Duration.ofHours(hour)))
                .forEach(check);
    }

    private static Map<DemoScenarioRun, List<ScheduledStep>> byRun(Brand brand, Instant now) {
        return DemoData.steps(brand, now).stream().collect(Collectors.groupingBy(ScheduledStep::run));
    }

    private static List<DemoScenarioRun> runs(Brand brand) {
        return DemoData.steps(brand, MONDAY).stream()
                .map(ScheduledStep::run)
                .distinct()
                .toList();
    }

    private static LocalTime timeOfDay(Brand brand, ScheduledStep step) {
        return step.at().atZone(brand.zone()).toLocalTime();
    }

    private static long count(String scheduleText, Set<String> verbs) {
        return Stream.of(scheduleText.split(",\\s*"))
                .map(part -> part.split("\\s+")[0])
                .filter(verbs::contains)
                .count();
    }

    private static List<String> texts(DemoScenario scenario) {
        return Stream.of(
                        Stream.of(scenario.subject(), scenario.text(), scenario.comment()),
                        scenario.customerMessages().stream(),
                        scenario.staffReplies().stream(),
                        scenario.notes().stream())
                .flatMap(texts -> texts)
                .filter(text -> text != null)
                .toList();
    }
}
