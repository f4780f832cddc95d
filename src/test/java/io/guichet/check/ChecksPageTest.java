package io.guichet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Browser;
import io.guichet.DeskTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the tables leave open, as staff read it. */
@DeskTest
class ChecksPageTest {

    @LocalServerPort
    private int port;

    @Test
    void showsWhatWasFoundWithTheTextOfTheRows() {
        assertThat(page("agent", "/desk/policy-checks?brand=zoom&lang=en"))
                .contains("Business is promised a first response, but no channel is published.", "Warning")
                .contains("Assumed: the page gives Business response times but no channel", "hours_business");
    }

    @Test
    void saysSoWhereNothingWasFound() {
        assertThat(page("agent", "/desk/policy-checks?brand=webshop&lang=fr")).contains("Rien n’a été trouvé");
    }

    @Test
    void isReachedFromThePromises() {
        assertThat(page("agent", "/desk/promise?brand=zoom")).contains("href=\"/desk/policy-checks?brand=zoom\"");
    }

    @Test
    void whoDoesNotServeABrandDoesNotReadItsChecks() {
        var stranger = Browser.signedIn(port, "agent-helpcenter");

        assertThat(stranger.get("/desk/policy-checks?brand=zoom").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/desk/policy-checks").body()).doesNotContain("brand=zoom");
    }

    private String page(String who, String path) {
        var browser = Browser.signedIn(port, who);
        return browser.get(path).body();
    }
}
