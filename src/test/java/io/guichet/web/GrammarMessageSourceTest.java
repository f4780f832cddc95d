package io.guichet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.text.FrenchNoun;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarMessageSourceTest {

    private static final FrenchNoun HELP_CENTRE = new FrenchNoun("Centre d’aide", "le");

    private final GrammarMessageSource messages = new GrammarMessageSource("messages", "access/messages");

    @ParameterizedTest
    @CsvSource({
        "'Session {0,de}', agent, Session d’agent",
        "'Session {0,de}', lead, Session de lead",
        "'connexion {0,à}', Miro, connexion à Miro",
        "'en tant {0,que}', agent, en tant qu’agent",
        "'{0} {1,choice,0#a|1#{0} b} {0,de}', x, 'x a de x'"
    })
    void putsPrepositionsBeforeTexts(String pattern, String argument, String expected) {
        var format = messages.createMessageFormat(pattern, Locale.FRENCH);

        assertThat(format.format(new Object[] {argument, 0})).isEqualTo(expected);
    }

    @Test
    void contractsTheArticleOfANoun() {
        var format = messages.createMessageFormat("{1} {0,à}, {0,de}, {0}", Locale.FRENCH);

        assertThat(format.format(new Object[] {HELP_CENTRE, "connexion"}))
                .isEqualTo("connexion au Centre d’aide, du Centre d’aide, Centre d’aide");
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST_RESPONSE, MET, tenue",
        "RESOLUTION, MISSED, dépassée",
        "SPECIALIST, MISSED, dépassé",
        "DEVELOPER, MET, tenu"
    })
    void agreesWithTheGenderOfATarget(String target, String state, String expected) {
        var gender = messages.getMessage("clock.target.gender." + target, null, Locale.FRENCH);

        assertThat(messages.getMessage("clock.state." + state, new Object[] {gender}, Locale.FRENCH))
                .isEqualTo(expected);
    }

    @Test
    void leavesOtherLanguagesAlone() {
        assertThat(messages.getMessage("common.signed-in-as", new Object[] {"agent"}, Locale.ENGLISH))
                .isEqualTo("Signed in as agent");
        assertThat(messages.getMessage("clock.state.MET", new Object[] {"n"}, Locale.ENGLISH))
                .isEqualTo("met");
        assertThat(messages.getMessage("portal.front.demo-user.agent-of", new Object[] {HELP_CENTRE}, Locale.ENGLISH))
                .isEqualTo("answers tickets of Centre d’aide only");
    }
}
