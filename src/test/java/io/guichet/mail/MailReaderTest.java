package io.guichet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads headers, reports and hostile input. */
class MailReaderTest {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final String HEAD = "From: ada@example.org\nSubject: Parcel\n";

    @Test
    void readsTheHeadersOfAThread() throws IOException {
        var mail = read("From: \"Byron, Ada\" <Ada@Example.org>\n"
                + "Reply-To: <desk@example.org>\n"
                + "To: Team: a@example.org, b@example.org;\n"
                + "Cc: c@example.org (Charles)\n"
                + "Message-ID: <m1@example.org>\n"
                + "In-Reply-To: <o2@desk.example>\n"
                + "References: <o1@desk.example>\n"
                + " <o2@desk.example>\n"
                + "Date: Thu, 5 Mar 2026 10:02:03 +0100 (CET)\n\n"
                + "Hi");

        assertThat(mail.from()).isEqualTo(new MailAddress("Byron, Ada", "ada@example.org"));
        assertThat(mail.replyTo()).extracting(MailAddress::email).containsExactly("desk@example.org");
        assertThat(mail.to()).extracting(MailAddress::email).containsExactly("a@example.org", "b@example.org");
        assertThat(mail.cc()).containsExactly(new MailAddress("Charles", "c@example.org"));
        assertThat(mail.messageId()).isEqualTo("m1@example.org");
        assertThat(mail.inReplyTo()).containsExactly("o2@desk.example");
        assertThat(mail.references()).containsExactly("o1@desk.example", "o2@desk.example");
        assertThat(mail.date()).isEqualTo(Instant.parse("2026-03-05T09:02:03Z"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "'Thu, 5 Mar 2026 10:02 GMT', 2026-03-05T10:02:00Z",
                "'5 Mar 26 10:02:03 EST', 2026-03-05T15:02:03Z",
                "'Thu Mar 5 10:02:03 2026', 2026-03-05T10:02:03Z",
                "'Thu, 45 Foo 2026 10:02', none",
                "'yesterday', none"
            })
    void readsDatesOrNone(String date, Instant instant) throws IOException {
        assertThat(read("Date: " + date + "\n\nHi").date()).isEqualTo(instant);
    }

    @Test
    void readsAuthenticationOfTheConfiguredServerOnly() throws IOException {
        var raw = HEAD + "Authentication-Results: mx.desk.example (v1);\n dkim=pass (good) header.d=example.org;"
                + "\n dmarc=fail header.from=example.org\nAuthentication-Results: mx.evil.example; dkim=pass\n\nHi";

        assertThat(new MailReader(MailLimits.DEFAULT, "mx.desk.example")
                        .read(stream(raw))
                        .authentication())
                .containsExactly(
                        new AuthenticationResult("dkim", "pass", "example.org"),
                        new AuthenticationResult("dmarc", "fail", "example.org"));
        assertThat(read(raw).authentication()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bounce-postfix, nobody@gone.example, out-77@desk.example, true, 5.1.1",
        "bounce-headers-only, nobody@gone.example, out-78@desk.example, true, 5.2.2",
        "bounce-delayed, nobody@gone.example, out-78@desk.example, false, 4.4.1",
        "bounce-qmail, nobody@gone.example, '', true, 5.1.1",
        "bounce-gmail, nobody@gone.example, '', true, ''"
    })
    void readsBounces(String file, String recipient, String messageId, boolean permanent, String status)
            throws IOException {
        try (var raw = Files.newInputStream(MailCorpus.FOLDER.resolve(file + ".eml"))) {
            var bounce = new MailReader(MailLimits.DEFAULT, "").read(raw).bounce();

            assertThat(bounce.recipient()).isEqualTo(recipient);
            assertThat(bounce.messageId()).isEqualTo(messageId);
            assertThat(bounce.permanent()).isEqualTo(permanent);
            assertThat(bounce.status()).isEqualTo(status);
        }
    }

    @Test
    void skipsIdentifiersWithControlCharacters() throws IOException {
        assertThat(read("References: <a\0@example.org> <b@example.org>\n\nHi").references())
                .containsExactly("b@example.org");
        assertThat(read("Message-ID: a\0@example.org\n\nHi").messageId()).isEmpty();
    }

    @Test
    void readsManyUnfinishedEncodedWords() {
        var decoded = assertTimeout(Duration.ofSeconds(5), () -> HeaderText.decode("=?a?B?eHg".repeat(1 << 17)));

        assertThat(decoded).startsWith("xx");
    }

    @Test
    void sanitisesHtml() throws IOException {
        var mail = read(HEAD + "Content-Type: text/html\n\n<p onclick=x>Hi<script>alert(1)</script>"
                + "<img src=http://track.example/x><img src=cid:a1><a href='javascript:x'>go</a></p>");

        assertThat(mail.html()).isEqualTo("<p>Hi<img src=\"cid:a1\" />go</p>");
    }

    @Test
    void writesTheContentOfAnAttachment() throws IOException {
        var raw = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHi\n--b\n"
                + "Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\nSGVs\nbG8=\n--b--\n";
        var content = new ByteArrayOutputStream();
        var file = read(raw).attachments().get(0);

        new MailReader(MailLimits.DEFAULT, "").writeParts(stream(raw), Map.of(file.part(), content));

        assertThat(file).isEqualTo(new MailAttachment(2, 0, "a.png", "image/png", 5, ""));
        assertThat(content.toString(StandardCharsets.UTF_8)).isEqualTo("Hello");
    }

    @Test
    void writesTheFilesInsideWinmailDat() throws IOException {
        var raw = Files.readAllBytes(MailCorpus.FOLDER.resolve("winmail-en.eml"));
        var reader = new MailReader(MailLimits.DEFAULT, "");
        var contents = new ArrayList<String>();
        for (var file : reader.read(new ByteArrayInputStream(raw)).attachments()) {
            var content = new ByteArrayOutputStream();
            reader.writeParts(new ByteArrayInputStream(raw), Map.of(file.part(), content));
            contents.add(new String(MailReader.content(file, content.toByteArray()), StandardCharsets.UTF_8));
        }

        assertThat(contents).containsExactly("%PDF-1.4 report", "plan");
    }

    @Test
    void readsAHeaderOfOneMegabyte() {
        var mail = readInTime("From: ada@example.org\nX-Long: " + "a".repeat(1 << 20) + "\nSubject: Parcel\n\nHi");

        assertThat(mail.subject()).isEqualTo("Parcel");
        assertThat(mail.defects()).containsExactly("header-truncated");
    }

    @Test
    void listsFiveThousandAttachments() {
        IntFunction<String> part = number -> "--b\nContent-Type: application/pdf; name=f" + number
                + ".pdf\nContent-Transfer-Encoding: base64\n\nSGk=\n";

        assertThat(readInTime(HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + repeat(5_000, part))
                        .attachments())
                .hasSize(5_000);
    }

    @Test
    void readsAHundredNestedParts() {
        IntFunction<String> level =
                number -> "Content-Type: multipart/mixed; boundary=b" + number + "\n\n--b" + number + "\n";

        assertThat(readInTime(HEAD + repeat(100, level) + "\nHi").text().visible())
                .isEqualTo("Hi");
        assertThat(readInTime(HEAD + repeat(5_000, level) + "\nHi").defects()).contains("nested-too-deeply");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'Subject: ', '=?utf-8?Q?'",
        "'', 'Subject: ', '=?a?B?x'",
        "'', 'From: ', '('",
        "'', 'From: ', '\"\\'",
        "'', 'Content-Type: text/plain; ', 'a*0*=\"\\\";'",
        "text/html, '', '<div>'",
        "text/html, '', '<b><p>'",
        "text/html, '', '<blockquote>x'",
        "text/html, '', '<div class=gmail_quote>'",
        "text/plain, '', 'On Monday 12:00 at a@example.org wrote'",
        "text/plain, '', '>>>>>>>>'"
    })
    void takesBoundedTime(String type, String header, String repeated) {
        var many = repeated.repeat(400_000 / repeated.length());

        assertThat(readInTime(HEAD + (type.isEmpty() ? header + many : "Content-Type: " + type + "\n\n" + many)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/calendar||BEGIN:VEVENT|;:x|SUMMARY:Visit",
                "X-Failed-Recipients: ,|Return-Path: <>||Undelivered",
                "Authentication-Results: ;||Hi",
                "Content-Type: multipart/mixed; boundary=a||--a|Content-Type: multipart/mixed; boundary=wrong||--b|"
                        + "Content-Type: text/plain||Hi|--a||x|--b||y|--wrong||z|--a--"
            })
    void readsWhatHasNoValueOrAWrongBoundary(String raw) throws IOException {
        assertThat(new MailReader(MailLimits.DEFAULT, "mx.desk.example").read(stream(HEAD + raw.replace('|', '\n'))))
                .isNotNull();
    }

    @Test
    void skipsALongFirstLineThatIsNoField() throws IOException {
        var mail = read("From " + "a".repeat(70_000) + "\n" + HEAD + "\nHi");

        assertThat(mail.subject()).isEqualTo("Parcel");
        assertThat(mail.defects()).containsExactly("header-truncated");
    }

    @Test
    void readsSixtyMegabytesInLittleMemory() {
        var mail = readInTime(HEAD + "\n" + "lorem ipsum dolor sit amet\n".repeat(2_200_000));

        assertThat(mail.text().visible().length()).isLessThanOrEqualTo(MailLimits.DEFAULT.maxTextBytes());
        assertThat(mail.defects()).contains("text-truncated");
    }

    /** A short run; each damaged message gives a value. */
    @Test
    void readsDamagedMessages() throws IOException {
        var random = new Random(23);
        var files = MailCorpus.files(MailCorpus.FOLDER);
        for (int round = 0; round < 3_000; round++) {
            var raw = Files.readAllBytes(files.get(random.nextInt(files.size())));
            assertThat(new MailReader(MailLimits.DEFAULT, "").read(new ByteArrayInputStream(damaged(raw, random))))
                    .isNotNull();
        }
    }

    private static byte[] damaged(byte[] raw, Random random) {
        var damaged = new ByteArrayOutputStream();
        int at = 0;
        while (at < raw.length) {
            int kept = Math.min(raw.length - at, random.nextInt(400));
            damaged.write(raw, at, kept);
            at += kept;
            switch (random.nextInt(4)) {
                case 0 -> damaged.write(random.nextInt(256));
                case 1 -> at += random.nextInt(60);
                case 2 -> damaged.write(raw, 0, random.nextInt(Math.min(raw.length, 300)));
                default -> damaged.writeBytes("\n\n--=?utf-8?B?".getBytes(StandardCharsets.US_ASCII));
            }
        }
        return damaged.toByteArray();
    }

    private static String repeat(int times, IntFunction<String> text) {
        return IntStream.range(0, times).mapToObj(text).collect(Collectors.joining());
    }

    private static ReceivedMail readInTime(String raw) {
        var start = System.nanoTime();
        try {
            var mail = read(raw);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
            return mail;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ReceivedMail read(String raw) throws IOException {
        return new MailReader(MailLimits.DEFAULT, "").read(stream(raw));
    }

    private static ByteArrayInputStream stream(String raw) {
        return new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8));
    }
}
