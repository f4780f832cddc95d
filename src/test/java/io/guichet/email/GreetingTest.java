package io.guichet.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreetingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bonjour Jules,\n\nOuvrez les réglages.",
                "Bonjour,\nMerci.",
                "\nBonsoir Madame Perrin,",
                "Chère Madame,",
                "Hello!\n\nOpen the settings.",
                "Hi Ada,\n",
                "Good morning Ada,\nThank you.",
                "Dear Ms Lovelace,"
            })
    void recognisesGreetings(String text) {
        assertThat(Greeting.opens(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ouvrez les réglages.",
                "",
                "\n\n",
                "Hidden settings are shown with Ctrl+H.",
                "Good question.",
                "Hi there is nothing to do.",
                "Bonjour, c’est noté, nous avons corrigé le fichier que vous avez envoyé hier et nous vous répondrons demain"
            })
    void recognisesWhatIsNoGreeting(String text) {
        assertThat(Greeting.opens(text)).isFalse();
    }
}
