package io.guichet.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** E-mail addresses in their one canonical form: lower case, form C, the domain in ASCII (A-labels). */
public final class EmailAddress {

    /** In characters, of the canonical form (RFC 5321). */
    public static final int MAX_LENGTH = 254;

    private static final int MAX_LABEL_LENGTH = 63;
    private static final String ASCII_PREFIX = "xn--";

    /** Special characters of RFC 5322; a colon also refuses {@code mailto:}. */
    private static final String SPECIAL = "()<>[],;:\\\"@";

    private EmailAddress() {}

    /** The canonical form; empty for what is no address that mail can be sent to. */
    public static Optional<String> canonical(String text) {
        if (text == null || text.length() > 2 * MAX_LENGTH) {
            return Optional.empty();
        }
        var typed = InputText.strip(text);
        var at = typed.lastIndexOf('@');
        if (at <= 0) {
            return Optional.empty();
        }
        var local = lowerCase(typed.substring(0, at), Normalizer.Form.NFC);
        return isLocalPart(local)
                ? asciiDomain(typed.substring(at + 1))
                        .map(domain -> local + "@" + domain)
                        .filter(address -> address.length() <= MAX_LENGTH)
                : Optional.empty();
    }

    /** The form in which addresses were stored before: as typed, in lower case. */
    public static String lowerCased(String text) {
        return text.trim().toLowerCase(Locale.ROOT);
    }

    private static boolean isLocalPart(String local) {
        return local.codePoints().noneMatch(EmailAddress::isRefusedInLocalPart)
                && !local.startsWith(".")
                && !local.endsWith(".")
                && !local.contains("..");
    }

    private static boolean isRefusedInLocalPart(int character) {
        var type = Character.getType(character);
        return InputText.isInvisible(character)
                || type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || SPECIAL.indexOf(character) >= 0;
    }

    /** At least two labels of alphanumeric characters and hyphens; other scripts than ASCII are encoded. */
    private static Optional<String> asciiDomain(String domain) {
        if (domain.codePoints().anyMatch(InputText::isInvisible)) {
            return Optional.empty();
        }
        var labels =
                lowerCase(domain, Normalizer.Form.NFKC).replace('\u3002', '.').split("\\.", -1);
        if (labels.length < 2) {
            return Optional.empty();
        }
        var ascii = new StringBuilder();
        for (var label : labels) {
            var encoded = asciiLabel(label);
            if (encoded.isEmpty()) {
                return Optional.empty();
            }
            ascii.append(ascii.isEmpty() ? "" : ".").append(encoded.get());
        }
        return Optional.of(ascii.toString());
    }

    private static Optional<String> asciiLabel(String label) {
        if (label.isEmpty()
                || label.length() > MAX_LABEL_LENGTH
                || label.startsWith("-")
                || label.endsWith("-")
                || !label.codePoints().allMatch(EmailAddress::isAllowedInLabel)) {
            return Optional.empty();
        }
        var ascii =
                label.chars().allMatch(character -> character < 0x80) ? label : ASCII_PREFIX + Punycode.encode(label);
        return Optional.of(ascii).filter(encoded -> encoded.length() <= MAX_LABEL_LENGTH);
    }

    private static boolean isAllowedInLabel(int character) {
        return Character.isLetterOrDigit(character) || InputText.isMark(character) || character == '-';
    }

    private static String lowerCase(String text, Normalizer.Form form) {
        return Normalizer.normalize(Normalizer.normalize(text, form).toLowerCase(Locale.ROOT), form);
    }
}
