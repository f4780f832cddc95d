package io.guichet.intake;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.intake.Question.Outcome;
import io.guichet.knowledge.SearchQuality;
import io.guichet.knowledge.SearchQuality.Judged;
import io.guichet.knowledge.TellingWords;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How well the questions of {@code docs/search} are grouped: those with the same best answer are about the same. */
class ThemesQualityTest {

    private static final TellingWords COMMON = TellingWords.common();

    @ParameterizedTest
    @CsvSource({"fr, 0.55, 30", "en, 0.5, 15"})
    void mostQuestionsThatStandTogetherAreAboutTheSame(String language, double share, long least) throws IOException {
        var brands = SearchQuality.judged(language).stream()
                .filter(question -> !question.grades().isEmpty())
                .sorted(comparing(Judged::text))
                .collect(groupingBy(Judged::brand));
        long together = 0;
        long same = 0;
        for (var questions : brands.values()) {
            var answers = new HashMap<String, String>();
            var asked = new ArrayList<Wording>();
            for (var question : questions) {
                var number = "Q" + asked.size();
                answers.put(number, question.grades().keySet().iterator().next());
                asked.add(new Wording(number, language, null, question.text(), Instant.EPOCH, Outcome.TICKET, false));
            }
            for (var pair : pairs(Themes.of(asked, COMMON))) {
                together++;
                same += pair.stream().map(answers::get).distinct().count() == 1 ? 1 : 0;
            }
        }

        assertThat((double) same / together).isGreaterThan(share);
        assertThat(same).isGreaterThan(least);
    }

    /** The numbers of any two questions of one group. */
    private static List<List<String>> pairs(List<Theme> themes) {
        var pairs = new ArrayList<List<String>>();
        for (var theme : themes) {
            var numbers = theme.wordings().stream().map(Wording::number).toList();
            for (int one = 0; one < numbers.size(); one++) {
                for (int other = 0; other < one; other++) {
                    pairs.add(List.of(numbers.get(one), numbers.get(other)));
                }
            }
        }
        return pairs;
    }
}
