package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Customers read why a response is due when it is, in the words of the table's row. */
@DeskTest
class CustomerReasonsTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vimeo   | fr | Raison : Free : en général sous 3 jours ouvrés.</p> | usually within",
                "vimeo   | en | Reason: Free: usually within 3 working days.</p> | en général sous",
                "webshop | fr | Raison : Une demande envoyée avant 16 h 00 reçoit presque toujours une réponse le même jour ouvré.</p> | nearly always",
                "webshop | en | Reason: Requests sent before 16:00 are nearly always answered the same working day.</p> | presque toujours"
            })
    void reasonsAreInTheirLanguageWithoutAnalystNotes(String brand, String language, String shown, String hidden) {
        var visitor = new Visitor(port, language);
        var request = visitor.requests(brand, "My picture is dark.", Map.of());

        assertThat(visitor.opens(request))
                .contains(shown)
                .doesNotContain(hidden)
                .doesNotContain("(source", "Assumed", "assumed", "Hypothèse", "hypothèse");
    }
}
