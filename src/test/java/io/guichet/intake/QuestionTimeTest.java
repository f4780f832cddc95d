package io.guichet.intake;

import io.guichet.HostileText;
import io.guichet.LinearTime;
import io.guichet.text.TextRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionTimeTest {

    private static final int LENGTH = TextRule.BODY.maxLength();

    @ParameterizedTest
    @EnumSource
    void findsQuestionsInLinearTime(HostileText shape) {
        LinearTime.assertLinear(shape, LENGTH, QuestionDetector::questionTexts);
    }

    @ParameterizedTest
    @EnumSource
    void splitsATextInLinearTime(HostileText shape) {
        LinearTime.assertLinear(shape, LENGTH, QuestionSplitter::split);
    }

    @ParameterizedTest
    @EnumSource
    void derivesASubjectInLinearTime(HostileText shape) {
        LinearTime.assertLinear(shape, LENGTH, DefaultSubject::of);
    }
}
