package io.guichet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What the mailboxes of the demo run show of a message. */
class MailboxMessageTest {

    @Test
    void showsTextsImagesAndLinks() throws Exception {
        var message = message(
                """
                From: =?UTF-8?Q?Centre_d=E2=80=99aide?= <support@helpcenter.example>
                To: ada@example.org
                Subject: =?UTF-8?Q?R=C3=A9ponse?=
                Date: Mon, 2 Mar 2026 10:00:00 +0000
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain; charset=UTF-8

                See http://localhost:8080/zoom/requests/ZO-2?key=k, please.
                --a
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html; charset=UTF-8

                <a href="http://localhost:8080/survey?a=1&amp;b=2">Rate</a><img src="cid:one">
                --r
                Content-Type: image/png
                Content-ID: <one>
                Content-Disposition: inline
                Content-Transfer-Encoding: base64

                AAAA
                --r--
                --a--
                """);

        assertThat(message.from()).isEqualTo("Centre d’aide <support@helpcenter.example>");
        assertThat(message.subject()).isEqualTo("Réponse");
        assertThat(message.date()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(message.text()).startsWith("See http").doesNotContain("\r");
        assertThat(message.html()).contains("src=\"data:image/png;base64,AAAA\"");
        assertThat(message.links())
                .containsExactly(
                        "http://localhost:8080/zoom/requests/ZO-2?key=k", "http://localhost:8080/survey?a=1&b=2");
        assertThat(message.headers()).containsEntry("To", "ada@example.org");
    }

    @Test
    void showsAMessageOfTextAlone() throws Exception {
        var message = message("Subject: Hello\n\nNo link.\n");

        assertThat(message.html()).isNull();
        assertThat(message.links()).isEmpty();
        assertThat(message.from()).isEmpty();
    }

    private static MailboxMessage message(String raw) throws Exception {
        var bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        var parsed = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        return MailboxMessage.of(1, "ada@example.org", parsed);
    }
}
