package io.guichet.insight.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.brand.Brands;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of one agent, which a lead may open. */
@DeskTest
class AgentFiguresTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Brands brands;

    @Autowired
    private JdbcClient db;

    private String period;

    @BeforeEach
    void beginsOnASeparateDay() {
        desk.advancesTime(Duration.ofDays(100));
        var day = LocalDate.ofInstant(desk.now(), brands.get("parcels").zone());
        period = "brand=parcels&from=%s&to=%s".formatted(day, day.plusDays(2));
    }

    @Test
    void aLeadOpensTheFiguresOfOneAgentAndThatIsAudited() {
        var number = desk.opensAndAnswers("SOLVE");
        desk.opens("parcels", Map.of());
        var author = db.sql("select author from metric_response where number = :number")
                .param("number", number);
        var lead = HttpBrowser.signedIn(port, "lead");
        lead.get("/insight?" + period);
        var agent = author.query(String.class).single();
        var readings = countReadings(agent);

        var page = lead.get("/insight/agents?lang=en&agent=" + agent + "&" + period);

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("metric=first-response&amp;agent=" + agent);
        assertThat(countReadings(agent)).isEqualTo(readings + 1);
        assertThat(lead.get("/insight/tickets?lang=en&metric=solutions&agent=" + agent + "&" + period)
                        .body())
                .contains("1 in this period", number);
        assertThat(ApiClient.as("lead", port)
                        .get("/api/insight/tickets?metric=solutions&agent=" + agent + "&" + period)
                        .body()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void othersAndLeadsOfOtherBrandsDoNot() {
        for (var path :
                new String[] {"/insight/agents?agent=agent&", "/insight/tickets?metric=solutions&agent=agent&"}) {
            assertThat(HttpBrowser.signedIn(port, "manager").get(path + period).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(ApiClient.as("agent", port)
                        .get("/api/insight/tickets?metric=rated&agent=agent&" + period)
                        .status())
                .isEqualTo(403);
        assertThat(HttpBrowser.signedIn(port, "lead")
                        .get("/insight/agents?agent=manager&" + period)
                        .statusCode())
                .isEqualTo(404);
        assertThat(ApiClient.as("lead", port)
                        .get("/api/insight/tickets?metric=created&agent=agent&" + period)
                        .fields())
                .containsExactly("agent");
    }

    @Test
    void noPageListsAgentsWithFigures() {
        var page = HttpBrowser.signedIn(port, "lead")
                .get("/insight/agents?lang=en&" + period)
                .body();

        assertThat(page).contains("<option value=\"agent\">").doesNotContain("class=\"tiles\"");
    }

    private long countReadings(String agent) {
        return db.sql(
                        "select count(*) from audit where type = 'AGENT_FIGURES_READ' and actor = 'lead' and subject = :agent")
                .param("agent", agent)
                .query(Long.class)
                .single();
    }
}
