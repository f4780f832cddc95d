package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Why an answer is due then, in the words of a row, as its customer reads it. */
@DeskTest
class RowsForCustomersTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vimeo   | fr | Motif : Free : en général sous 3 jours ouvrés.</p> | usually within",
                "vimeo   | en | Because: Free: usually within 3 working days.</p> | en général sous",
                "webshop | fr | Motif : Envoyée avant 16 h 00, une demande reçoit presque toujours une réponse le même jour ouvré.</p> | nearly always",
                "webshop | en | Because: Sent before 16:00, nearly always answered the same working day.</p> | presque toujours"
            })
    void areInTheirLanguageWithoutWhatIsForAnalysts(String brand, String language, String said, String unsaid) {
        var visitor = new Visitor(port, language);
        var request = visitor.requests(brand, "My picture is dark.", Map.of());

        assertThat(visitor.opens(request))
                .contains(said)
                .doesNotContain(unsaid)
                .doesNotContain("(source", "Assumed", "assumed", "Hypothèse", "hypothèse");
    }
}
