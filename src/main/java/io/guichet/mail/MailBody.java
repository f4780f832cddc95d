package io.guichet.mail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Chooses the parts of a message that are its text, and reads them. */
final class MailBody {

    private static final int MAX_PLACEHOLDER = 400;
    private static final int MAX_HTML_CHARS = 1 << 19;
    private static final String LIST_INDENT = "   ";

    private static final List<String> PLACEHOLDERS = List.of(
            "requires html",
            "does not support html",
            "doesn't support html",
            "not support html",
            "view this email in html",
            "html-capable",
            "html capable",
            "html version",
            "cannot display html",
            "can't display html",
            "version html",
            "ne supporte pas le html",
            "ne prend pas en charge le html",
            "html-fähig",
            "unterstützt kein html",
            "unterstützt keine html",
            "no admite html",
            "no soporta html",
            "non supporta html",
            "ondersteunt geen html",
            "this is a multi-part message in mime format");

    private final MimePart message;
    private final MailLimits limits;
    private final List<MimePart> parts = new ArrayList<>();
    private final List<MimePart> texts = new ArrayList<>();
    private final List<MimePart> alternatives = new ArrayList<>();
    private final Map<MimePart, Document> documents = new IdentityHashMap<>();

    private MailBody(MimePart message, MailLimits limits) {
        this.message = message;
        this.limits = limits;
    }

    static MailBody of(MimePart message, MailLimits limits) {
        var body = new MailBody(message, limits);
        body.collect();
        return body;
    }

    MessageRole role() {
        return MessageRole.of(message.headers());
    }

    /** All parts that are no multiparts, in their order. */
    List<MimePart> parts() {
        return parts;
    }

    /** Whether the part is the text, or the same text in another form. */
    boolean isText(MimePart part) {
        return texts.contains(part) || alternatives.contains(part);
    }

    private void collect() {
        var pending = new ArrayDeque<MimePart>();
        pending.push(message);
        while (!pending.isEmpty()) {
            var part = pending.pop();
            if (part.isMultipart() && !part.children().isEmpty()) {
                for (int at = part.children().size() - 1; at >= 0; at--) {
                    pending.push(part.children().get(at));
                }
            } else {
                parts.add(part);
            }
        }
        parts.stream().filter(this::mayBeText).forEach(texts::add);
        chooseAlternatives();
    }

    private boolean mayBeText(MimePart part) {
        var type = part.mediaType();
        boolean text = type.equals("text/plain")
                || type.equals("text/html")
                || isBareMultipart(part)
                || (type.equals("text/enriched") || type.equals("text/x-markdown") || type.equals("text/markdown"));
        if (!text || part.isAttachment()) {
            return false;
        }
        return part.fileName().isEmpty() || part == message || (part.isInline() && part.number() == 1);
    }

    /** A multipart without parts is text. */
    private boolean isBareMultipart(MimePart part) {
        return part.isMultipart() && part == message;
    }

    /** Of each multipart/alternative the plain text if it says something, else the HTML. */
    private void chooseAlternatives() {
        for (var html : List.copyOf(texts)) {
            if (!html.mediaType().equals("text/html")) {
                continue;
            }
            var alternative = alternative(html);
            if (alternative == null) {
                continue;
            }
            var plain = texts.stream()
                    .filter(part ->
                            part != html && !part.mediaType().equals("text/html") && alternative(part) == alternative)
                    .toList();
            if (plain.isEmpty()) {
                continue;
            }
            boolean useHtml = plain.stream().allMatch(this::saysNothing)
                    && !htmlText(html).isBlank();
            alternatives.addAll(useHtml ? plain : List.of(html));
        }
        texts.removeAll(alternatives);
    }

    private static MimePart alternative(MimePart part) {
        for (var above = part.parent(); above != null; above = above.parent()) {
            if (above.mediaType().equals("multipart/alternative")) {
                return above;
            }
        }
        return null;
    }

