package io.guichet.insight.question;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.insight.question.QuestionClusters.QuestionCluster;
import io.guichet.insight.question.QuestionTexts.QuestionText;
import io.guichet.intake.Question.Outcome;
import io.guichet.knowledge.search.KeywordExtractor;
import io.guichet.knowledge.search.SearchQuality;
import io.guichet.knowledge.search.SearchQuality.JudgedQuestion;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quality of the clusters of {@code docs/search}: questions with the same best answer belong together. */
class QuestionClustersQualityTest {

    private static final KeywordExtractor EXTRACTOR = KeywordExtractor.common();

    @ParameterizedTest
    @CsvSource({"fr, 0.55, 30", "en, 0.5, 15"})
    void clustersMostlyQuestionsWithTheSameAnswer(String language, double share, long minimum) throws IOException {
        var brands = SearchQuality.judgedQuestions(language).stream()
                .filter(question -> !question.grades().isEmpty())
                .sorted(comparing(JudgedQuestion::text))
                .collect(groupingBy(JudgedQuestion::brand));
        long pairCount = 0;
        long correctCount = 0;
        for (var questions : brands.values()) {
            var answers = new HashMap<String, String>();
            var texts = new ArrayList<QuestionText>();
            for (var question : questions) {
                var number = "Q" + texts.size();
                answers.put(number, question.grades().keySet().iterator().next());
                texts.add(new QuestionText(
                        number, language, null, question.text(), Instant.EPOCH, Outcome.TICKET, false));
            }
            for (var pair : pairs(QuestionClusters.of(texts, EXTRACTOR))) {
                pairCount++;
                correctCount += pair.stream().map(answers::get).distinct().count() == 1 ? 1 : 0;
            }
        }

        assertThat((double) correctCount / pairCount).isGreaterThan(share);
        assertThat(correctCount).isGreaterThan(minimum);
    }

    /** All pairs of numbers within a cluster. */
    private static List<List<String>> pairs(List<QuestionCluster> clusters) {
        var pairs = new ArrayList<List<String>>();
        for (var cluster : clusters) {
            var numbers = cluster.questions().stream().map(QuestionText::number).toList();
            for (int one = 0; one < numbers.size(); one++) {
                for (int other = 0; other < one; other++) {
                    pairs.add(List.of(numbers.get(one), numbers.get(other)));
                }
            }
        }
        return pairs;
    }
}
