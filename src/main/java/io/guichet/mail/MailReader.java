package io.guichet.mail;

import io.guichet.text.InputText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        var text = cleaned(ReplyText.split(lines, body.role()));
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

    /**
     * Writes the decoded contents of parts, in one pass.
     *
     * @param targets by number of the part; the caller closes them
     */
    public void writeParts(InputStream raw, Map<Integer, OutputStream> targets) throws IOException {
        MimeParser.parse(raw, limits, new ArrayList<>(), (read, bytes) -> {
            var target = targets.get(read.number());
            if (target != null) {
                target.write(bytes);
            }
        });
    }

    /** The content of an attachment, from that of its part: the file itself, or a winmail.dat around it. */
    public static byte[] content(MailAttachment file, byte[] part) throws IOException {
        return file.inner() > 0 ? TnefAttachments.content(part, file.inner()) : part;
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
