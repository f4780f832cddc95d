package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

/** A command that the desk does not know changes nothing, with and without the mapping in front of the handler. */
@DeskTest
class UnknownTicketCommandTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private TicketPage page;

    private String number;

    @BeforeEach
    void opensTicketAndSignsIn() {
        number = desk.opens("parcels", Map.of());
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("agent", null));
    }

    @AfterEach
    void signsOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"burn", "WITHDRAW", "withdraw ", "split", ""})
    void doesNotWithdrawTheTicket(String command) {
        var status = desk.ticket(number).status();
        var response = new MockHttpServletResponse();

        page.execute(
                number,
                command,
                Map.of("reason", "Nobody knows why."),
                new RedirectAttributesModelMap(),
                new ExtendedModelMap(),
                Locale.ENGLISH,
                response);

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(desk.ticket(number).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"whisper", "NOTE", "note ", ""})
    void doesNotSendANoteToTheCustomer(String kind) {
        var newest = desk.newestMessageId(number);
        var response = new MockHttpServletResponse();

        page.addMessage(
                number,
                kind,
                Map.of(kind, "Not for the customer."),
                List.of(),
                new MockHttpServletRequest(),
                new RedirectAttributesModelMap(),
                new ExtendedModelMap(),
                Locale.ENGLISH,
                response);

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(desk.newestMessageId(number)).isEqualTo(newest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"burn", "WITHDRAW", "Note"})
    void answersAnUnknownAddressWithNotFound(String command) {
        var agent = HttpBrowser.signedIn(port, "agent");
        var path = "/desk/tickets/" + number;

        assertThat(agent.submitForm(path, path + "/" + command, "reason=Why").statusCode())
                .isEqualTo(404);
    }
}
