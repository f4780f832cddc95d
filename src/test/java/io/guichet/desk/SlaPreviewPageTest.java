package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.engine.BrokenTable;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The SLA preview of staff. */
@DeskTest
class SlaPreviewPageTest {

    @Autowired
    private RepositoryService repository;

    private static final String SILVER =
            "/desk/sla-preview?brand=vimeo&plan=enterprise&package=silver&severity=important";

    @LocalServerPort
    private int port;

    private HttpBrowser agent;

    @BeforeEach
    void signsInAsAgent() {
        agent = HttpBrowser.signedIn(port, "agent");
        agent.get("/desk/sla-preview?lang=en");
    }

    @Test
    void showsDueDatesInBothZonesWithDecisionRows() {
        assertThat(opens(SILVER + "&receivedAt=2059-03-07T19:00"))
                .contains("3 hours of business time", "Monday to Friday 09:00–21:00")
                .contains("Mon 10 Mar 2059 10:00", "Eastern Time", "Mon 10 Mar 2059 15:00 Central European")
                .contains("Enterprise silver, important, in business hours")
                .contains("targets, version 1, row target_first_silver_important")
                .contains(
                        "entitlement, version 1, row ", "priority, version 1, row ", "support-hours, version 1, row ");
    }

    @Test
    void listsCountedAndSkippedIntervals() {
        assertThat(opens(SILVER + "&receivedAt=2059-03-07T19:00"))
                .containsSubsequence(
                        "Fri 7 Mar 2059 19:00",
                        "Fri 7 Mar 2059 21:00",
                        "counted",
                        ">open<",
                        ">2 h<",
                        "skipped",
                        ">closed<")
                .containsSubsequence("skipped", "Mon 10 Mar 2059 09:00", "Mon 10 Mar 2059 10:00", "counted", ">1 h<");
    }

    @Test
    void showsAllTargetsWithTheirStopEvents() {
        assertThat(opens("/desk/sla-preview?brand=zoom&plan=pro&impact=down"))
                .contains("First response", "Next response", "Resolution", "Claim", "Specialist", "Developer")
                .contains("guaranteed", "no target", ">registered<", ">solved<", ">P1<");
    }

    @Test
    void showsTheRouteOfARedirectedRequest() {
        assertThat(opens("/desk/sla-preview?brand=miro&plan=free"))
                .contains("Community", "https://community.miro.com", "entitlement, version 1, row ")
                .doesNotContain("id=\"targets\"");
    }

    @Test
    void acceptsAttributesThatNoTableReads() {
        assertThat(opens("/desk/sla-preview?brand=webshop&channel=phone")).contains("Contact form");
        assertThat(opens("/desk/sla-preview?brand=parcels&severity=urgent"))
                .containsPattern("<details class=\"more-attributes\" open=\"open\">")
                .contains("selected=\"selected\">Urgent<", "4 hours of calendar time");
    }

    @Test
    void showsAnUnknownPlanBesideItsField() {
        var answer = agent.get("/desk/sla-preview?brand=zoom&plan=gold&impact=down&receivedAt=2059-03-07T19:00");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("href=\"#field-plan\"", "id=\"problem-plan\">“gold” is not a valid value")
                .contains("selected=\"selected\">Service down<", "value=\"2059-03-07T19:00\"")
                .doesNotContain("id=\"targets\"");
    }

    @Test
    void reportsAGapWithTableAndValues() {
        try (var gap = BrokenTable.withGap(repository)) {
            var answer = agent.get("/desk/sla-preview?brand=parcels&plan=unheard-of&impact=down");

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("No matching row", "No row of parcels/entitlement matches")
                    .contains("impact=down", "plan=unheard-of", "selected=\"selected\">Unheard of<");
        }
    }

    @Test
    void answers404ForOtherBrands() {
        var stranger = HttpBrowser.signedIn(port, "agent-helpcenter");

        assertThat(stranger.get("/desk/sla-preview?brand=parcels").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/desk/sla-preview?brand=nobody").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/desk/sla-preview").body())
                .contains("name=\"brand\" value=\"helpcenter\"")
                .doesNotContain("parcels", "Vimeo");
        assertThat(HttpBrowser.anonymous(port).get("/desk/sla-preview").statusCode())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"helpcenter", "miro", "vimeo", "webshop", "zoom", "parcels"})
    void rendersEveryBrandInBothLanguages(String brand) {
        for (var language : new String[] {"en", "fr"}) {
            assertThat(opens("/desk/sla-preview?brand=%s&lang=%s".formatted(brand, language)))
                    .contains("<html lang=\"" + language + "\"", "aria-current=\"page\"")
                    .doesNotContain("??", " style=\"", " onclick=");
        }
    }

    private String opens(String path) {
        var answer = agent.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().replace('\u00a0', ' ');
    }
}
