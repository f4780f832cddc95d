package io.guichet.authoring;

import com.google.re2j.Pattern;
import io.guichet.text.InputText;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes personal data from a text: e-mail addresses, phone numbers, links with a token, and given names, with or
 * without accents. It prefers to remove too much; an author reviews the result.
 */
final class Anonymiser {

    /** Replacement of removed text. */
    static final String REDACTED = "[…]";

    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("[?&](key|token|secret)=", Pattern.CASE_INSENSITIVE);
    private static final Pattern EMAIL = Pattern.compile(
            "(mailto:)?[\\p{L}\\p{M}\\p{N}._%+'-]+@[\\p{L}\\p{M}\\p{N}-]+(\\.[\\p{L}\\p{M}\\p{N}-]+)+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REPEATED = Pattern.compile("\\[…\\](\\s+\\[…\\])+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Pattern MARK = Pattern.compile("\\p{M}");

    /** A name of up to two letters may be a common word, so its case must match. */
    private static final int LONGEST_COMMON_WORD = 2;

    private final Set<String> names;

    /** @param names names as people gave them; null and empty ones are ignored */
    Anonymiser(Collection<String> names) {
        this.names = names.stream()
                .filter(Objects::nonNull)
                .map(name -> Normalizer.normalize(InputText.clean(name), Normalizer.Form.NFD))
                .flatMap(Anonymiser::nameParts)
                .map(Anonymiser::key)
                .collect(Collectors.toSet());
    }

    String anonymise(String text) {
        var normalized = Normalizer.normalize(InputText.clean(text), Normalizer.Form.NFD);
        normalized = replaceRuns(normalized, character -> !Character.isWhitespace(character), token -> SECRET_PARAMETER
                .matcher(token)
                .find());
        normalized = EMAIL.matcher(normalized).replaceAll(REDACTED);
        normalized = PhoneNumbers.replace(normalized, REDACTED);
        normalized = replaceRuns(normalized, Anonymiser::isPartOfWord, word -> names.contains(key(word)));
        normalized = REPEATED.matcher(normalized).replaceAll(REDACTED);
        return Normalizer.normalize(normalized, Normalizer.Form.NFC);
    }

    /** Replaces the longest runs of such characters that are to be removed. */
    private static String replaceRuns(String text, Predicate<Integer> belongs, Predicate<String> removed) {
        var result = new StringBuilder(text.length());
        for (int start = 0; start < text.length(); ) {
            int end = start;
            while (end < text.length() && belongs.test(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            if (end == start) {
                result.appendCodePoint(text.codePointAt(start));
                start += Character.charCount(text.codePointAt(start));
            } else {
                var run = text.substring(start, end);
                result.append(removed.test(run) ? REDACTED : run);
                start = end;
            }
        }
        return result.toString();
    }

    private static boolean isPartOfWord(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> Character.isLetter(character);
        };
    }

    /** Parts of a name; particles such as "van" count only if the whole name is in lower case. */
    private static Stream<String> nameParts(String name) {
        var lowerCase = name.equals(name.toLowerCase(Locale.ROOT));
        return Stream.of(BETWEEN_WORDS.split(name))
                .filter(part -> part.codePoints().filter(Character::isLetter).count() > 1)
                .filter(part -> lowerCase || !part.equals(part.toLowerCase(Locale.ROOT)));
    }

    /** A word without accents, and without case unless it is very short. */
    private static String key(String word) {
        var letters = MARK.matcher(word).replaceAll("");
        return InputText.length(letters) > LONGEST_COMMON_WORD
                ? letters.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)
                : letters;
    }
}
