package io.guichet.email;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache.Escaper;
import io.guichet.email.MarkedText.Line;
import io.guichet.email.MarkedText.Part;
import io.guichet.text.MessageHtml;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * HTML of an e-mail's text. A line with a link alone is a button with the words of the line above it; words before a link
 * are a link with these words; lines that begin with {@code >} are a quotation, those with two spaces rows of two columns.
 */
final class EmailHtml {

    private static final Escaper ESCAPER = Escapers.simple(
            new String[][] {{"&", "&amp;"}, {"\"", "&quot;"}, {"'", "&#39;"}, {"<", "&lt;"}, {">", "&gt;"}});

    private static final String COLUMN_GAP = "  ";

    private static final MessageHtml MESSAGES = new MessageHtml();

    private final Set<String> links;
    private final Set<String> messages;
    private final StringBuilder html = new StringBuilder();
    private final List<Line> paragraph = new ArrayList<>();

    private EmailHtml(Set<String> links, Set<String> messages) {
        this.links = links;
        this.messages = messages;
    }

    /**
     * The HTML of a text.
     *
     * @param links the values that are addresses of pages
     * @param messages the values that are messages of staff, each with blocks of its own
     */
    static String of(MarkedText text, Set<String> links, Set<String> messages) {
        var html = new EmailHtml(links, messages);
        var lines = text.lines();
        for (int i = 0; i < lines.size(); ) {
            i = html.append(lines, i);
        }
        html.endParagraph();
        return html.html.toString();
    }

    private int append(List<Line> lines, int i) {
        var line = lines.get(i);
        if (line.isBlank()) {
            endParagraph();
        } else if (isMessage(line)) {
            endParagraph();
            html.append(MESSAGES.ofStaff(line.text()));
        } else if (line.startsWith(">")) {
            return appendAll(lines, i, ">", "<blockquote dir=\"auto\">", "<br>", EmailHtml::quoted, "</blockquote>");
        } else if (line.startsWith(COLUMN_GAP)) {
            return appendAll(lines, i, COLUMN_GAP, "<table class=\"rows\">", "", EmailHtml::row, "</table>");
        } else if (addressAtEnd(line) == null) {
            paragraph.add(line);
        } else {
            appendLink(line);
        }
        return i + 1;
    }

    private boolean isMessage(Line line) {
        return line.parts().size() == 1
                && line.parts().get(0).isValue()
                && messages.contains(line.parts().get(0).text());
    }

    private int appendAll(
            List<Line> lines,
            int from,
            String prefix,
            String start,
            String between,
            Function<Line, String> format,
            String end) {
        endParagraph();
        var to = from;
        while (to < lines.size() && lines.get(to).startsWith(prefix)) {
            to++;
        }
        html.append(lines.subList(from, to).stream().map(format).collect(Collectors.joining(between, start, end)));
        return to;
    }

    private void appendLink(Line line) {
        var address = addressAtEnd(line);
        var words = label(line.text().substring(0, line.text().length() - address.length()));
        var style = "";
        if (words.isEmpty() && !paragraph.isEmpty() && endsWithColon(paragraph.get(paragraph.size() - 1))) {
            words = label(paragraph.remove(paragraph.size() - 1).text());
            style = " class=\"button\"";
        }
        endParagraph();
        html.append("<p class=\"link\"><a%s href=\"%s\">%s</a></p>"
                .formatted(style, escape(address), escape(words.isEmpty() ? address : words)));
    }

    /** The address with which the line ends, with what the template appends to it, or null. */
    private String addressAtEnd(Line line) {
        var parts = line.parts();
        var last = parts.size() - 1;
        var suffix = "";
        if (last > 0 && !parts.get(last).isValue() && !hasSpace(parts.get(last).text())) {
            suffix = parts.get(last).text();
            last--;
        }
        var part = parts.get(last);
        return part.isValue() && links.contains(part.text()) ? part.text() + suffix : null;
    }

    private static boolean hasSpace(String text) {
        return text.chars().anyMatch(Character::isWhitespace);
    }

    private static boolean endsWithColon(Line line) {
        return line.text().stripTrailing().endsWith(":");
    }

    /** The words without the colon that leads to the link. */
    private static String label(String words) {
        var label = words.strip();
        if (label.endsWith(":")) {
            label = label.substring(0, label.length() - 1);
        }
        return label.replace('\u00a0', ' ').replace('\u202f', ' ').strip();
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            html.append(paragraph.stream()
                    .map(line -> inline(line.parts()))
                    .collect(Collectors.joining("<br>", "<p dir=\"auto\">", "</p>")));
            paragraph.clear();
        }
    }

    private static String quoted(Line line) {
        return inline(line.parts()).substring("&gt;".length()).strip();
    }

    private static String row(Line line) {
        var text = line.text().strip();
        var gap = text.indexOf(COLUMN_GAP);
        return gap < 0
                ? "<tr><td colspan=\"2\">%s</td></tr>".formatted(escape(text))
                : "<tr><td>%s</td><td>%s</td></tr>"
                        .formatted(
                                escape(text.substring(0, gap)),
                                escape(text.substring(gap).strip()));
    }

    private static String inline(List<Part> parts) {
        return parts.stream().map(part -> escape(part.text())).collect(Collectors.joining());
    }

    private static String escape(String text) {
        return ESCAPER.escape(text).replace("\n", "<br>");
    }
}
