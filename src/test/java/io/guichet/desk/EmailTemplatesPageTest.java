package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.email.EmailTemplate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Previews of e-mails over HTTP. */
@DeskTest
class EmailTemplatesPageTest {

    private static final String PAGE = "/desk/email-templates";

    @Autowired
    private Desk desk;

    @LocalServerPort
    private int port;

    private HttpBrowser agent;
    private String number;

    @BeforeEach
    void signsInAndOpensATicket() {
        agent = HttpBrowser.signedIn(port, "agent");
        number = desk.opens("parcels", Map.of());
        desk.customerWrites(number, "Where is my <b>parcel</b>?");
    }

    @ParameterizedTest
    @EnumSource(EmailTemplate.class)
    void showsEveryTemplateWithATicketsData(EmailTemplate template) {
        var query = "?brand=parcels&language=en&template=%s&number=%s".formatted(template.id(), number);
        var page = agent.get(PAGE + query);
        var html = agent.get(PAGE + "/html" + query);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("key=", "{{");
        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.body()).contains("<html lang=\"en\">").doesNotContain("key=", "<b>parcel", "{{");
        assertThat(html.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("sandbox", "default-src 'none'"));
    }

    @Test
    void showsTheTicketsMessages() {
        assertThat(agent.get(PAGE + "/html?brand=parcels&language=en&template=reply&number=" + number)
                        .body())
                .contains("Where is my &lt;b&gt;parcel&lt;/b&gt;?");
    }

    @Test
    void refusesTicketsOfOthersAndUnknownTemplates() {
        assertThat(agent.get(PAGE + "?brand=parcels&number=XX-1").body()).contains("no such ticket");
        assertThat(agent.get(PAGE + "?brand=zoom&number=" + number).body()).contains("no such ticket");
        assertThat(agent.get(PAGE + "/html?brand=parcels&language=en&template=nothing")
                        .statusCode())
                .isEqualTo(404);
        assertThat(HttpBrowser.signedIn(port, "agent-zoom")
                        .get(PAGE + "?brand=parcels")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void saysThatTheUserHasNoAddress() {
        var sent = agent.submitForm(
                PAGE + "?brand=parcels&template=reply&language=en",
                PAGE + "/test",
                "brand=parcels&template=reply&language=en&number=");

        assertThat(sent.statusCode()).isEqualTo(302);
        var location = sent.headers().firstValue("Location").orElseThrow();
        assertThat(agent.get(location.substring(location.indexOf("/desk"))).body())
                .contains("no email address");
    }
}
