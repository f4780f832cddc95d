package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import io.guichet.StatementRecorder;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.email.Outbox;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Response times, priorities and channels by the contract of the signed-in customer. */
@DeskTest
@Tag("h2")
class MyPromiseTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Customers customers;

    @Autowired
    private Brands brands;

    @Autowired
    private Outbox outbox;

    @Autowired
    private StatementRecorder statements;

    private final String email = UUID.randomUUID() + "@example.org";

    private Visitor visitor;

    @BeforeEach
    void createsAVisitor() {
        visitor = new Visitor(port, "en");
    }

    @Test
    void aZoomBusinessCustomerReadsTheirOwnPromise() {
        signsIn("zoom", "business", null, null);

        assertThat(visitor.opens("/zoom/promise"))
                .contains("With your plan: Business.", "We confirm within 24 hours that your request is registered")
                .doesNotContain("not offered in this case");
        assertThat(visitor.opens("/zoom/promise?impact=down"))
                .contains(
                        "We confirm within 1 hour",
                        "Priority: urgent (priority 1). Service down or critically impacted");
        visitor.asks("zoom", "The meeting ends at once.");
        assertThat(visitor.page()).contains("With your plan: Business.", "Phone, United States");
        assertThat(visitor.opens(visitor.location() + "/contact"))
                .contains("With your plan: Business.", "We confirm within 24 hours");
    }

    @Test
    void anEnterpriseSilverCustomerReadsBusinessHours() {
        signsIn("vimeo", "enterprise", "silver", "europe");

        assertThat(visitor.opens("/vimeo/promise")).contains("within 6 hours of working time");
        visitor.asks("vimeo", "The video stops.");
        assertThat(visitor.page())
                .contains("You will get an answer within 6 hours of working time", "Phone, with your PIN")
                .doesNotContain("3 working days", "Sign in first");
    }

    @Test
    void strangersAreOfferedToSignInFirst() {
        visitor.asks("vimeo", "The video stops.");
        assertThat(visitor.page()).contains("Sign in first: we can then see your account", "page=question");
        visitor.asks("webshop", "The shop is closed.");
        assertThat(visitor.page()).contains("you can then attach files");
        visitor.asks("helpcenter", "Where is it?");
        assertThat(visitor.page()).doesNotContain("page=question");
    }

    @Test
    void returnsToTheQuestionAfterSigningIn() {
        customers.findOrCreate(brands.get("vimeo"), email, "Ada", "en");
        var number = visitor.asks("vimeo", "The video stops.");
        visitor.opens("/vimeo/sign-in?question=" + number + "&page=question");

        visitor.signsIn("vimeo", email, outbox);

        assertThat(visitor.location()).isEqualTo("/vimeo/questions/" + number);
    }

    @Test
    void timesAreInTheReadersZoneInWords() {
        signsIn("vimeo", "enterprise", "silver", "apac");
        assertThat(visitor.opens("/vimeo/promise")).contains("(Eastern Australia Time) at the latest");
        var request = visitor.requests("vimeo", "The video stops.", Map.of("email", email));
        var number = request.split("[/?]")[3];
        assertThat(visitor.page()).contains("(Eastern Australia Time)").doesNotContain("(Eastern Time)");
        assertThat(outbox.of(number).get(0).body()).contains("(Eastern Australia Time, UTC+10:00)");

        visitor.readsIn("Asia/Tokyo");

        assertThat(visitor.opens("/vimeo/promise?severity=urgent"))
                .contains("(Japan Time) at the latest", "Times are in Japan Time.", "Show them in Eastern Time");
        assertThat(visitor.opens("/vimeo/requests?zone=brand")).contains("(Eastern Time)", "Show them in Japan Time");
        visitor.readsIn("America/Toronto");
        assertThat(visitor.opens("/vimeo/requests")).contains("(Eastern Time)").doesNotContain("Show them in");
    }

    @Test
    void thePriceStandsBesideThePremiumBox() {
        var number = visitor.asks("webshop", "The shop is closed.");

        assertThat(visitor.opens("/webshop/questions/" + number + "/contact"))
                .containsPattern("Price: \\S+.? ?\\S* per request, VAT included");
    }

    @Test
    void aPageReadsTheSessionOnce() {
        signsIn("zoom", "business", null, null);
        visitor.asks("zoom", "The meeting ends at once.");
        var contact = visitor.location() + "/contact";

        var read = statements.during(() -> visitor.opens(contact));

        assertThat(read).filteredOn(sql -> sql.contains("customer_session")).hasSize(1);
    }

    private void signsIn(String brand, String plan, String pack, String region) {
        var customer = customers.findOrCreate(brands.get(brand), email, "Ada", "en");
        customers.updateContract(customer.id(), plan, null, pack, region);
        visitor.signsIn(brand, email, outbox);
        assertThat(visitor.status()).isEqualTo(200);
        visitor.opens("/" + brand);
        assertThat(visitor.encodedForm("/" + brand, Map.of())).isNotEmpty();
    }
}
