package io.guichet.intake;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.intake.Question.Outcome;
import io.guichet.knowledge.TellingWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How well the questions of {@code docs/search} are grouped: those with the same first answer are about the same. */
class ThemesQualityTest {

    private static final TellingWords COMMON = TellingWords.common();

    /** The answers of the questions by what is asked, brand by brand. */
    private static List<Map<String, String>> questions(String language) throws IOException {
        return Files.readAllLines(Path.of("docs/search/questions.%s.tsv".formatted(language))).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(row -> !row[2].isEmpty())
                .collect(groupingBy(row -> row[0]))
                .values()
                .stream()
                .map(rows -> {
                    var answers = new HashMap<String, String>();
                    rows.forEach(row -> answers.put(row[1], row[2].split("[^a-z0-9-]")[0]));
                    return (Map<String, String>) answers;
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"fr, 0.55, 30", "en, 0.5, 15"})
    void mostQuestionsThatStandTogetherAreAboutTheSame(String language, double share, long least) throws IOException {
        long together = 0;
        long same = 0;
        for (var answers : questions(language)) {
            var asked = new ArrayList<Wording>();
            answers.keySet().stream()
                    .sorted()
                    .forEach(text -> asked.add(new Wording(
                            "Q" + asked.size(), language, null, text, Instant.EPOCH, Outcome.TICKET, false)));
            for (var theme : Themes.of(asked, COMMON)) {
                for (var one : theme.wordings()) {
                    for (var other : theme.wordings()) {
                        if (one.number().compareTo(other.number()) < 0) {
                            together++;
                            same += answers.get(one.text()).equals(answers.get(other.text())) ? 1 : 0;
                        }
                    }
                }
            }
        }

        assertThat((double) same / together).isGreaterThan(share);
        assertThat(same).isGreaterThan(least);
    }
}
