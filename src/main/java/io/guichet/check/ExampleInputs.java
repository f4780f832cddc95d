package io.guichet.check;

import io.guichet.policy.InputClass;
import java.util.List;
import java.util.Map;

/** Examples of inputs for which a problem occurs, to be formatted in the reader's language. */
record ExampleInputs(List<Map<String, Object>> inputs) {

    private static final int MAX_EXAMPLES = 5;

    static ExampleInputs of(List<InputClass> classes) {
        return new ExampleInputs(
                classes.stream().limit(MAX_EXAMPLES).map(InputClass::example).toList());
    }
}
