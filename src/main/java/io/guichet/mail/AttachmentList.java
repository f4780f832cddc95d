package io.guichet.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Lists the files of a message; images of signatures and of quotes are left out. */
final class AttachmentList {

    private static final int MAX_NAME = 200;

    private final MailBody body;
    private final List<String> defects;
    private final Set<String> shown = new HashSet<>();
    private final Set<String> decoration = new HashSet<>();
    private final List<MailAttachment> files = new ArrayList<>();

    private AttachmentList(MailBody body, List<String> defects) {
        this.body = body;
        this.defects = defects;
    }

    static List<MailAttachment> of(MailBody body, List<String> defects) {
        var list = new AttachmentList(body, defects);
        body.documents().forEach(list::readImages);
        body.parts().forEach(list::add);
        return List.copyOf(list.files);
    }

    private void readImages(Document document) {
        var quotes = new HtmlQuotes(document);
        boolean below = false;
        for (var element : document.select("img[src^=cid:], [id], [style*=border-top]")) {
            if (!element.normalName().equals("img")) {
                below |= body.role() != MessageRole.FORWARD && quotes.startsBelow(element);
                continue;
            }
            var image = element;
            if (!image.attr("src").startsWith("cid:")) {
                continue;
            }
            var id = image.attr("src").substring("cid:".length());
            if (below || isDecoration(image) || SignatureImage.is(image)) {
                decoration.add(id);
            } else {
                shown.add(id);
            }
        }
    }

    /** An image inside a signature or inside what a mail program quotes. */
    private static boolean isDecoration(Element image) {
        int steps = 0;
        for (Element above = image; above != null && steps < 200; above = above.parent(), steps++) {
            if (HtmlQuotes.isDecoration(above)) {
                return true;
            }
        }
        return false;
    }

    private void add(MimePart part) {
        if (body.isText(part) || isForMachines(part)) {
            return;
        }
        var id = part.contentId();
        if (part.mediaType().startsWith("image/") && decoration.contains(id) && !shown.contains(id)) {
            return;
        }
        if (part.size() == 0 && part.fileName().isEmpty() && !part.isAttachment()) {
            return;
        }
        var file =
                new MailAttachment(part.number(), 0, name(part), type(part), part.size(), shown.contains(id) ? id : "");
        files.addAll(TnefAttachments.isTnef(part) ? TnefAttachments.read(part, file, defects) : List.of(file));
    }

    private static boolean isForMachines(MimePart part) {
        var type = part.mediaType();
        return type.equals("message/delivery-status")
                || type.equals("message/global-delivery-status")
                || type.equals("message/disposition-notification")
                || type.equals("text/x-amp-html")
                || (type.equals("text/watch-html"))
                || isSignature(part)
                || (type.equals("text/calendar")
                        && !part.isAttachment()
                        && part.fileName().isEmpty());
    }

    /** The signature of a signed message (RFC 1847) stays in the raw message. */
    private static boolean isSignature(MimePart part) {
        return part.parent() != null
                && part.parent().mediaType().equals("multipart/signed")
                && (part.mediaType().equals("application/pgp-signature")
                        || part.mediaType().endsWith("pkcs7-signature"));
    }

    private static String type(MimePart part) {
        return part.isMultipart() ? "application/octet-stream" : part.mediaType();
    }

    private static String name(MimePart part) {
        var name = part.fileName();
        if (name.isEmpty() && part.mediaType().equals("message/rfc822")) {
            name = subject(part);
        }
        if (name.isEmpty()) {
            name = "part-" + part.number() + extension(part.mediaType());
        }
        name = name.length() > MAX_NAME ? name.substring(name.length() - MAX_NAME) : name;
        return name.replace('/', '_').replace('\\', '_');
    }

    private static String subject(MimePart part) {
        var start = new String(part.bytes(), StandardCharsets.ISO_8859_1);
        for (var line : start.substring(0, Math.min(start.length(), 20_000)).split("\n")) {
            if (line.regionMatches(true, 0, "subject:", 0, 8)) {
                var subject = HeaderText.decode(line.substring(8).strip());
                return subject.isEmpty() ? "" : subject + ".eml";
            }
            if (line.isBlank()) {
                break;
            }
        }
        return "";
    }

    private static String extension(String type) {
        return switch (type) {
            case "message/rfc822" -> ".eml";
            case "text/calendar" -> ".ics";
            case "image/jpeg" -> ".jpg";
            case "text/plain", "text/rfc822-headers" -> ".txt";
            case "application/pgp-signature" -> ".asc";
            default -> {
                var subtype = type.substring(type.indexOf('/') + 1).toLowerCase(Locale.ROOT);
                boolean plain = subtype.length() <= 5 && subtype.chars().allMatch(Character::isLetterOrDigit);
                yield plain ? "." + subtype : ".bin";
            }
        };
    }
}
