package io.guichet.desk;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out of a text what tells who somebody is: e-mail addresses, phone numbers, links with a key in them, and these names,
 * with or without accents. It takes out too much rather than too little, and whoever goes on from there reads it first.
 */
final class Anonymous {

    /** What stands in the place of what was taken out. */
    static final String LEFT_OUT = "[…]";

    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern SECRET_LINK = Pattern.compile("\\S*[?&](key|token|secret)=\\S*", ANY_CASE);
    private static final Pattern EMAIL = Pattern.compile(
            "(mailto:)?[\\p{L}\\p{M}\\p{N}._%+'-]+@[\\p{L}\\p{M}\\p{N}-]+(\\.[\\p{L}\\p{M}\\p{N}-]+)+", ANY_CASE);
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{N}])(\\+|\\(\\+?)?\\d[\\d ().\u00a0\u202f/-]{5,}\\d(?![\\p{L}\\p{N}])");
    private static final Pattern DATE =
            Pattern.compile("\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}");

    private static final int DIGITS_OF_A_PHONE = 7;

    private final List<Pattern> names;

    /** @param names as people gave them; null and empty ones are left out */
    Anonymous(Collection<String> names) {
        this.names = names.stream()
                .filter(Objects::nonNull)
                .map(name -> Normalizer.normalize(name, Normalizer.Form.NFD))
                .flatMap(Anonymous::parts)
                .distinct()
                .toList()
                .stream()
                .map(Anonymous::pattern)
                .toList();
    }

    String of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD);
        plain = SECRET_LINK.matcher(plain).replaceAll(LEFT_OUT);
        plain = EMAIL.matcher(plain).replaceAll(LEFT_OUT);
        plain = NUMBER.matcher(plain).replaceAll(found -> isPhone(found) ? LEFT_OUT : found.group());
        for (var name : names) {
            plain = name.matcher(plain).replaceAll(LEFT_OUT);
        }
        plain = plain.replaceAll("\\[…](\\s+\\[…])+", LEFT_OUT);
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    private static boolean isPhone(MatchResult found) {
        var digits = found.group().replaceAll("\\D", "");
        return digits.length() >= DIGITS_OF_A_PHONE
                && !DATE.matcher(found.group()).matches();
    }

    /** Each part of a name; particles such as "van" only where the whole name is written small. */
    private static Stream<String> parts(String name) {
        var small = name.equals(name.toLowerCase());
        return Stream.of(name.split("[^\\p{L}\\p{M}]+"))
                .filter(part -> part.codePoints().filter(Character::isLetter).count() > 1)
                .filter(part -> small || !part.equals(part.toLowerCase()));
    }

    /** Two letters may be a word: they are a name where they are written as one. */
    private static Pattern pattern(String part) {
        var letters = part.replaceAll("\\p{M}", "")
                .codePoints()
                .mapToObj(Character::toString)
                .map(letter -> Pattern.quote(letter) + "\\p{M}*")
                .collect(Collectors.toList());
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + String.join("", letters) + "(?![\\p{L}\\p{M}\\p{N}])",
                letters.size() > 2 ? ANY_CASE : 0);
    }
}
