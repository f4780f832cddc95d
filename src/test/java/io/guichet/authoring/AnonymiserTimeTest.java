package io.guichet.authoring;

import io.guichet.HostileText;
import io.guichet.LinearTime;
import io.guichet.text.TextRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnonymiserTimeTest {

    private static final Anonymiser ANONYMISER = new Anonymiser(List.of("Ada Lovelace", "Wwwwwwwww", "e"));

    @ParameterizedTest
    @EnumSource
    void anonymisesInLinearTime(HostileText shape) {
        LinearTime.assertLinear(shape, TextRule.BODY.maxLength(), ANONYMISER::anonymise);
    }
}
