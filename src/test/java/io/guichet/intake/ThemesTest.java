package io.guichet.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.intake.Question.Outcome;
import io.guichet.knowledge.TellingWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which questions are about the same, and what they are called. */
class ThemesTest {

    private static final TellingWords COMMON = TellingWords.common();

    private final List<Wording> asked = new ArrayList<>();

    @Test
    void questionsThatShareTheirTellingWordsStandTogetherTheLargestGroupFirst() {
        asks("en", "Where do I find the serial number of my thermostat?");
        asks("en", "My lamp flickers in the evening");
        asks("en", "the lamp is flickering");
        asks("en", "Flickering lamps: what can I do?");
        asks("en", "Can I pair two chimes?");

        var themes = themes();

        assertThat(themes).extracting(Theme::size).containsExactly(3, 1, 1);
        assertThat(themes.get(0).words()).containsExactlyInAnyOrder("lamp", "flickers");
        assertThat(themes.get(1).words()).containsExactly("pair", "two", "chimes");
    }

    @Test
    void wordsThatMeanTheSameOrComeFromOneAnotherStandForEachOther() {
        asks("fr", "Avez-vous une application mobile ?");
        asks("fr", "appli iphone disponible ?");
        asks("fr", "Je cherche votre application pour Android");
        asks("fr", "Mon imprimante n’est pas reconnue");
        asks("fr", "impossible d’imprimer les étiquettes");

        var themes = themes();

        assertThat(themes).extracting(Theme::size).containsExactly(3, 2);
        assertThat(themes).extracting(Theme::words).containsExactly(List.of("application"), List.of("imprimer"));
    }

    @Test
    void questionsThatOnlyAThirdOneLinksAreNotAboutTheSame() {
        asks("en", "Can I cancel my order?");
        asks("en", "cancel order");
        asks("en", "I cannot pay my order");
        asks("en", "pay by instalments");
        asks("en", "Can I pay in monthly instalments?");

        assertThat(themes()).extracting(Theme::size).containsExactly(3, 2);
    }

    @Test
    void aWordThatEverybodySaysLinksNobody() {
        for (var thing : "lamp boiler chime bridge gauge doorbell window invoice password router".split(" ")) {
            asks("en", "thermostat " + thing + " 1 x" + thing);
        }

        assertThat(themes()).hasSize(10);
    }

    @Test
    void languagesStandApart() {
        asks("fr", "installation thermostat");
        asks("en", "installation thermostat");

        assertThat(themes()).extracting(Theme::language).containsExactly("en", "fr");
    }

    @Test
    void aGroupIsCalledByTheFormThatWasWrittenMostOften() {
        asks("fr", "écran cassé");
        asks("fr", "Ecran cassé");
        asks("fr", "l’écran est cassé");

        assertThat(themes().get(0).words()).containsExactly("écran", "cassé");
    }

    @Test
    void whatSaysNothingStandsAlone() {
        asks("en", "???");
        asks("en", "1234");

        assertThat(themes()).extracting(Theme::words).containsExactly(List.of(), List.of());
    }

    @Test
    void aRequestIsAboutWhatItsSubjectSaysToo() {
        asks("en", "Boiler starts at night");
        asked.add(
                new Wording("S", "en", "Boiler at night", "Every day the same!", Instant.EPOCH, Outcome.TICKET, false));

        assertThat(themes()).extracting(Theme::size).containsExactly(2);
    }

    @Test
    void itsQuestionsEndedEachInItsWay() {
        asked.add(new Wording("A", "en", null, "lamp", Instant.EPOCH, Outcome.TICKET, false));
        asked.add(new Wording("B", "en", null, "lamp", Instant.EPOCH, Outcome.DEFLECTED, true));
        asked.add(new Wording("C", "en", null, "lamp", Instant.EPOCH, Outcome.ASKED, true));

        assertThat(themes()).extracting(Theme::ends).containsExactly(new Ends(1, 0, 1, 0, 1));
    }

    @Test
    void aLongTextIsShownOnOneLineAndCutBetweenCharacters() {
        var shown =
                new Wording("A", "en", null, "a\n\n" + "😀".repeat(300), Instant.EPOCH, Outcome.TICKET, false).shown();

        assertThat(shown).startsWith("a 😀").endsWith("😀…");
        assertThat(shown.codePointCount(0, shown.length())).isEqualTo(200);
    }

    private List<Theme> themes() {
        return Themes.of(asked, COMMON);
    }

    private void asks(String language, String text) {
        asked.add(new Wording(
                "Q" + asked.size(),
                language,
                null,
                text,
                Instant.EPOCH.plusSeconds(asked.size()),
                Outcome.TICKET,
                false));
    }
}
