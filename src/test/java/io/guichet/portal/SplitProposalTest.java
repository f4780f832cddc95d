package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.portal.SplitProposal.SplitChoice;
import io.guichet.problem.BadInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;

class SplitProposalTest {

    @ParameterizedTest
    @CsvSource({"split, SPLIT", "together, KEEP_TOGETHER", "edit, EDIT", "sign-in, SIGN_IN", "'', UNDECIDED"})
    void readsTheChoice(String word, SplitChoice choice) {
        assertThat(submitted(word).choice()).isEqualTo(choice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"divide", "SPLIT", " split"})
    void refusesAnUnknownChoice(String word) {
        assertThatThrownBy(() -> submitted(word)).isInstanceOf(BadInput.class).hasMessageContaining("_split");
    }

    private static SplitProposal submitted(String word) {
        var parameters = new LinkedMultiValueMap<String, String>();
        parameters.add("_split", word);
        return SplitProposal.of(parameters);
    }
}
