package io.guichet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrenchNounTest {

    @ParameterizedTest
    @CsvSource({
        "le, Centre d’aide, du Centre d’aide, au Centre d’aide",
        "la, Boutique en ligne, de la Boutique en ligne, à la Boutique en ligne",
        "l’, équipe, de l’équipe, à l’équipe",
        "les, équipes, des équipes, aux équipes",
        ", Miro, de Miro, à Miro",
        ", agent, d’agent, à agent",
        ", Émilie, d’Émilie, à Émilie",
        ", œuvre, d’œuvre, à œuvre",
        ", 11, de 11, à 11",
        ", onze, de onze, à onze",
        ", Hugo, de Hugo, à Hugo",
        ", '', 'de ', 'à '"
    })
    void contractsAndElides(String article, String words, String de, String a) {
        var noun = new FrenchNoun(words, article);

        assertThat(noun.withDe()).isEqualTo(de);
        assertThat(noun.withA()).isEqualTo(a);
    }

    @ParameterizedTest
    @CsvSource({"agent, qu’agent", "spécialiste, que spécialiste", "Enterprise, qu’Enterprise"})
    void elidesQue(String words, String expected) {
        assertThat(FrenchNoun.of(words).withQue()).isEqualTo(expected);
    }
}
