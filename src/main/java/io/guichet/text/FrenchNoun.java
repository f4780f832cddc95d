package io.guichet.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * A French name or noun that stands after a preposition: with its article it is contracted ("du centre", "au centre"),
 * without one it is elided ("d’agent").
 *
 * @param words without article
 * @param article {@code le}, {@code la}, {@code l’} or {@code les}; null for a name without article
 */
public record FrenchNoun(String words, String article) {

    private static final String VOWELS = "aeiou";

    /** Words without elision although they begin with a vowel. */
    private static final Set<String> WITHOUT_ELISION = Set.of("onze", "onzième", "oui", "un", "ouistiti", "uhlan");

    /** A noun without article, which is of no known gender. */
    public static FrenchNoun of(String words) {
        return new FrenchNoun(words, null);
    }

    /** "du centre", "de la boutique", "de l’équipe", "des équipes", "d’agent", "de Miro". */
    public String withDe() {
        return switch (articleOrNone()) {
            case "le" -> "du " + words;
            case "les" -> "des " + words;
            case "la" -> "de la " + words;
            case "l’" -> "de l’" + words;
            default -> elided("de");
        };
    }

    /** "au centre", "à la boutique", "à l’équipe", "aux équipes", "à Miro". */
    public String withA() {
        return switch (articleOrNone()) {
            case "le" -> "au " + words;
            case "les" -> "aux " + words;
            case "la" -> "à la " + words;
            case "l’" -> "à l’" + words;
            default -> "à " + words;
        };
    }

    /** "qu’agent", "que spécialiste". */
    public String withQue() {
        return elided("que");
    }

    private String articleOrNone() {
        return article == null ? "" : article;
    }

    private String elided(String particle) {
        return beginsWithVowel() ? particle.substring(0, particle.length() - 1) + "’" + words : particle + " " + words;
    }

    /** An h counts as aspirated, which is never wrong before a name. */
    private boolean beginsWithVowel() {
        var firstWord = words.split(" ", 2)[0];
        if (firstWord.isEmpty() || WITHOUT_ELISION.contains(firstWord.toLowerCase(Locale.FRENCH))) {
            return false;
        }
        var base = Normalizer.normalize(firstWord.substring(0, 1), Normalizer.Form.NFD)
                .toLowerCase(Locale.FRENCH);
        return VOWELS.indexOf(base.charAt(0)) >= 0 || base.charAt(0) == 'œ' || base.charAt(0) == 'æ';
    }

    /** The words alone, as in a language without contractions. */
    @Override
    public String toString() {
        return words;
    }
}
