package io.guichet.mail;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Outlook's paragraphs have no margin, and an empty one stands between paragraphs of the text. Senders who break lines
 * within paragraphs put no empty ones between them.
 */
final class OutlookParagraphs {

    private static final int MAX_PARAGRAPHS = 50;

    private OutlookParagraphs() {}

    static boolean isOne(Element element) {
        return element.className().startsWith("Mso");
    }

    /** Whether each paragraph of the sender's text is one. */
    static boolean areSeparate(Document document) {
        int texts = 0;
        int seen = 0;
        for (var element : document.select("p.MsoNormal, [style*=border-top]")) {
            if (!element.normalName().equals("p") || seen++ > MAX_PARAGRAPHS) {
                return false;
            }
            if (!hasText(element)) {
                if (texts > 0) {
                    return false;
                }
            } else if (texts++ > 0 && hasBrokenLine(element)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasText(Element element) {
        return !element.text().replace('\u00a0', ' ').isBlank();
    }

    private static boolean hasBrokenLine(Element paragraph) {
        var lineBreak = paragraph.selectFirst("> br");
        return lineBreak != null && lineBreak.nextSibling() != null && lineBreak.previousSibling() != null;
    }
}
