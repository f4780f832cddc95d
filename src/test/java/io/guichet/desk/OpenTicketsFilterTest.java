package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The list of all tickets that are neither solved nor closed, and lists without restricted tickets. */
@DeskTest
@Tag("h2")
class OpenTicketsFilterTest {

    @Autowired
    private Desk desk;

    @LocalServerPort
    private int port;

    private ApiClient admin;

    @BeforeEach
    void signsIn() {
        admin = ApiClient.as("admin", port);
    }

    @Test
    void listsTicketsOfAllStatusesThatAreOpen() {
        var open = desk.opens("parcels", Map.of());
        var escalated = desk.opensAndAnswers("ESCALATE_SPECIALIST");
        var solved = desk.opensAndAnswers("SOLVE");
        var closed = desk.opens("parcels", Map.of());
        desk.withdraws(closed);

        assertThat(numbers("status=OPEN&brand=parcels&sort=-created&limit=200"))
                .contains(open, escalated)
                .doesNotContain(solved, closed);
        assertThat(HttpBrowser.signedIn(port, "agent")
                        .get("/desk/tickets?lang=en&status=OPEN")
                        .body())
                .contains("<option value=\"OPEN\" selected=\"selected\">All open ones</option>");
    }

    @Test
    void leavesRestrictedTicketsOut() {
        var restricted = desk.opens("vimeo", Map.of("requestType", "vulnerability", "plan", "free"));
        var open = desk.opens("vimeo", Map.of("requestType", "question", "plan", "pro"));

        assertThat(numbers("brand=vimeo&sort=-created&limit=200")).contains(restricted, open);
        assertThat(numbers("brand=vimeo&sort=-created&limit=200&restricted=false"))
                .contains(open)
                .doesNotContain(restricted);
        assertThat(numbers("brand=vimeo&sort=-created&limit=200&restricted=true"))
                .contains(restricted)
                .doesNotContain(open);
        assertThat(admin.get("/api/tickets?restricted=maybe").status()).isEqualTo(400);
    }

    @Test
    void leavesRestrictedTicketsWithAWordOut() {
        var open = desk.opens("vimeo", Map.of("requestType", "question", "plan", "pro"));
        var restricted = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            desk.advancesTime(Duration.ofSeconds(1));
            restricted.add(desk.opens("vimeo", Map.of("requestType", "vulnerability", "plan", "free")));
        }
        desk.notes(open, "A quokka");
        restricted.forEach(number -> desk.notes(number, "A quokka"));

        assertThat(numbers("q=quokka&sort=-created&limit=1&restricted=false")).containsExactly(open);
        assertThat(numbers("q=quokka&restricted=true")).containsExactlyInAnyOrderElementsOf(restricted);
    }

    private List<String> numbers(String query) {
        return admin.get("/api/tickets?" + query).body().path("items").findValuesAsText("number");
    }
}
