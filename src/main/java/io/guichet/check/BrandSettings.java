package io.guichet.check;

import com.google.re2j.Pattern;
import io.guichet.brand.Brand;
import io.guichet.brand.LocalisedText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a {@code brand.yaml} must not say although it can be read. */
final class BrandSettings {

    private static final Pattern PREFIX = Pattern.compile("[A-Z][A-Z0-9]{0,7}-");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    /** Schemes of addresses that would run in the page on which the address stands. */
    private static final List<String> ACTIVE_SCHEMES = List.of("javascript:", "data:", "vbscript:");

    private BrandSettings() {}

    /** What is wrong, in words; empty for nothing. */
    static Optional<String> problem(Brand brand) {
        if (brand.languages().isEmpty()
                || new HashSet<>(brand.languages()).size() < brand.languages().size()) {
            return Optional.of("languages must name at least one, each once");
        }
        if (brand.prefix() == null || !PREFIX.matches(brand.prefix())) {
            return Optional.of("prefix must be 1 to 8 characters, A to Z or digits, and a hyphen, such as ZO-");
        }
        if (brand.accent() == null || !COLOUR.matches(brand.accent())) {
            return Optional.of("accent must be a colour such as #0b5cff");
        }
        return texts(brand).anyMatch(BrandSettings::isActive)
                ? Optional.of("an address must not begin with " + String.join(" or ", ACTIVE_SCHEMES))
                : Optional.empty();
    }

    private static Stream<String> texts(Brand brand) {
        return Stream.concat(
                brand.channels().stream().flatMap(channel -> Stream.ofNullable(channel.address())),
                brand.texts().values().stream()
                        .map(LocalisedText::byLanguage)
                        .flatMap(texts -> texts.values().stream()));
    }

    /** A word of a sentence, such as "data: none", is no address. */
    private static boolean isActive(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return ACTIVE_SCHEMES.stream().anyMatch(scheme -> {
            for (int at = lower.indexOf(scheme); at >= 0; at = lower.indexOf(scheme, at + 1)) {
                var end = at + scheme.length();
                var begins = at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1));
                if (begins && end < lower.length() && !Character.isWhitespace(lower.charAt(end))) {
                    return true;
                }
            }
            return false;
        });
    }
}
