package io.guichet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first message of a customer tells their language. */
class MailLanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "Bonjour, je n'ai pas reçu le colis.|fr",
                "Hello, the parcel has not arrived.|en",
                "Guten Tag, das Paket ist nicht angekommen.|de",
                "Hola, el pedido no ha llegado.|es",
                "Buongiorno, il pacco non è arrivato.|it",
                "Hallo, ik heb het pakket niet ontvangen.|nl",
                "88123|none",
                "OK|none"
            })
    void recognisesTheLanguage(String text, String language) {
        assertThat(MailLanguage.of(text).orElse(null)).isEqualTo(language);
    }
}
