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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the demo data say, whatever the hour at which a desk is started for the first time. */
class DemoDataTest {

    private static final Instant MONDAY = Instant.parse("2026-03-23T00:10:00Z");
    private static final Duration UNATTENDED = Duration.ofHours(4);
    private static final Set<String> TAKEN =
            Set.of("triage", "take", "ask", "solve", "specialist", "developer", "return", "settle", "issue");

    private static final Set<String> LEAVES_IT_OPEN =
            Set.of("sends", "requests", "reply", "return", "specialist", "developer");

    private static final Brands BRANDS = new Brands(new ModelFiles(".", List.of()));

    private final Brand helpcenter = BRANDS.get("helpcenter");

    static Stream<Brand> brands() {
        return BRANDS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("brands")
    void everythingHasHappenedByNow(Brand brand) {
        atEveryHourOfAFortnight(
                now -> assertThat(DemoData.moments(brand, now)).allSatisfy(moment -> assertThat(moment.at())
                        .as("%s in %s", moment.step(), moment.story().life.life())
                        .isBeforeOrEqualTo(now)));
    }

    @Test
    void coversAMonth() {
        var first = DemoData.moments(helpcenter, MONDAY).stream()
                .map(Moment::at)
                .min(Instant::compareTo)
                .orElseThrow();

        assertThat(Duration.between(first, MONDAY)).isBetween(Duration.ofDays(29), Duration.ofDays(31));
    }

    @ParameterizedTest
    @MethodSource("brands")
    void staffWorkByDay(Brand brand) {
        atEveryHourOfAFortnight(now -> assertThat(DemoData.moments(brand, now))
                .filteredOn(moment -> moment.step().isStaffs())
                .allSatisfy(moment -> assertThat(timeOfDay(brand, moment))
                        .as("%s in %s", moment.step(), moment.story().life.life())
                        .isBetween(LocalTime.of(7, 30), LocalTime.of(22, 2))));
    }

    /** A task that waits longer calls the lead, which only the lives do that say so. */
    @ParameterizedTest
    @MethodSource("brands")
    void nobodyWaitsThroughTheNightForSomebodyToTakeTheRequest(Brand brand) {
        atEveryHourOfAFortnight(now -> byStory(brand, now).forEach((story, moments) -> {
            var line = story.life.life();
            if (line.contains("lead")) {
                return;
            }
            for (int i = 0; i < moments.size() - 1; i++) {
                var next = moments.get(i + 1);
                if (LEAVES_IT_OPEN.contains(moments.get(i).step().verb())
                        && TAKEN.contains(next.step().verb())) {
                    assertThat(Duration.between(moments.get(i).at(), next.at()))
                            .as("%s in %s, started at %s", next.step(), line, now)
                            .isLessThan(UNATTENDED);
                }
            }
        }));
    }

    @ParameterizedTest
    @MethodSource("brands")
    void everyTextIsSaidAndNoneIsMissing(Brand brand) {
        var steps = Map.of(
                "customer", Set.of("reply", "reopen"),
                "staff", Set.of("ask", "solve", "settle", "tell"),
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

        assertThat(stories(brand)).allSatisfy(story -> {
            var line = story.life.life();
            assertThat(count(line, steps.get("customer")))
                    .as(line)
                    .isEqualTo(story.life.customer().size());
            assertThat(count(line, steps.get("staff")))
                    .as(line)
                    .isEqualTo(story.life.staff().size());
            assertThat(count(line, steps.get("notes")))
                    .as(line)
                    .isEqualTo(story.life.notes().size());
        });
    }

    @ParameterizedTest
    @MethodSource("brands")
    void everySubjectIsItsOwnAndBothLanguagesAreSpoken(Brand brand) {
        var lives = stories(brand).stream().map(story -> story.life).toList();
        var subjects = lives.stream()
                .map(Life::subject)
                .filter(subject -> subject != null)
                .toList();

        assertThat(subjects).doesNotHaveDuplicates().hasSizeGreaterThan(brand.equals(helpcenter) ? 55 : 11);
        assertThat(lives).extracting(Life::language).contains("fr", "en");
    }

    @ParameterizedTest
    @MethodSource("brands")
    void everyPlanPackageAndAddOnHasACustomer(Brand brand) {
        var lives = stories(brand).stream().map(story -> story.life).toList();
        var vocabulary = brand.vocabulary();

        assertThat(lives).extracting(Life::plan).containsAll(vocabulary.getOrDefault("plan", Set.of()));
        assertThat(lives).extracting(Life::pack).containsAll(vocabulary.getOrDefault("package", Set.of()));
        assertThat(lives).extracting(Life::addOn).containsAll(vocabulary.getOrDefault("addOn", Set.of()));
    }

    @ParameterizedTest
    @MethodSource("brands")
    void frenchAndEnglishAreSetAsTheyShouldBe(Brand brand) {
        var texts = stories(brand).stream().map(story -> story.life).toList();

        assertThat(texts).filteredOn(life -> life.language().equals("fr")).allSatisfy(life -> assertThat(words(life))
                .noneMatch(text -> text.matches("(?s).*( [;?!»]|« |\\w'\\w).*")));
        assertThat(texts).filteredOn(life -> life.language().equals("en")).allSatisfy(life -> assertThat(words(life))
                .noneMatch(text -> text.matches("(?s).*(\\w'\\w|\").*")));
    }

    @Test
    void aBrandWithoutTextsHasNoDemoData() {
        var silent = new Brand(
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
                null);

        assertThat(DemoData.moments(silent, MONDAY)).isEmpty();
    }

    @Test
    void theSameNowGivesTheSameMonth() {
        var once = DemoData.moments(helpcenter, MONDAY).stream().map(Moment::at).toList();
        var again =
                DemoData.moments(helpcenter, MONDAY).stream().map(Moment::at).toList();

        assertThat(again).isEqualTo(once);
    }

    /** Two weeks around the night in which summer time begins. */
    private static void atEveryHourOfAFortnight(Consumer<Instant> check) {
        IntStream.range(0, 14 * 24)
                .mapToObj(hour -> MONDAY.plus(Duration.ofHours(hour)))
                .forEach(check);
    }

    private static Map<Story, List<Moment>> byStory(Brand brand, Instant now) {
        return DemoData.moments(brand, now).stream().collect(Collectors.groupingBy(Moment::story));
    }

    private static List<Story> stories(Brand brand) {
        return DemoData.moments(brand, MONDAY).stream()
                .map(Moment::story)
                .distinct()
                .toList();
    }

    private static LocalTime timeOfDay(Brand brand, Moment moment) {
        return moment.at().atZone(brand.zone()).toLocalTime();
    }

    private static long count(String line, Set<String> verbs) {
        return Stream.of(line.split(",\\s*"))
                .map(part -> part.split("\\s+")[0])
                .filter(verbs::contains)
                .count();
    }

    private static List<String> words(Life life) {
        return Stream.of(
                        Stream.of(life.subject(), life.text(), life.comment()),
                        life.customer().stream(),
                        life.staff().stream(),
                        life.notes().stream())
                .flatMap(texts -> texts)
                .filter(text -> text != null)
                .toList();
    }
}
