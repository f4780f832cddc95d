package io.guichet.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.billing.VatNumber.VatProblem;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VAT numbers by their form and check digits. The valid ones are the examples of public documentation. */
class VatNumberTest {

    private static final String[] VALID = {
        "AT U13585627",
        "BE 0428.759.497",
        "BE 403.019.261",
        "BG 175 074 752",
        "CHE-107.787.577 IVA",
        "CY-10259033P",
        "CZ 25123891",
        "CZ 640903926",
        "DE 136,695 976",
        "DK 13585628",
        "EE 100 931 558",
        "EL 094259216",
        "GR 094259216",
        "ES B-58378431",
        "ES 54362315-K",
        "ES X-2482300W",
        "ES J99216582",
        "FI 20774740",
        "FR 40 303 265 045",
        "FR 23 334 175 221",
        "FR K7 399 859 412",
        "FR 53 0000 04605",
        "GB 980 7806 84",
        "HR 33392005961",
        "HU-12892312",
        "IE 6433435F",
        "IE 6433435OA",
        "IE 8D79739I",
        "IT 00743110157",
        "LT 119511515",
        "LT 100001919017",
        "LU 150 274 42",
        "LV 4000 3521 600",
        "MT 1167-9112",
        "NL 004495445B01",
        "NL 002455799B11",
        "NO 995 525 828 MVA",
        "PL 8567346215",
        "PT 501 964 843",
        "RO 185 472 90",
        "SE 123456789701",
        "SI 5022 3054",
        "SK 202 274 96 19",
        "XI 110 305 878",
        "BE 0123.456.749",
        "be0123456749"
    };

    @Test
    void acceptsTheExamplesOfEachCountry() {
        assertThat(VALID)
                .filteredOn(text -> VatNumber.read(text).problem() != VatProblem.NONE)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void hasAnExampleOfEachCountry(VatCountry country) {
        assertThat(VALID).anyMatch(text -> VatNumber.read(text).country() == country);
    }

    /** Monaco's SIREN, Czech numbers of persons and health authorities have fewer check digits. */
    @Test
    void refusesEachExampleWithItsLastDigitChanged() {
        assertThat(VALID)
                .filteredOn(text -> !text.startsWith("CZ 64"))
                .filteredOn(text -> VatNumber.read(changed(text)).problem() == VatProblem.NONE)
                .isEmpty();
    }

    /** The digit before a final letter or, without one, the last digit; the fixed endings of NL and SE stay. */
    private static String changed(String text) {
        var number = VatNumber.read(text).toString();
        var end = number.startsWith("NL") ? number.indexOf('B') : number.startsWith("SE") ? 12 : number.length();
        var at = number.startsWith("NO") ? number.length() - 4 : end - 1;
        while (!Character.isDigit(number.charAt(at))) {
            at--;
        }
        var digit = (char) ('0' + (number.charAt(at) - '0' + 1) % 10);
        return number.substring(0, at) + digit + number.substring(at + 1);
    }

    @ParameterizedTest
    @EnumSource
    void refusesZeros(VatCountry country) {
        var zeros = country.shape().substring(2).replaceAll("[9SX]", "0").replace('L', 'A');

        assertThat(VatNumber.read(country.name() + zeros).problem()).isNotEqualTo(VatProblem.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "BE 0000.000.000, CHECK_DIGITS",
        "0000.000.000, COUNTRY",
        "BE 123, SHAPE",
        "BE 2428.759.497, SHAPE",
        "FR 4030326504, SHAPE",
        "US 123456789, COUNTRY",
        "B, COUNTRY",
        "DE 13669597６, SHAPE",
        "DE 136695978, CHECK_DIGITS",
        "PL 8567346224, CHECK_DIGITS"
    })
    void namesTheProblem(String text, VatProblem problem) {
        assertThat(VatNumber.read(text).problem()).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BE 0123.456.749", "be0123456749", "BE 123.456.749", "BE-0123-456-749", "BE\u00a00123456749"})
    void storesOneSpelling(String text) {
        assertThat(VatNumber.read(text)).hasToString("BE0123456749");
    }

    @Test
    void knowsAllCountriesOfTheUnion() {
        var union = "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");

        assertThat(Arrays.stream(union).map(VatCountry::ofPrefix)).hasSize(27).allMatch(country -> country.isPresent());
    }
}
