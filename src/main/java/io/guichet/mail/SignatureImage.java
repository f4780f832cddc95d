package io.guichet.mail;

import org.jsoup.nodes.Element;

/** Recognises a small image beside or below the lines of a business card. */
final class SignatureImage {

    private static final int MAX_HEIGHT = 100;
    private static final int MAX_DIGITS = 4;

    private SignatureImage() {}

    static boolean is(Element image) {
        return isSmall(image) && (isBelowContact(image) || isBesideContact(image));
    }

    private static boolean isSmall(Element image) {
        var height = image.attr("height").replace("px", "").strip();
        return !height.isEmpty()
                && height.length() < MAX_DIGITS
                && height.chars().allMatch(Character::isDigit)
                && Integer.parseInt(height) <= MAX_HEIGHT;
    }

    private static boolean isBelowContact(Element image) {
        var block = image.closest("p, div");
        var above = block == null ? null : block.previousElementSibling();
        return above != null && hasContact(above);
    }

    private static boolean isBesideContact(Element image) {
        var table = image.closest("table");
        return table != null && hasContact(table);
    }

    private static boolean hasContact(Element element) {
        return HtmlQuotes.beginning(element).lines().anyMatch(ContactLine::isContact);
    }
}
