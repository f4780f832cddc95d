package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Chromium;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.Wcag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The staff pages that no journey in the browser visits: on phone and desktop, light and dark. */
@DeskTest
class StaffAccessibilityTest {

    @Autowired
    private Desk desk;

    @LocalServerPort
    private int port;

    @Test
    void allPagesConform() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.customerWrites(number, "One thing more.");
        desk.replies(number, "We look.");
        var ticket = "/desk/tickets/" + number;
        var message = ticket + "/messages/" + desk.newestMessageId(number);
        var macro = ApiClient.as("agent", port)
                .post(
                        "/api/brands/parcels/macros",
                        Map.of("name", "Page " + UUID.randomUUID(), "language", "en", "body", "B", "scope", "BRAND"));
        try (var chromium = Chromium.at(port)) {
            var window = chromium.window("fr");
            window.signsIn("admin");
            for (var path : List.of(
                    "/desk/tickets",
                    "/desk/emails",
                    "/desk/email-templates?brand=parcels&language=fr",
                    "/desk/mail",
                    "/desk/macros?brand=parcels",
                    "/desk/macros/parcels/" + macro.body().path("id").asLong(),
                    "/desk/absences",
                    "/desk/hours",
                    "/desk/sla-preview",
                    "/desk/policy-checks",
                    "/desk/incidents",
                    "/desk/users",
                    "/desk/account",
                    "/desk/audit",
                    "/desk/synonyms",
                    "/desk/unanswered",
                    "/desk/notifications",
                    "/desk/notifications/settings",
                    ticket + "/assignee",
                    ticket + "/override",
                    ticket + "/split",
                    message + "/forward",
                    message + "/internal",
                    message + "/redact",
                    "/desk/tickets/none")) {
                window.opens(path);
                Wcag.assertConforms(window.page());
            }
            window.consoleErrors().removeIf(error -> error.contains("/desk/tickets/none"));
            assertThat(window.consoleErrors()).isEmpty();
        }
    }
}