    private boolean saysNothing(MimePart plain) {
        var text = plain.text().strip();
        if (text.isEmpty()) {
            return true;
        }
        if (text.length() > MAX_PLACEHOLDER) {
            return looksLikeHtml(text);
        }
        var lower = text.toLowerCase(Locale.ROOT);
        return PLACEHOLDERS.stream().anyMatch(lower::contains) || looksLikeHtml(text);
    }

    private static boolean looksLikeHtml(String text) {
        var lower = text.substring(0, Math.min(text.length(), 200)).toLowerCase(Locale.ROOT);
        return lower.startsWith("<!doctype html")
                || lower.startsWith("<html")
                || lower.startsWith("<div ")
                || lower.startsWith("<body")
                || lower.startsWith("<p>");
    }

    private String htmlText(MimePart html) {
        var text = new StringBuilder();
        HtmlLines.of(document(html), limits.maxLines()).forEach(line -> text.append(line.text()));
        return text.toString();
    }

    /** The lines of the text. */
    List<TextLine> lines() {
        var lines = new ArrayList<TextLine>();
        for (var part : texts) {
            var read = isHtml(part) ? HtmlLines.of(document(part), limits.maxLines()) : plainLines(part);
            if (read.stream().allMatch(TextLine::isBlank)) {
                continue;
            }
            if (!lines.isEmpty()) {
                lines.add(TextLine.plain(""));
            }
            lines.addAll(read.subList(
                    0, Math.min(read.size(), limits.maxLines() - Math.min(lines.size(), limits.maxLines()))));
        }
        return lines;
    }

    private static boolean isHtml(MimePart part) {
        return part.mediaType().equals("text/html")
                || (part.mediaType().equals("text/plain")
                        && part.headers().raw("Content-Type").isEmpty()
                        && looksLikeHtml(part.text().stripLeading()));
    }

    private List<TextLine> plainLines(MimePart part) {
        var text = part.text()
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\u2028", "\n")
                .replace("\u0000", "");
        if (part.parameter("format").equalsIgnoreCase("flowed")) {
            text = FlowedText.join(text, part.parameter("delsp").equalsIgnoreCase("yes"));
        }
        var lines = new ArrayList<TextLine>();
        int start = 0;
        while (start <= text.length() && lines.size() < limits.maxLines()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            var line = text.substring(start, end);
            lines.add(TextLine.plain(alternatives.isEmpty() ? line : withoutListIndent(line)));
            start = end + 1;
        }
        return PgpArmour.remove(lines);
    }

    /** Mail programs indent lists where they turn HTML into text. */
    private static String withoutListIndent(String line) {
        if (!line.startsWith(LIST_INDENT)) {
            return line;
        }
        var item = line.substring(LIST_INDENT.length());
        int end = 0;
        while (end < item.length() && Character.isDigit(item.charAt(end))) {
            end++;
        }
        boolean marked = item.startsWith("- ") || item.startsWith("* ") || (end > 0 && item.startsWith(". ", end));
        return marked ? item : line;
    }

    /** The HTML of the message, sanitised; empty if it has none. */
    String html() {
        var html = new StringBuilder();
        for (var part : parts) {
            if (part.mediaType().equals("text/html") && isText(part)) {
                html.append(SafeHtml.of(truncated(part.text())));
            }
        }
        return html.toString();
    }

    /** The HTML documents, for the images that they show. */
    List<Document> documents() {
        return parts.stream()
                .filter(part -> part.mediaType().equals("text/html") && isText(part))
                .map(part -> document(part))
                .toList();
    }

    private Document document(MimePart html) {
        return documents.computeIfAbsent(html, part -> Jsoup.parse(truncated(part.text())));
    }

    private static String truncated(String html) {
        return html.length() <= MAX_HTML_CHARS ? html : html.substring(0, MAX_HTML_CHARS);
    }
}
