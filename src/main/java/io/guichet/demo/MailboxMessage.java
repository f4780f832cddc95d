package io.guichet.demo;

import com.google.re2j.Pattern;
import io.guichet.demo.Mailboxes.UnreadableMessage;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * A message of a mailbox of the demo run.
 *
 * @param text its plain text; empty without one
 * @param html its HTML with the inline images inside, or null
 * @param links addresses of web pages in text and HTML, in their order
 * @param headers values by name; several values of a name stand on lines of their own
 */
record MailboxMessage(
        long id,
        String from,
        String to,
        String subject,
        Instant date,
        String text,
        String html,
        List<String> links,
        Map<String, String> headers) {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");
    private static final String END_OF_SENTENCE = ".,;:!?)";

    static MailboxMessage of(long id, String to, MimeMessage message) {
        try {
            var contents = new Contents();
            contents.add(message);
            return new MailboxMessage(
                    id,
                    message.getFrom() == null ? "" : decoded(message.getFrom()[0].toString()),
                    to,
                    message.getSubject() == null ? "" : message.getSubject(),
                    message.getSentDate() == null
                            ? Instant.EPOCH
                            : message.getSentDate().toInstant(),
                    contents.text,
                    contents.htmlWithImages(),
                    contents.links(),
                    headers(message));
        } catch (MessagingException | IOException e) {
            throw new UnreadableMessage(e);
        }
    }

    private static Map<String, String> headers(MimeMessage message) throws MessagingException {
        var headers = new LinkedHashMap<String, String>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.merge(
                    header.getName(), MimeUtility.unfold(header.getValue()), (first, next) -> first + "\n" + next);
        }
        return headers;
    }

    private static String decoded(String header) throws java.io.UnsupportedEncodingException {
        return MimeUtility.decodeText(header);
    }

    /** The parts of a message that are shown. */
    private static final class Contents {

        private String text = "";
        private String html;
        private final Map<String, String> images = new LinkedHashMap<>();

        void add(MimePart part) throws MessagingException, IOException {
            if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                return;
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int index = 0; index < parts.getCount(); index++) {
                    add((MimePart) parts.getBodyPart(index));
                }
            } else if (part.isMimeType("text/html") && html == null) {
                html = (String) part.getContent();
            } else if (part.isMimeType("text/plain") && text.isEmpty()) {
                text = ((String) part.getContent()).replace("\r\n", "\n");
            } else if (part.isMimeType("image/*") && part.getContentID() != null) {
                images.put(inAngles(part.getContentID()), dataUrl(part));
            }
        }

        String htmlWithImages() {
            var shown = html;
            for (var image : images.entrySet()) {
                shown = shown == null ? null : shown.replace("cid:" + image.getKey(), image.getValue());
            }
            return shown;
        }

        List<String> links() {
            var links = new LinkedHashSet<String>();
            var all = LINK.matcher(html == null ? text : text + "\n" + html.replace("&amp;", "&"));
            while (all.find()) {
                links.add(withoutEndOfSentence(all.group()));
            }
            return List.copyOf(links);
        }

        private static String withoutEndOfSentence(String link) {
            var end = link.length();
            while (end > 0 && END_OF_SENTENCE.indexOf(link.charAt(end - 1)) >= 0) {
                end--;
            }
            return link.substring(0, end);
        }

        private static String dataUrl(MimePart part) throws MessagingException, IOException {
            try (var content = part.getInputStream()) {
                var type = part.getDataHandler().getContentType();
                var end = type.indexOf(';');
                return "data:%s;base64,%s"
                        .formatted(
                                end < 0 ? type : type.substring(0, end),
                                Base64.getEncoder().encodeToString(content.readAllBytes()));
            }
        }

        private static String inAngles(String contentId) {
            return contentId.startsWith("<") ? contentId.substring(1, contentId.length() - 1) : contentId;
        }
    }
}
