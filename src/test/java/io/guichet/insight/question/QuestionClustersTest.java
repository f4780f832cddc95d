package io.guichet.insight.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.insight.question.QuestionClusters.QuestionCluster;
import io.guichet.insight.question.QuestionTexts.QuestionText;
import io.guichet.intake.Question.Outcome;
import io.guichet.knowledge.search.KeywordExtractor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clusters of questions and their names. */
class QuestionClustersTest {

    private static final KeywordExtractor EXTRACTOR = KeywordExtractor.common();

    private final List<QuestionText> questions = new ArrayList<>();

    @Test
    void clustersQuestionsWithSharedKeywordsLargestFirst() {
        ask("en", "Where do I find the serial number of my thermostat?");
        ask("en", "My lamp flickers in the evening");
        ask("en", "the lamp is flickering");
        ask("en", "Flickering lamps: what can I do?");
        ask("en", "Can I pair two chimes?");

        var clusters = clusters();

        assertThat(clusters).extracting(QuestionCluster::size).containsExactly(3, 1, 1);
        assertThat(clusters.get(0).keywords()).containsExactlyInAnyOrder("lamp", "flickers");
        assertThat(clusters.get(1).keywords()).containsExactly("pair", "two", "chimes");
    }

    @Test
    void matchesSynonymsAndRelatedWords() {
        ask("fr", "Avez-vous une application mobile ?");
        ask("fr", "appli iphone disponible ?");
        ask("fr", "Je cherche votre application pour Android");
        ask("fr", "Mon imprimante n’est pas reconnue");
        ask("fr", "impossible d’imprimer les étiquettes");

        var clusters = clusters();

        assertThat(clusters).extracting(QuestionCluster::size).containsExactly(3, 2);
        assertThat(clusters)
                .extracting(QuestionCluster::keywords)
                .containsExactly(List.of("application"), List.of("imprimer"));
    }

    @Test
    void separatesQuestionsLinkedOnlyByAThird() {
        ask("en", "Can I cancel my order?");
        ask("en", "cancel order");
        ask("en", "I cannot pay my order");
        ask("en", "pay by instalments");
        ask("en", "Can I pay in monthly instalments?");

        assertThat(clusters()).extracting(QuestionCluster::size).containsExactly(3, 2);
    }

    @Test
    void ignoresWordsThatEveryQuestionHas() {
        for (var thing : "lamp boiler chime bridge gauge doorbell window invoice password router".split(" ")) {
            ask("en", "thermostat " + thing + " 1 x" + thing);
        }

        assertThat(clusters()).hasSize(10);
    }

    @Test
    void separatesLanguages() {
        ask("fr", "installation thermostat");
        ask("en", "installation thermostat");

        assertThat(clusters()).extracting(QuestionCluster::language).containsExactly("en", "fr");
    }

    @Test
    void labelsAClusterWithTheMostFrequentForm() {
        ask("fr", "écran cassé");
        ask("fr", "Ecran cassé");
        ask("fr", "l’écran est cassé");

        assertThat(clusters().get(0).keywords()).containsExactly("écran", "cassé");
    }

    @Test
    void leavesQuestionsWithoutKeywordsAlone() {
        ask("en", "???");
        ask("en", "1234");

        assertThat(clusters()).extracting(QuestionCluster::keywords).containsExactly(List.of(), List.of());
    }

    @Test
    void readsTheSubjectToo() {
        ask("en", "Boiler starts at night");
        questions.add(new QuestionText(
                "S", "en", "Boiler at night", "Every day the same!", Instant.EPOCH, Outcome.TICKET, false));

        assertThat(clusters()).extracting(QuestionCluster::size).containsExactly(2);
    }

    @Test
    void countsTheOutcomesOfACluster() {
        questions.add(new QuestionText("A", "en", null, "lamp", Instant.EPOCH, Outcome.TICKET, false));
        questions.add(new QuestionText("B", "en", null, "lamp", Instant.EPOCH, Outcome.DEFLECTED, true));
        questions.add(new QuestionText("C", "en", null, "lamp", Instant.EPOCH, Outcome.ASKED, true));

        assertThat(clusters())
                .extracting(QuestionCluster::outcomes)
                .containsExactly(new QuestionOutcomes(1, 0, 1, 0, 1));
    }

    @Test
    void cutsAnExcerptBetweenCharacters() {
        var excerpt = new QuestionText(
                        "A", "en", null, "a\n\n" + "😀".repeat(300), Instant.EPOCH, Outcome.TICKET, false)
                .excerpt();

        assertThat(excerpt).startsWith("a 😀").endsWith("😀…");
        assertThat(excerpt.codePointCount(0, excerpt.length())).isEqualTo(200);
    }

    private List<QuestionCluster> clusters() {
        return QuestionClusters.of(questions, EXTRACTOR);
    }

    private void ask(String language, String text) {
        questions.add(new QuestionText(
                "Q" + questions.size(),
                language,
                null,
                text,
                Instant.EPOCH.plusSeconds(questions.size()),
                Outcome.TICKET,
                false));
    }
}
