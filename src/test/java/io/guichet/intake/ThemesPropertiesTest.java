package io.guichet.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guichet.intake.Question.Outcome;
import io.guichet.knowledge.TellingWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Whatever was asked: every question in one group, and the same groups in whatever order they are read. */
class ThemesPropertiesTest {

    private static final TellingWords COMMON = TellingWords.common();

    private static final List<String> WORDS = List.of(
            "lamp",
            "lamps",
            "flicker",
            "Flickering",
            "thermostat",
            "boiler",
            "password",
            "pay",
            "paid",
            "payment",
            "reset",
            "the",
            "my",
            "écran",
            "cassé",
            "passerelle",
            "???",
            "12");

    @Property(tries = 500)
    void everyQuestionIsInExactlyOneGroup(@ForAll("questions") List<Wording> asked) {
        var themes = Themes.of(asked, COMMON);
        Statistics.collect(themes.stream().anyMatch(theme -> theme.size() > 2));

        assertThat(themes.stream().flatMap(theme -> theme.wordings().stream()))
                .containsExactlyInAnyOrderElementsOf(asked);
        assertThat(themes).allSatisfy(theme -> assertThat(theme.wordings())
                .allSatisfy(wording -> assertThat(wording.language()).isEqualTo(theme.language())));
        assertThat(themes).isSortedAccordingTo((one, other) -> Integer.compare(other.size(), one.size()));
    }

    @Property(tries = 500)
    void theOrderInWhichTheyAreReadDoesNotMatter(@ForAll("questions") List<Wording> asked, @ForAll long seed) {
        var shuffled = new ArrayList<>(asked);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Themes.of(shuffled, COMMON)).isEqualTo(Themes.of(asked, COMMON));
    }

    @Property(tries = 500)
    void twoQuestionsAreAsMuchAlikeWhicheverWasAskedFirst(@ForAll("questions") List<Wording> asked) {
        var words = asked.stream().map(one -> COMMON.of(one.said(), "en")).toList();
        var backwards = new ArrayList<>(words);
        Collections.reverse(backwards);

        var alike = new Likeness(words).ofAll();
        var other = new Likeness(backwards).ofAll();

        int last = asked.size() - 1;
        for (int one = 0; one <= last; one++) {
            for (int two = 0; two <= last; two++) {
                assertThat(alike[one][two])
                        .isBetween(0f, 1f)
                        .isEqualTo(alike[two][one])
                        .isCloseTo(other[last - one][last - two], within(1e-5f));
            }
        }
    }

    @Property(tries = 200)
    void whatIsAskedInTheSameWordsStandsTogether(@ForAll("questions") List<Wording> asked) {
        var again = new ArrayList<>(asked);
        asked.forEach(one -> again.add(new Wording(
                one.number() + "b",
                one.language(),
                one.subject(),
                one.text(),
                one.askedAt(),
                one.outcome(),
                one.suggested())));

        var themes = Themes.of(again, COMMON);

        assertThat(themes).filteredOn(theme -> !theme.words().isEmpty()).allSatisfy(theme -> assertThat(theme.size())
                .isEven());
    }

    @Provide
    Arbitrary<List<Wording>> questions() {
        var texts = Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(7).map(words -> String.join(" ", words));
        var languages = Arbitraries.of("en", "fr");
        return texts.flatMap(text -> languages.map(language -> new String[] {text, language}))
                .list()
                .ofMaxSize(30)
                .map(rows -> {
                    var asked = new ArrayList<Wording>();
                    for (var row : rows) {
                        asked.add(new Wording(
                                "Q" + asked.size(),
                                row[1],
                                null,
                                row[0],
                                Instant.EPOCH.plusSeconds(asked.size() / 3),
                                Outcome.TICKET,
                                false));
                    }
                    return asked;
                });
    }
}
