package io.guichet.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.form.FormFile.InvalidFormFile;
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
    void evaluatesFeelExpressions(String expression, String outcome, boolean expected) {
        var values = new HashMap<String, Object>(Map.of());
        values.put("outcome", outcome);

        assertThat(Condition.parse(expression).isTrue(values)).isEqualTo(expected);
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
    void translatesSingleFieldComparisonsForTheBrowser(String expression, String browserExpression) {
        assertThat(Condition.parse(expression).toBrowserExpression()).isEqualTo(browserExpression);
    }

    @Test
    void rejectsExternalFunctions() {
        var expression = "=function(a) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}";

        assertThatThrownBy(() -> Condition.parse(expression))
                .isInstanceOf(InvalidFormFile.class)
                .hasMessageContaining("External functions are disabled");
    }
}
