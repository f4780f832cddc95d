package io.guichet.mail;

import io.guichet.text.EmailAddress;
import io.guichet.text.InputText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Reads delivery reports (RFC 3464), and the free text of mail servers that send none. */
final class BounceReader {

    private static final int MAX_TEXT = 20_000;

    private static final List<String> TEMPORARY = List.of(
            "(delay)",
            "delayed",
            "still being retried",
            "will keep trying",
            "will be retried",
            "warning: could not send",
            "temporarily deferred",
            "not yet been delivered",
            "retardée",
            "verzögert",
            "temporary failure",
            "temporaire");

    private String recipient = "";
    private String messageId = "";
    private String status = "";
    private String diagnostic = "";
    private String action = "";

    private BounceReader() {}

    static BounceReport read(MimePart message, List<MimePart> parts, String text) {
        var reader = new BounceReader();
        parts.forEach(reader::readPart);
        reader.readHeaders(message.headers());
        reader.readText(InputText.truncate(text, MAX_TEXT));
        return reader.report(message.headers().text("Subject") + "\n" + InputText.truncate(text, MAX_TEXT));
    }

    private void readPart(MimePart part) {
        switch (part.mediaType()) {
            case "message/delivery-status", "message/global-delivery-status" -> readStatus(latin(part));
            case "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers" ->
                messageId = messageId.isEmpty() ? field(latin(part), "message-id") : messageId;
            default -> {}
        }
    }

    private static String latin(MimePart part) {
        return new String(part.bytes(), StandardCharsets.ISO_8859_1);
    }

    private void readStatus(String report) {
        var unfolded = report.replace("\r", "").replace("\n ", " ").replace("\n\t", " ");
        for (var line : unfolded.split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                readField(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
    }

    private void readField(String name, String value) {
        switch (name) {
            case "original-recipient", "final-recipient" ->
                recipient = recipient.isEmpty() ? address(value.substring(value.indexOf(';') + 1)) : recipient;
            case "action" -> action = action.isEmpty() ? value.toLowerCase(Locale.ROOT) : action;
            case "status" -> status = status.isEmpty() ? value.split(" ", -1)[0] : status;
            case "diagnostic-code" ->
                diagnostic = diagnostic.isEmpty()
                        ? value.substring(value.indexOf(';') + 1).strip()
                        : diagnostic;
            case "x-original-message-id", "original-message-id" -> messageId = unbracketed(value);
            default -> {}
        }
    }

    private void readHeaders(MailHeaders headers) {
        if (recipient.isEmpty()) {
            recipient = address(headers.raw("X-Failed-Recipients").split(",", -1)[0]);
        }
        if (messageId.isEmpty()) {
            messageId = MessageIds.parse(headers.raw("In-Reply-To")).stream()
                    .findFirst()
                    .orElse("");
        }
        if (messageId.isEmpty()) {
            var references = MessageIds.parse(headers.raw("References"));
            messageId = references.isEmpty() ? "" : references.get(references.size() - 1);
        }
    }

    /** qmail, Exchange and others name the recipient and the message in their text only. */
    private void readText(String text) {
        messageId = messageId.isEmpty() ? field(text, "message-id") : messageId;
        for (var line : text.split("\n")) {
            var stripped = line.strip();
            if (recipient.isEmpty() && stripped.startsWith("<") && stripped.endsWith(">:")) {
                recipient = address(stripped.substring(1, stripped.length() - 2));
            }
            status = status.isEmpty() ? statusIn(stripped) : status;
        }
        if (recipient.isEmpty()) {
            recipient = firstAddress(text);
        }
    }

    private static String firstAddress(String text) {
        for (var word :
                text.replace('\n', ' ').replace('<', ' ').replace('>', ' ').split(" ")) {
            var address = word.indexOf('@') > 0 ? address(word) : "";
            if (!address.isEmpty() && !MachineSenders.isDaemon(address)) {
                return address;
            }
        }
        return "";
    }

    /** {@code 5.1.1} or {@code #5.1.1}. */
    private static String statusIn(String line) {
        for (int at = 0; at + 4 < line.length(); at++) {
            boolean starts = (line.charAt(at) == '4' || line.charAt(at) == '5') && line.charAt(at + 1) == '.';
            boolean alone = at == 0 || !(Character.isLetterOrDigit(line.charAt(at - 1)) || line.charAt(at - 1) == '.');
            if (starts
                    && alone
                    && Character.isDigit(line.charAt(at + 2))
                    && line.charAt(at + 3) == '.'
                    && Character.isDigit(line.charAt(at + 4))) {
                return line.substring(at, at + 5);
            }
        }
        return "";
    }

    private static String field(String text, String name) {
        for (var line : text.split("\n")) {
            var stripped = line.strip();
            if (stripped.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return unbracketed(stripped.substring(name.length() + 1));
            }
        }
        return "";
    }

    private static String unbracketed(String value) {
        return MessageIds.parse(value).stream().findFirst().orElse(value.strip());
    }

    private static String address(String text) {
        var stripped = text.replace("<", "").replace(">", "").replace("\"", "").strip();
        int end = stripped.length();
        while (end > 0 && ".,:;)'".indexOf(stripped.charAt(end - 1)) >= 0) {
            end--;
        }
        return EmailAddress.canonical(stripped.substring(0, end)).orElse("");
    }

    private BounceReport report(String text) {
        boolean temporary = action.startsWith("delayed") || status.startsWith("4");
        if (action.isEmpty() && status.isEmpty()) {
            var lower = text.toLowerCase(Locale.ROOT);
            temporary = TEMPORARY.stream().anyMatch(lower::contains);
        }
        return new BounceReport(
                recipient, messageId, !temporary, status, InputText.truncate(InputText.onOneLine(diagnostic), 500));
    }
}
