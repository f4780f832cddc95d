package io.guichet.billing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The shapes of postcodes by country, without separators; the Universal Postal Union describes them. */
final class Postcodes {

    private static final Map<String, List<TextShape>> SHAPES = shapes();

    /** Countries without a postcode that begins with 0. */
    private static final Set<String> NO_LEADING_ZERO = Set.of("AT", "BE", "CH", "HU", "LI", "LU", "NL", "SI");

    private static final int MAX_LENGTH = 12;

    private Postcodes() {}

    private static Map<String, List<TextShape>> shapes() {
        var shapes = new HashMap<String, List<TextShape>>();
        put(
                shapes,
                List.of("AT", "AU", "BE", "BG", "CH", "CY", "DK", "HU", "LI", "LU", "LV", "NO", "NZ", "SI"),
                "9999");
        put(shapes, List.of("CZ", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IT", "LT", "MC", "SE", "SK"), "99999");
        put(shapes, List.of("PL"), "99999");
        put(shapes, List.of("RO"), "999999");
        put(shapes, List.of("JP", "PT"), "9999999");
        put(shapes, List.of("IE"), "L99XXXX", "L9WXXXX");
        put(shapes, List.of("MT"), "LLL9999");
        put(shapes, List.of("NL"), "9999LL");
        put(shapes, List.of("US"), "99999", "999999999");
        put(shapes, List.of("CA"), "L9L9L9");
        put(shapes, List.of("GB", "GG", "IM", "JE"), "L99LL", "L999LL", "LL99LL", "LL999LL", "L9L9LL", "LL9L9LL");
        return shapes;
    }

    private static void put(Map<String, List<TextShape>> shapes, List<String> countries, String... ofThem) {
        var list = Arrays.stream(ofThem).map(TextShape::new).toList();
        countries.forEach(country -> shapes.put(country, list));
    }

    /** The usual shape of a country's postcodes; empty where none is known. */
    static String shape(String country) {
        var shapes = SHAPES.get(country);
        return shapes == null ? "" : shapes.get(0).shape();
    }

    /** Whether the country may have this postcode; of other countries any short one with a letter or digit. */
    static boolean isPlausible(String country, String postcode) {
        var plain = plain(country, postcode);
        var shapes = SHAPES.get(country);
        if (shapes == null) {
            return !plain.isEmpty() && plain.length() <= MAX_LENGTH;
        }
        return shapes.stream().anyMatch(shape -> shape.matches(plain))
                && plain.chars().anyMatch(character -> character != '0')
                && !(NO_LEADING_ZERO.contains(country) && plain.startsWith("0"));
    }

    /** Without separators and without the sign of the country before the number, as in {@code B-1000}. */
    private static String plain(String country, String postcode) {
        var letters = new StringBuilder();
        postcode.toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        var plain = letters.toString();
        var startsWithDigit = !SHAPES.getOrDefault(country, List.of(new TextShape("L")))
                .get(0)
                .shape()
                .startsWith("L");
        if (!startsWithDigit) {
            return plain;
        }
        int sign = 0;
        while (sign < plain.length() && sign < 2 && Character.isLetter(plain.charAt(sign))) {
            sign++;
        }
        return plain.substring(sign);
    }
}
