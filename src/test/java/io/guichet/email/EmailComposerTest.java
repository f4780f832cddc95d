package io.guichet.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.Upload;
import io.guichet.brand.Brands;
import io.guichet.email.EmailComposer.UnsendableEmail;
import io.guichet.email.EmailSettingsCheck.IncompleteEmailSettings;
import io.guichet.ticket.Actor;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The message of an e-mail: headers that machines understand, and texts that cannot add any. */
@DeskTest
class EmailComposerTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Desk tickets;

    @Autowired
    private Attachments attachments;

    @Autowired
    private Brands brands;

    @TempDir
    private Path folder;

    private DeliveryFixture desk;

    @BeforeEach
    void emptiesTheQueue() {
        desk = new DeliveryFixture(context);
        desk.emptiesTheQueue();
    }

    @Test
    void theHeadersSayWhoWritesToWhomAndWhen() throws Exception {
        var message = message(desk.queues("TP-A", "ada@example.org", "Où est mon colis ?"));

        assertThat(message.getFrom()).containsExactly(new InternetAddress("support@parcels.example"));
        assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isNotBlank();
        assertThat(message.getAllRecipients()).containsExactly(new InternetAddress("ada@example.org"));
        assertThat(message.getSubject()).isEqualTo("Où est mon colis ?");
        assertThat(message.getSentDate()).isEqualTo(Date.from(DeliveryFixture.START));
        assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(message.getContentLanguage()).containsExactly("en");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "reply, none",
                "acknowledgement, auto-replied",
                "redirected, auto-replied",
                "solved, auto-generated"
            })
    void marksAutomaticEmails(String template, String expected) throws Exception {
        var message = message(desk.queues("TP-A", template, "ada@example.org", "A1", null));

        assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo(expected);
    }

    @Test
    void theEmailsOfATicketAreOneThread() throws Exception {
        var ids = List.of(sent("A1"), sent("A2"));

        var third = message(desk.queues("TP-THREAD", "ada@example.org", "A3"));
        assertThat(third.getHeader("In-Reply-To", null)).isEqualTo(ids.get(1));
        assertThat(third.getHeader("References", null).split("\\s+")).containsExactlyElementsOf(ids);
        assertThat(message(desk.queues("TP-OTHER", "ada@example.org", "B1")).getHeader("In-Reply-To"))
                .isNull();
        assertThat(message(desk.queues("", "ada@example.org", "Sign in")).getHeader("In-Reply-To"))
                .isNull();
    }

    private String sent(String subject) {
        var id = desk.queues("TP-THREAD", "ada@example.org", subject);
        desk.queue().lease("lease-" + subject, 10, "desk.example", List.of());
        desk.queue().recordSent(id, DeliveryFixture.START);
        return desk.email(id).messageId();
    }

    @Test
    void repliesComeToASignedAddress() throws Exception {
        var message = message(desk.queues("TP-23456789", "ada@example.org", "A1"));
        var address = ((InternetAddress) message.getReplyTo()[0]).getAddress();
        var addresses = new ReplyAddresses(DeliveryFixture.settings());

        assertThat(address).startsWith("support+tp-23456789.").endsWith("@parcels.example");
        assertThat(addresses.ticketOf(address)).contains("TP-23456789");
        assertThat(addresses.ticketOf(address.toUpperCase(Locale.ROOT))).contains("TP-23456789");
        assertThat(addresses.ticketOf(address.replace("tp-23456789", "tp-23456788")))
                .isEmpty();
        assertThat(addresses.ticketOf("support@parcels.example")).isEmpty();
        assertThat(addresses.ticketOf("support+tp-23456789.@parcels.example")).isEmpty();
        assertThat(message(desk.queues("TP-A", "deadline-warning", "lead@example.org", "Overdue", null))
                        .getHeader("Reply-To"))
                .isNull();
    }

    @Test
    void textsOfPeopleAddNoHeader() throws Exception {
        var id = desk.queues("TP-A", "ada@example.org", "Hello\r\nBcc: eve@example.net\r\n\r\nbody");
        desk.db
                .sql("update email set message_id = '<a@b>' where id = :id")
                .param("id", id)
                .update();
        var message = message(id);

        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getSubject()).isEqualTo("Hello Bcc: eve@example.net body");
        assertThat(message.getMessageID()).isEqualTo("<a@b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "ada@example.org\r\nBcc: eve@example.net",
                "ada@example.org, eve@example.net",
                "Ada <ada@example.org>",
                "адa@example.org"
            })
    void refusesWhatIsNoAddress(String recipient) {
        var id = desk.queues("TP-A", recipient, "A1");

        assertThatThrownBy(() -> message(id)).isInstanceOf(UnsendableEmail.class);
    }

    @Test
    void htmlComesBesideThePlainText() throws Exception {
        var message = message(desk.queues("TP-A", "reply", "ada@example.org", "A1", "<p>It is <b>there</b>.</p>"));

        var parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("It is with the neighbour.");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>It is <b>there</b>.</p>");
    }

    @Test
    void filesComeAttached() throws Exception {
        var number = tickets.opens("parcels", Map.of());
        var file = tickets.inTransaction(() -> attachments
                .add(
                        brands.get("parcels"),
                        number,
                        null,
                        List.of(new Upload(
                                "größe.txt",
                                5,
                                () -> new ByteArrayInputStream("23 cm".getBytes(StandardCharsets.UTF_8)))),
                        "files",
                        false,
                        Actor.staff("agent"))
                .get(0));
        var id = desk.queues(number, "reply", "ada@example.org", "A1", "<p>There.</p>");
        attach(id, 0, file.id(), "größe.txt", "text/plain");
        attach(id, 1, file.id(), "a\r\nBcc: eve@example.net", "text/plain");

        var mixed = (MimeMultipart) message(id).getContent();
        assertThat(mixed.getContentType()).startsWith("multipart/mixed");
        assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("größe.txt");
        assertThat(mixed.getBodyPart(1).getContent()).isEqualTo("23 cm");
        assertThat(mixed.getBodyPart(2).getFileName()).isEqualTo("a Bcc: eve@example.net");
        assertThat(mixed.getBodyPart(2).getHeader("Bcc")).isNull();
        assertThat(((MimeMultipart) mixed.getBodyPart(0).getContent()).getContentType())
                .startsWith("multipart/alternative");
    }

    private void attach(long email, int position, long content, String name, String type) {
        desk.db
                .sql(
                        """
                        insert into email_attachment (email, position, name, type, size, content)
                        values (:email, :position, :name, :type, 5, :content)""")
                .param("email", email)
                .param("position", position)
                .param("name", name)
                .param("type", type)
                .param("content", content)
                .update();
    }

    @Test
    void theKeyOfTheSettingsSignsTheMessage() throws Exception {
        var keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        var file = folder.resolve("dkim.pem");
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(Base64.getMimeEncoder()
                                .encodeToString(keys.getPrivate().getEncoded())));
        var id = desk.queues("TP-A", "reply", "ada@example.org", "Où ?", "<p>Là.</p>");
        var raw = desk.composer(new DkimSettings("march", file, null))
                .raw(desk.queue().get(id));

        assertThat(isSigned(raw, keys)).isTrue();
        assertThat(isSigned(raw.replace("neighbour", "neighbor"), keys)).isFalse();
        assertThat(isSigned(raw.replace("To: ada", "To: eve"), keys)).isFalse();
        assertThat(header(raw, "DKIM-Signature")).contains("d=parcels.example", "s=march", "a=rsa-sha256");
    }

    @Test
    void refusesAStartWithAnUnreadableKey() throws IOException {
        var file = Files.writeString(folder.resolve("dkim.pem"), "no key");

        assertThatThrownBy(() -> new DkimSignature(new DkimSettings("march", file, null)))
                .isInstanceOf(IncompleteEmailSettings.class)
                .hasMessageContaining("key-file");
    }

    private MimeMessage message(long id) throws MessagingException {
        return parsed(desk.composer().raw(desk.queue().get(id)));
    }

    private static MimeMessage parsed(String raw) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    }

    private static String header(String raw, String name) throws MessagingException {
        return parsed(raw).getHeader(name, null);
    }

    /** Verifies a signature with relaxed canonicalization as RFC 6376 says. */
    private static boolean isSigned(String raw, KeyPair keys) throws Exception {
        var end = raw.indexOf("\r\n\r\n");
        var fields = tags(header(raw, "DKIM-Signature"));
        var bodyHash = MessageDigest.getInstance("SHA-256").digest(relaxedBody(raw.substring(end + 4)));
        var signed = new StringBuilder();
        for (var name : fields.get("h").split(":")) {
            var value = header(raw, name.strip());
            if (value != null) {
                signed.append(relaxedHeader(name, value)).append("\r\n");
            }
        }
        signed.append(
                relaxedHeader("DKIM-Signature", header(raw, "DKIM-Signature").replaceAll("b=[^;]*$", "b=")));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update(signed.toString().getBytes(StandardCharsets.UTF_8));
        return Arrays.equals(bodyHash, Base64.getMimeDecoder().decode(fields.get("bh")))
                && signature.verify(Base64.getMimeDecoder().decode(fields.get("b")));
    }

    private static Map<String, String> tags(String header) {
        var tags = new HashMap<String, String>();
        for (var tag : header.split(";")) {
            var parts = tag.strip().split("=", 2);
            tags.put(parts[0], parts[1].replaceAll("\\s", ""));
        }
        return tags;
    }

    private static String relaxedHeader(String name, String value) {
        return name.strip().toLowerCase(Locale.ROOT) + ":"
                + value.replaceAll("\\s+", " ").strip();
    }

    private static byte[] relaxedBody(String body) {
        var lines = body.replaceAll("[ \\t]+\r\n", "\r\n").replaceAll("[ \\t]+", " ");
        return (lines.replaceAll("(\r\n)*$", "") + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
