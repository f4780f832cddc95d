package io.guichet.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "=outcome = \"SOLVE\"; SOLVE; true",
                "=outcome = \"SOLVE\"; ASK; false",
                "=outcome = \"SOLVE\"; ; false",
                "=outcome != \"SOLVE\"; ; true",
                "=outcome in (\"SOLVE\", \"ASK\"); ASK; true",
                "=string length(outcome) > 3; SOLVE; true",
                "=string length(outcome) > 3; ; false",
                "=outcome; SOLVE; false"
            })
    void holdsWhenItIsTrueAndOnlyThen(String expression, String outcome, boolean holds) {
        var answers = new HashMap<String, Object>(Map.of());
        answers.put("outcome", outcome);

        assertThat(Condition.read(expression).holds(answers)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "=outcome = \"SOLVE\"; outcome=SOLVE",
                "=outcome = \"A\" or outcome = \"B\"; outcome=A|B",
                "=outcome != \"A\" and outcome != \"B\"; outcome!=A|B",
                "=outcome != \"A\"; outcome!=A",
                "=outcome = \"A\" or other = \"B\"; ",
                "=outcome = \"A\" and outcome = \"B\"; ",
                "=outcome = 1; ",
                "=not(agreed); "
            })
    void oneFieldComparedWithWordsIsSimpleEnoughForTheBrowser(String expression, String simple) {
        assertThat(Condition.read(expression).simple()).isEqualTo(simple);
    }

    @Test
    void reachesNothingOfTheMachine() {
        var expression = "=function(a) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}";

        assertThatThrownBy(() -> Condition.read(expression))
                .isInstanceOf(BrokenForm.class)
                .hasMessageContaining("External functions are disabled");
    }
}
