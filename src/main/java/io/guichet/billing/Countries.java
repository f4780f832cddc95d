package io.guichet.billing;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries by the names that people write: in the languages of Europe, or the codes of ISO 3166. */
final class Countries {

    /** Of the European Union and its neighbours. */
    private static final List<String> LANGUAGES = List.of(
            "en", "fr", "nl", "de", "es", "it", "pt", "lb", "bg", "hr", "cs", "da", "et", "fi", "el", "hu", "ga", "lv",
            "lt", "mt", "pl", "ro", "sk", "sl", "sv", "no");

    private static final Map<String, String> BY_NAME = names();

    private Countries() {}

    /** The code of the country of that name, such as {@code BE}. */
    static Optional<String> code(String name) {
        return Optional.ofNullable(BY_NAME.get(plain(name)));
    }

    private static Map<String, String> names() {
        var names = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            var country = new Locale.Builder().setRegion(code).build();
            names.put(plain(code), code);
            names.put(plain(country.getISO3Country()), code);
            for (var language : LANGUAGES) {
                names.putIfAbsent(plain(country.getDisplayCountry(Locale.forLanguageTag(language))), code);
            }
        }
        Map.of(
                        "GB",
                        List.of(
                                "UK",
                                "Great Britain",
                                "England",
                                "Scotland",
                                "Wales",
                                "Northern Ireland",
                                "Grande-Bretagne",
                                "Angleterre",
                                "Écosse"),
                        "US",
                        List.of("USA", "U.S.A.", "United States of America", "États-Unis d’Amérique"),
                        "NL",
                        List.of("Holland", "The Netherlands", "Hollande"),
                        "CZ",
                        List.of("Czech Republic", "République tchèque"),
                        "GR",
                        List.of("EL"),
                        "MK",
                        List.of("Macedonia", "Macédoine"))
                .forEach((code, others) -> others.forEach(name -> names.put(plain(name), code)));
        return names;
    }

    /** Small letters without marks, spaces and signs. */
    private static String plain(String name) {
        var letters = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetter)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
