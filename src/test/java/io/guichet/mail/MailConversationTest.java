package io.guichet.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import io.guichet.email.TestDelivery;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Customers and the desk write to each other through a mail server, by SMTP and IMAP. */
@DeskTest
@Tag("h2")
class MailConversationTest {

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Conversation conversation;

    @Autowired
    private Attachments attachments;

    private MailboxFixture mailbox;
    private MailboxReader node;
    private final String customer = "c-" + UUID.randomUUID() + "@example.org";

    @BeforeEach
    void startsServer() {
        TestDelivery.emptiesTheQueue(context);
        mailbox = new MailboxFixture(context);
        node = mailbox.node();
    }

    @AfterEach
    void stopsServer() {
        mailbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void tenTurnsStayInOneTicket(String language) throws Exception {
        boolean french = language.equals("fr");
        var expected = new ArrayList<String>();
        String number = null;
        MimeMessage answered = null;
        for (int turn = 1; turn <= 5; turn++) {
            var question =
                    (french ? "Bonjour, voici la photo du colis n\u00ba " : "Hello, this is the photo of parcel no. ")
                            + turn;
            mailbox.arrives(customerMail(question, answered, french, turn));
            assertThat(mailbox.reads(node)).isEqualTo(1);
            var mail = mailbox.newest();
            number = number == null ? mail.ticket() : number;
            assertThat(mail.ticket()).isEqualTo(number);
            expected.add(question);
            var answer = (french ? "Merci, nous regardons la photo " : "Thank you, we look at photo ") + turn;
            api().post(
                            "/api/tickets/%s/messages".formatted(number),
                            Map.of("author", "AGENT", "visibility", "PUBLIC", "body", answer));
            expected.add(answer);
            TestDelivery.run(context, mailbox.server.getSmtp().getPort());
            answered = newestEmail(answer);
        }

        var messages = conversation.of(number);
        assertThat(messages.stream().filter(Message::isPublic).map(Message::body))
                .containsExactlyElementsOf(expected);
        assertThat(filesOf(number, messages.get(8)))
                .extracting(Attachment::name)
                .containsExactlyInAnyOrder("photo-5.png", "label-5.txt");
        assertThat(answered.getHeader("References")[0].split(" ").length).isGreaterThanOrEqualTo(4);
    }

    private List<Attachment> filesOf(String number, Message message) {
        return attachments.of(number).stream()
                .filter(file -> Objects.equals(file.messageId(), message.id()))
                .toList();
    }

    private String customerMail(String text, MimeMessage answered, boolean french, int turn) throws Exception {
        var thread = answered == null
                ? "Subject: Colis\n"
                : "Subject: Re: %s\nIn-Reply-To: %s\n".formatted("Colis", answered.getMessageID());
        var attribution = french
                ? "Le lun. 2 mars 2026 \u00e0 10:12, Support &lt;support@parcels.example&gt; a \u00e9crit\u00a0:"
                : "On Mon, Mar 2, 2026 at 10:12 AM Support &lt;support@parcels.example&gt; wrote:";
        return """
                From: Ada <%s>
                To: support@parcels.example
                Message-ID: <%s@example.org>
                MIME-Version: 1.0
                %sContent-Type: multipart/mixed; boundary=m

                --m
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html; charset=utf-8

                <div>%s</div><img src="cid:photo"><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">%s<br></div><blockquote class="gmail_quote">Earlier words</blockquote></div>
                --r
                Content-Type: image/png; name=photo-%d.png
                Content-ID: <photo>
                Content-Disposition: inline; filename=photo-%d.png
                Content-Transfer-Encoding: base64

                %s
                --r--
                --m
                Content-Type: text/plain; name=label-%d.txt
                Content-Disposition: attachment; filename=label-%d.txt

                Label %d
                --m--
                """
                .formatted(customer, UUID.randomUUID(), thread, text, attribution, turn, turn, PIXEL, turn, turn, turn);
    }

    private MimeMessage newestEmail(String text) throws Exception {
        for (var message : emails()) {
            var read = new MailReader(MailLimits.DEFAULT, "").read(raw(message));
            if (read.text().visible().contains(text)) {
                return message;
            }
        }
        throw new AssertionError("No e-mail says: " + text);
    }

    private static ByteArrayInputStream raw(MimeMessage message) throws Exception {
        var raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        return new ByteArrayInputStream(raw.toByteArray());
    }

    /** The e-mails to the customer, newest first. */
    private List<MimeMessage> emails() {
        var all = new ArrayList<>(Arrays.stream(mailbox.server.getReceivedMessages())
                .filter(message -> isTo(message, customer))
                .toList());
        Collections.reverse(all);
        return all;
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            var to = message.getRecipients(RecipientType.TO);
            return to != null && to[0].toString().contains(address);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** The responder is not recognised: it sends no header of such programs, and no words that tell. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoProgramsDoNotAnswerEachOtherForEver(boolean threaded) throws Exception {
        mailbox.arrives(responder("", 0));
        int seen = 0;
        int rounds = 0;
        for (; rounds < 10; rounds++) {
            mailbox.reads(node);
            mailbox.processed();
            TestDelivery.run(context, mailbox.server.getSmtp().getPort());
            var emails = emails();
            if (emails.size() == seen) {
                break;
            }
            seen = emails.size();
            var newest = emails.get(0);
            mailbox.arrives(responder(threaded ? "In-Reply-To: " + newest.getMessageID() + "\n" : "", rounds + 1));
        }

        assertThat(seen).isBetween(1, threaded ? 1 : MailRates.MAX_SAME_TEXTS_A_DAY);
    }

    private String responder(String headers, int round) {
        return "From: Lager <%s>\nSubject: Lager Nord\nMessage-ID: <%d.%s@example.org>\n%s\nHier ist das Lager Nord."
                .formatted(customer, round, UUID.randomUUID(), headers);
    }

    @Test
    void aForwardedMessagesAnswerIsANote() throws Exception {
        mailbox.arrives(customerMail("Where is it?", null, false, 1));
        mailbox.reads(node);
        var number = mailbox.newest().ticket();
        var carrier = "carrier-" + UUID.randomUUID() + "@carrier.example";
        var message = conversation.of(number).get(0).id();
        var path = "/desk/tickets/%s/messages/%d/forward".formatted(number, message);
        HttpBrowser.signedIn(port, "agent")
                .submitForm(path, path, "to=%s&note=Please+look+for+it.".formatted(HttpBrowser.urlEncoded(carrier)));
        TestDelivery.run(context, mailbox.server.getSmtp().getPort());
        var forwarded = Arrays.stream(mailbox.server.getReceivedMessages())
                .filter(email -> isTo(email, carrier))
                .findFirst()
                .orElseThrow();
        var sent = new ByteArrayOutputStream();
        forwarded.writeTo(sent);
        assertThat(sent.toString(UTF_8)).contains("photo-1.png", "label-1.txt");
        var status = api().get("/api/tickets/" + number).text("status");

        mailbox.arrives(
                "From: <%s>\nSubject: Re: parcel\nIn-Reply-To: %s\nMessage-ID: <%s@carrier.example>\n\nIt is in Lille."
                        .formatted(carrier, forwarded.getMessageID(), UUID.randomUUID()));
        mailbox.reads(node);

        var answer = mailbox.newest();
        assertThat(answer.ticket()).isEqualTo(number);
        assertThat(answer.awaitsAcceptance()).isFalse();
        var messages = conversation.of(number);
        assertThat(messages.get(messages.size() - 1).isPublic()).isFalse();
        assertThat(messages.get(messages.size() - 1).body()).endsWith("It is in Lille.");
        assertThat(api().get("/api/tickets/" + number).text("status")).isEqualTo(status);
        assertThat(emails()).noneMatch(email -> isTo(email, carrier));
    }

    private ApiClient api() {
        return ApiClient.as("agent", port);
    }
}
