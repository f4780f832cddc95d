package io.guichet.authoring;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes personal data from a text: e-mail addresses, phone numbers, links with a token, and given names, with or
 * without accents. It prefers to remove too much; an author reviews the result.
 */
final class Anonymiser {

    /** Replacement of removed text. */
    static final String REDACTED = "[…]";

    private static final int IGNORE_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern SECRET_LINK = Pattern.compile("\\S*[?&](key|token|secret)=\\S*", IGNORE_CASE);
    private static final Pattern EMAIL = Pattern.compile(
            "(mailto:)?[\\p{L}\\p{M}\\p{N}._%+'-]+@[\\p{L}\\p{M}\\p{N}-]+(\\.[\\p{L}\\p{M}\\p{N}-]+)+", IGNORE_CASE);
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\p{L}\\p{N}])(\\+|\\(\\+?)?\\d[\\d ().\u00a0\u202f/-]{5,}\\d(?![\\p{L}\\p{N}])");
    private static final Pattern DATE =
            Pattern.compile("\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}");

    private static final int MIN_PHONE_DIGITS = 7;

    private final List<Pattern> namePatterns;

    /** @param names names as people gave them; null and empty ones are ignored */
    Anonymiser(Collection<String> names) {
        this.namePatterns = names.stream()
                .filter(Objects::nonNull)
                .map(name -> Normalizer.normalize(name, Normalizer.Form.NFD))
                .flatMap(Anonymiser::nameParts)
                .distinct()
                .toList()
                .stream()
                .map(Anonymiser::namePattern)
                .toList();
    }

    String anonymise(String text) {
        var normalized = Normalizer.normalize(text, Normalizer.Form.NFD);
        normalized = SECRET_LINK.matcher(normalized).replaceAll(REDACTED);
        normalized = EMAIL.matcher(normalized).replaceAll(REDACTED);
        normalized = PHONE.matcher(normalized).replaceAll(match -> isPhone(match) ? REDACTED : match.group());
        for (var name : namePatterns) {
            normalized = name.matcher(normalized).replaceAll(REDACTED);
        }
        normalized = normalized.replaceAll("\\[…](\\s+\\[…])+", REDACTED);
        return Normalizer.normalize(normalized, Normalizer.Form.NFC);
    }

    private static boolean isPhone(MatchResult match) {
        var digits = match.group().replaceAll("\\D", "");
        return digits.length() >= MIN_PHONE_DIGITS
                && !DATE.matcher(match.group()).matches();
    }

    /** Parts of a name; particles such as "van" count only if the whole name is in lower case. */
    private static Stream<String> nameParts(String name) {
        var lowerCase = name.equals(name.toLowerCase());
        return Stream.of(name.split("[^\\p{L}\\p{M}]+"))
                .filter(part -> part.codePoints().filter(Character::isLetter).count() > 1)
                .filter(part -> lowerCase || !part.equals(part.toLowerCase()));
    }

    /** A part of up to two letters may be a common word, so its case must match. */
    private static Pattern namePattern(String part) {
        var letterPatterns = part.replaceAll("\\p{M}", "")
                .codePoints()
                .mapToObj(Character::toString)
                .map(letter -> Pattern.quote(letter) + "\\p{M}*")
                .collect(Collectors.toList());
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + String.join("", letterPatterns) + "(?![\\p{L}\\p{M}\\p{N}])",
                letterPatterns.size() > 2 ? IGNORE_CASE : 0);
    }
}
