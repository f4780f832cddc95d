package io.guichet.insight.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guichet.insight.question.QuestionTexts.QuestionText;
import io.guichet.intake.Question.Outcome;
import io.guichet.knowledge.search.KeywordExtractor;
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

/** Each question is in one cluster, and the clusters do not depend on the order of the questions. */
class QuestionClustersPropertiesTest {

    private static final KeywordExtractor EXTRACTOR = KeywordExtractor.common();

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

    @Property
    void putsEveryQuestionIntoOneCluster(@ForAll("questions") List<QuestionText> questions) {
        var clusters = QuestionClusters.of(questions, EXTRACTOR);
        Statistics.collect(clusters.stream().anyMatch(cluster -> cluster.size() > 2));

        assertThat(clusters.stream().flatMap(cluster -> cluster.questions().stream()))
                .containsExactlyInAnyOrderElementsOf(questions);
        assertThat(clusters).allSatisfy(cluster -> assertThat(cluster.questions())
                .allSatisfy(question -> assertThat(question.language()).isEqualTo(cluster.language())));
        assertThat(clusters).isSortedAccordingTo((one, other) -> Integer.compare(other.size(), one.size()));
    }

    @Property
    void ignoresTheOrderOfQuestions(@ForAll("questions") List<QuestionText> questions, @ForAll long seed) {
        var shuffled = new ArrayList<>(questions);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(QuestionClusters.of(shuffled, EXTRACTOR)).isEqualTo(QuestionClusters.of(questions, EXTRACTOR));
    }

    @Property
    void computesASymmetricSimilarity(@ForAll("questions") List<QuestionText> questions) {
        var words = questions.stream()
                .map(one -> EXTRACTOR.extract(one.fullText(), "en"))
                .toList();
        var reversed = new ArrayList<>(words);
        Collections.reverse(reversed);

        var similarity = new Similarity(words).matrix();
        var other = new Similarity(reversed).matrix();

        int last = questions.size() - 1;
        for (int one = 0; one <= last; one++) {
            for (int two = 0; two <= last; two++) {
                assertThat(similarity[one][two])
                        .isBetween(0f, 1f)
                        .isEqualTo(similarity[two][one])
                        .isCloseTo(other[last - one][last - two], within(1e-5f));
            }
        }
    }

    @Property
    void clustersIdenticalQuestions(@ForAll("questions") List<QuestionText> questions) {
        var duplicated = new ArrayList<>(questions);
        questions.forEach(one -> duplicated.add(new QuestionText(
                one.number() + "b",
                one.language(),
                one.subject(),
                one.text(),
                one.askedAt(),
                one.outcome(),
                one.suggested())));

        var clusters = QuestionClusters.of(duplicated, EXTRACTOR);

        assertThat(clusters)
                .filteredOn(cluster -> !cluster.keywords().isEmpty())
                .allSatisfy(cluster -> assertThat(cluster.size()).isEven());
    }

    @Provide
    Arbitrary<List<QuestionText>> questions() {
        var texts = Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(7).map(words -> String.join(" ", words));
        var languages = Arbitraries.of("en", "fr");
        return texts.flatMap(text -> languages.map(language -> new String[] {text, language}))
                .list()
                .ofMaxSize(30)
                .map(rows -> {
                    var questions = new ArrayList<QuestionText>();
                    for (var row : rows) {
                        questions.add(new QuestionText(
                                "Q" + questions.size(),
                                row[1],
                                null,
                                row[0],
                                Instant.EPOCH.plusSeconds(questions.size() / 3),
                                Outcome.TICKET,
                                false));
                    }
                    return questions;
                });
    }
}
