package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.intake.TicketSplitter.SplitPart;
import io.guichet.portal.SplitProposal.SplitChoice;
import io.guichet.problem.BadInput;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

    @Test
    void analysesNoTextOverItsLimit() {
        var question = "Where is the parcel number %d?\n\n";
        var longText = IntStream.range(0, 4_000).mapToObj(question::formatted).collect(Collectors.joining());

        assertThat(SplitProposal.detect(longText.substring(0, 500)).parts()).hasSizeGreaterThan(1);
        assertThat(SplitProposal.detect(longText).parts()).containsExactly(new SplitPart("", longText));
    }

    private static SplitProposal submitted(String word) {
        var parameters = new LinkedMultiValueMap<String, String>();
        parameters.add("_split", word);
        return SplitProposal.of(parameters);
    }
}
