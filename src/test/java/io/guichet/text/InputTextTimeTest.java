package io.guichet.text;

import io.guichet.HostileText;
import io.guichet.LinearTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InputTextTimeTest {

    private static final int LENGTH = 300_000;

    @ParameterizedTest
    @EnumSource
    void cleansInLinearTime(HostileText shape) {
        LinearTime.assertLinear(shape, LENGTH, InputText::clean);
    }

    @ParameterizedTest
    @EnumSource
    void appliesARuleInLinearTime(HostileText shape) {
        LinearTime.assertLinear(shape, LENGTH, text -> TextRule.lines(LENGTH).errors("body", text));
    }

    @ParameterizedTest
    @EnumSource
    void putsATextOnOneLineInLinearTime(HostileText shape) {
        LinearTime.assertLinear(shape, LENGTH, InputText::onOneLine);
    }

    @ParameterizedTest
    @EnumSource
    void readsAnAddressInLinearTime(HostileText shape) {
        LinearTime.assertLinear(shape, LENGTH, EmailAddress::canonical);
    }
}
