package io.guichet.billing;

import java.util.Locale;

/**
 * A VAT number without separators, such as {@code BE0123456749}. Its form and check digits say whether it can exist; they
 * do not say that it was given out, nor to whom.
 */
record VatNumber(VatCountry country, String number) {

    /** The part of a number that says so in three languages of Switzerland. */
    private static final String[] SWISS_ENDINGS = {"MWST", "TVA", "IVA"};

    private static final String SEPARATORS = ".-/_ \u00a0\u202f\u2010\u2011\u00b7,";

    /** What is wrong with a text. */
    enum VatProblem {
        COUNTRY,
        SHAPE,
        CHECK_DIGITS,
        NONE
    }

    /** A text as a number; its country is null if it begins with no known prefix. */
    static VatNumber read(String text) {
        var characters = new StringBuilder();
        text.toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(character -> SEPARATORS.indexOf(character) < 0)
                .forEach(characters::appendCodePoint);
        var plain = characters.toString();
        if (plain.length() < 2) {
            return new VatNumber(null, plain);
        }
        return VatCountry.ofPrefix(plain.substring(0, 2))
                .map(country -> new VatNumber(country, number(country, plain.substring(2))))
                .orElseGet(() -> new VatNumber(null, plain));
    }

    private static String number(VatCountry country, String rest) {
        if (country == VatCountry.CH) {
            for (var ending : SWISS_ENDINGS) {
                if (rest.endsWith(ending)) {
                    return rest.substring(0, rest.length() - ending.length());
                }
            }
        }
        // Belgian numbers had nine digits until 2008.
        return country == VatCountry.BE && new TextShape("999999999").matches(rest) ? "0" + rest : rest;
    }

    VatProblem problem() {
        if (country == null) {
            return VatProblem.COUNTRY;
        }
        if (!country.hasShape(number)) {
            return VatProblem.SHAPE;
        }
        return country.hasCheckDigits(number) ? VatProblem.NONE : VatProblem.CHECK_DIGITS;
    }

    @Override
    public String toString() {
        return country == null ? number : country.name() + number;
    }
}
