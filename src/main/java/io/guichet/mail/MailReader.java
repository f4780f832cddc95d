package io.guichet.mail;

import io.guichet.text.InputText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads raw messages (RFC 5322, MIME) in bounded time and memory. Every input gives a value; what was wrong is named. */
public final class MailReader {

    private static final int MAX_SUBJECT = 300;

    private final MailLimits limits;
    private final String authservId;

    /**
     * A reader for one mailbox.
     *
     * @param authservId name of the mail server whose Authentication-Results count; empty if none does
     */
    public MailReader(MailLimits limits, String authservId) {
        this.limits = limits;
        this.authservId = authservId;
    }

    /** What the message says; the stream is read once and not closed. */
    public ReceivedMail read(InputStream raw) throws IOException {
        var defects = new ArrayList<String>();
        var message = MimeParser.parse(raw, limits, defects);
        var headers = message.headers();
        var body = MailBody.of(message, limits);
        var subject = InputText.truncate(headers.text("Subject"), MAX_SUBJECT);
        var lines = body.lines();
        var text = cleaned(ReplyText.split(lines, body.isForwarded()));
        var from = from(headers);
        if (from == null) {
            MailDefect.add(defects, MailDefect.NO_SENDER);
        }
        var own = text.visible().isEmpty() ? text.quoted() : ownText(text);
        var machine = MachineDetector.detect(message, body.parts(), subject, own);
        var invitation = invitation(body);
        if (text.visible().isBlank() && invitation != null) {
            text = new MailText(invitation.text(), text.quoted(), text.signature());
        }
        boolean bounced = machine.kind() == MachineKind.BOUNCE;
        if (isEncrypted(message)) {
            MailDefect.add(defects, MailDefect.ENCRYPTED);
        }
        return new ReceivedMail(
                from,
                AddressHeader.parse(headers.raw("Reply-To")),
                addresses(headers, "To"),
                addresses(headers, "Cc"),
                subject,
                MessageIds.parse(headers.raw("Message-ID")).stream().findFirst().orElse(""),
                MessageIds.parse(headers.raw("In-Reply-To")),
                MessageIds.parse(headers.raw("References")),
                HeaderDate.parse(headers.raw("Date")).orElse(null),
                text,
                body.html(),
                AttachmentList.of(body, defects),
                machine,
                bounced ? BounceReader.read(message, body.parts(), shown(lines)) : null,
                invitation,
                AuthenticationResult.read(headers, authservId),
                List.copyOf(defects));
    }

    /** Writes the decoded content of an attachment. */
    public void writeContent(InputStream raw, MailAttachment file, OutputStream target) throws IOException {
        if (file.inner() > 0) {
            var winmail = new ByteArrayOutputStream();
            writePart(raw, file.part(), winmail);
            target.write(TnefAttachments.content(winmail.toByteArray(), file.inner()));
        } else {
            writePart(raw, file.part(), target);
        }
    }

    private void writePart(InputStream raw, int part, OutputStream target) throws IOException {
        MimeParser.parse(raw, limits, new ArrayList<>(), (read, bytes) -> {
            if (read.number() == part) {
                target.write(bytes);
            }
        });
    }

    private static MailAddress from(MailHeaders headers) {
        for (var name : List.of("From", "Sender")) {
            for (var value : headers.all(name)) {
                var addresses = AddressHeader.parse(value);
                var address = addresses.stream()
                        .filter(candidate -> candidate.email().indexOf('@') > 0)
                        .findFirst();
                if (address.isPresent()) {
                    return address.get();
                }
            }
        }
        return AddressHeader.parse(headers.raw("From")).stream().findFirst().orElse(null);
    }

    private static List<MailAddress> addresses(MailHeaders headers, String name) {
        return headers.all(name).stream()
                .flatMap(value -> AddressHeader.parse(value).stream())
                .toList();
    }

    private static CalendarInvitation invitation(MailBody body) {
        return body.parts().stream()
                .filter(part -> part.mediaType().equals("text/calendar")
                        || part.mediaType().equals("application/ics"))
                .flatMap(part -> CalendarReader.read(part.text()).stream())
                .findFirst()
                .orElse(null);
    }

    private static boolean isEncrypted(MimePart message) {
        return message.mediaType().equals("multipart/encrypted")
                || (message.mediaType().endsWith("pkcs7-mime")
                        && !message.parameter("smime-type").contains("signed"));
    }

    /** Without the lines that are quoted between answers. */
    private static String ownText(MailText text) {
        if (text.visible().indexOf('>') < 0) {
            return text.visible();
        }
        var own = new StringBuilder();
        for (var line : text.visible().split("\n")) {
            own.append(line.startsWith(">") ? "" : line + "\n");
        }
        return own.toString();
    }

    private static String shown(List<TextLine> lines) {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line.shown()).append('\n'));
        return text.toString();
    }

    private static MailText cleaned(MailText text) {
        return new MailText(clean(text.visible()), clean(text.quoted()), clean(text.signature()));
    }

    private static String clean(String text) {
        return InputText.clean(text).replace("\0", "");
    }
}
