package io.guichet.billing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The countries whose VAT numbers are known, by the prefix of the numbers: those of the European Union, Northern Ireland
 * and some neighbours. The shapes are those of the Commission's VIES.
 */
enum VatCountry {
    AT(VatChecks::austria, "U99999999"),
    BE(VatChecks::belgium, "0999999999", "1999999999"),
    BG(VatChecks::bulgaria, "999999999", "9999999999"),
    CH(VatChecks::switzerland, "E999999999"),
    CY(VatChecks::cyprus, "99999999L"),
    CZ(VatChecks::czechia, "99999999", "999999999", "9999999999"),
    DE(VatChecks::germany, "999999999"),
    DK(VatChecks::denmark, "99999999"),
    EE(VatChecks::estonia, "999999999"),
    EL(VatChecks::greece, "999999999"),
    ES(SpanishVatNumber::isValid, "X9999999X"),
    FI(VatChecks::finland, "99999999"),
    FR(VatChecks::france, "XX999999999"),
    GB(VatChecks::unitedKingdom, "999999999", "999999999999", "GD999", "HA999"),
    HR(VatChecks::croatia, "99999999999"),
    HU(VatChecks::hungary, "99999999"),
    IE(VatChecks::ireland, "9999999L", "9999999LL", "9S99999L"),
    IT(VatChecks::italy, "99999999999"),
    LT(VatChecks::lithuania, "999999999", "999999999999"),
    LU(VatChecks::luxembourg, "99999999"),
    LV(VatChecks::latvia, "99999999999"),
    MT(VatChecks::malta, "99999999"),
    NL(VatChecks::netherlands, "999999999B99"),
    NO(VatChecks::norway, "999999999", "999999999MVA"),
    PL(VatChecks::poland, "9999999999"),
    PT(VatChecks::portugal, "999999999"),
    RO(VatChecks::romania, "9999999999", "999999999", "99999999", "9999999", "999999", "99999", "9999", "999", "99"),
    SE(VatChecks::sweden, "999999999901"),
    SI(VatChecks::slovenia, "99999999"),
    SK(VatChecks::slovakia, "9999999999"),
    XI(VatChecks::unitedKingdom, "999999999", "999999999999", "GD999", "HA999");

    private final Predicate<String> check;
    private final List<TextShape> shapes;

    VatCountry(Predicate<String> check, String... shapes) {
        this.check = check;
        this.shapes = Arrays.stream(shapes).map(TextShape::new).toList();
    }

    /** The country of a prefix. {@code GR} is taken for {@code EL}. */
    static Optional<VatCountry> ofPrefix(String prefix) {
        var known = prefix.equals("GR") ? "EL" : prefix;
        return Arrays.stream(values())
                .filter(country -> country.name().equals(known))
                .findFirst();
    }

    /** A number of the usual shape, with its prefix. */
    String shape() {
        return name() + shapes.get(0).shape();
    }

    /** @param number without prefix and separators */
    boolean hasShape(String number) {
        return shapes.stream().anyMatch(shape -> shape.matches(number));
    }

    /** Whether the check digits of a number of this shape are right. No country gives out a number of zeros. */
    boolean hasCheckDigits(String number) {
        return number.chars().anyMatch(character -> character >= '1' && character <= '9') && check.test(number);
    }
}
