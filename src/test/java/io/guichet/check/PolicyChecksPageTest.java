package io.guichet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of findings. */
@DeskTest
class PolicyChecksPageTest {

    @LocalServerPort
    private int port;

    @Test
    void showsFindingsWithTheirRows() {
        assertThat(page("agent", "/desk/policy-checks?brand=zoom&lang=en"))
                .contains("Business has a first response target, but no channel is published.", "Warning")
                .contains(
                        "The page gives Business response times but no channel; it is treated like Enterprise."
                                + " Assumed.",
                        "hours_business");
    }

    @Test
    void showsAnEmptyState() {
        assertThat(page("agent", "/desk/policy-checks?brand=webshop&lang=fr")).contains("Aucun constat");
    }

    @Test
    void isLinkedFromThePromisePage() {
        assertThat(page("agent", "/desk/sla-preview?brand=zoom")).contains("href=\"/desk/policy-checks?brand=zoom\"");
    }

    @Test
    void isHiddenFromStaffOfOtherBrands() {
        var browser = HttpBrowser.signedIn(port, "agent-helpcenter");

        assertThat(browser.get("/desk/policy-checks?brand=zoom").statusCode()).isEqualTo(404);
        assertThat(browser.get("/desk/policy-checks").body()).doesNotContain("brand=zoom");
    }

    private String page(String user, String path) {
        var browser = HttpBrowser.signedIn(port, user);
        return browser.get(path).body();
    }
}
