package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The opening-hours page with its reasons. */
@DeskTest
class HoursPageTest {

    private static final String WEBSHOP =
            "/desk/hours?brand=webshop&calendar=working-time&from=2059-07-20&to=2059-07-26";

    @LocalServerPort
    private int port;

    private HttpBrowser agent;

    @BeforeEach
    void signsInAsAgent() {
        agent = HttpBrowser.signedIn(port, "agent");
        agent.get("/desk/hours?lang=en");
    }

    @Test
    void keepsTheChosenDate() {
        assertThat(opens(WEBSHOP)).containsPattern("<input type=\"date\"[^>]*value=\"2059-07-20\"");
    }

    @Test
    void listsIntervalsWithHolidayNamesAndDecisionRow() {
        assertThat(opens(WEBSHOP))
                .contains("aria-current=\"true\">Working time<", "value=\"2059-07-20\"")
                .contains("Monday to Friday 08:30–17:30, Saturday 09:00–12:00", ">36 h<")
                .contains("support-hours, version 1, row hours_working_time")
                .containsSubsequence(
                        "Sun 20 Jul 2059 00:00",
                        "Mon 21 Jul 2059 00:00",
                        ">closed<",
                        "Mon 21 Jul 2059 00:00",
                        "Tue 22 Jul 2059 00:00",
                        ">public holiday: National Day<",
                        "Tue 22 Jul 2059 08:30",
                        "Tue 22 Jul 2059 17:30",
                        "data-open=\"true\">open<",
                        ">9 h<")
                .contains("Times in Central European Time.");
    }

    @Test
    void rendersInFrench() {
        assertThat(opens(WEBSHOP + "&lang=fr"))
                .contains("Horaires d’ouverture", ">Temps de travail<", ">jour férié : Fête Nationale<", ">fermé<")
                .contains("Heures affichées : ");
    }

    @Test
    void showsTimesInBothZones() {
        assertThat(
                        opens(
                                "/desk/hours?brand=vimeo&channel=phone&plan=enterprise&region=americas&from=2059-03-12&to=2059-03-13"))
                .contains("Times in Eastern Time; below each, in Central European Time.")
                .containsSubsequence("Wed 12 Mar 2059 09:00", "Wed 12 Mar 2059 14:00", ">open<", ">12 h<")
                .contains("selected=\"selected\">Enterprise<");
    }

    @Test
    void keepsTheQueryWhenTheChannelChanges() {
        assertThat(opens("/desk/hours?brand=vimeo&channel=phone&plan=enterprise&from=2059-03-12&to=2059-03-13"))
                .contains(
                        "href=\"?brand=vimeo&amp;channel=chat&amp;from=2059-03-12&amp;plan=enterprise&amp;to=2059-03-13\"")
                .contains(
                        "href=\"?brand=vimeo&amp;calendar=silver-business-hours&amp;from=2059-03-12&amp;plan=enterprise&amp;to=2059-03-13\"")
                .contains("<input type=\"hidden\" name=\"channel\" value=\"phone\">");
    }

    @Test
    void showsThatAChannelIsNotOffered() {
        assertThat(opens("/desk/hours?brand=zoom&channel=phone&plan=pro"))
                .contains("Not available for these attributes.", "support-hours, version 1, row hours_none")
                .doesNotContain("id=\"intervals\"");
    }

    @Test
    void showsProblemsBesideTheirFields() {
        var answer = agent.get("/desk/hours?brand=zoom&calendar=fax&plan=gold&from=2059-03-12&to=2059-03-12");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("href=\"#field-plan\"", "id=\"problem-plan\">“gold” is not a valid value")
                .contains("href=\"#field-channel\"", "“fax” is not a known schedule", "id=\"field-channel\"")
                .contains("href=\"#field-to\"", "id=\"problem-to\">“2059-03-12” is not a date after the first")
                .contains("id=\"field-from\" name=\"from\" value=\"2059-03-12\"")
                .doesNotContain("id=\"result\"", "??");
    }

    @Test
    void keepsTheChoiceWhenADateIsInvalid() {
        var answer = agent.get("/desk/hours?brand=webshop&calendar=working-time&from=soon");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("aria-current=\"true\">Working time<", "name=\"calendar\" value=\"working-time\"")
                .contains("“soon” is not a date", "name=\"from\" value=\"soon\"");
    }

    @Test
    void answers404ForOtherBrands() {
        var stranger = HttpBrowser.signedIn(port, "agent-helpcenter");

        assertThat(stranger.get("/desk/hours?brand=zoom").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/desk/hours").body())
                .contains("name=\"brand\" value=\"helpcenter\"")
                .doesNotContain("Vimeo");
        assertThat(HttpBrowser.anonymous(port).get("/desk/hours").statusCode()).isEqualTo(302);
    }

    @Test
    void isLinkedFromTheSlaPreview() {
        assertThat(opens("/desk/sla-preview?brand=zoom")).contains("href=\"/desk/hours?brand=zoom\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"helpcenter", "miro", "vimeo", "webshop", "zoom", "parcels"})
    void rendersTheHoursOfEveryBrandInBothLanguages(String brand) {
        for (var language : new String[] {"en", "fr"}) {
            assertThat(opens("/desk/hours?brand=%s&lang=%s".formatted(brand, language)))
                    .contains("<html lang=\"" + language + "\"", "id=\"intervals\"")
                    .doesNotContain("??", " style=\"", " onclick=");
        }
    }

    private String opens(String path) {
        var answer = agent.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().replace('\u00a0', ' ');
    }
}
