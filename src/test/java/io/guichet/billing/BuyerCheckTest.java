package io.guichet.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.billing.Invoice.Buyer;
import io.guichet.problem.BadInput.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Billing addresses that can exist and those that cannot. */
class BuyerCheckTest {

    private static final Buyer ADA =
            new Buyer("Ada’s Lamps", "2 Light Street", "1000", "Brussels", "Belgium", "BE 0123.456.749");

    @Test
    void acceptsAnAddress() {
        assertThat(BuyerCheck.errors(ADA)).isEmpty();
        assertThat(BuyerCheck.canonical(ADA).vatNumber()).isEqualTo("BE0123456749");
    }

    @Test
    void namesEveryFieldOfAnInventedAddress() {
        var invented = new Buyer("x", "y", "1", "z", "Narnia", "0000.000.000");

        assertThat(BuyerCheck.errors(invented))
                .extracting(FieldError::field)
                .containsExactly("name", "street", "city", "country", "vatNumber");
    }

    @Test
    void leavesEmptyFieldsToTheForm() {
        assertThat(BuyerCheck.errors(new Buyer(null, "", " ", null, null, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3M", "Li", "株式会社", "O’Neill & Co", "A1"})
    void acceptsShortNames(String name) {
        assertThat(BuyerCheck.errors(new Buyer(name, null, null, null, null, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "xxx", "..", "12", "X X X", "-"})
    void refusesWhatIsNoName(String name) {
        assertThat(BuyerCheck.errors(new Buyer(name, null, null, null, null, null)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Belgique, B-1000",
        "BE, 4000",
        "France, 01000",
        "Frankrijk, F-75002",
        "Deutschland, 01067",
        "Pays-Bas, 1012 JS",
        "The Netherlands, 1012js",
        "Luxembourg, L-2411",
        "Italia, 00118",
        "España, 28001",
        "Österreich, 1010",
        "Portugal, 1000-205",
        "Polska, 00-001",
        "Ireland, D02 X285",
        "Ireland, D6W XY00",
        "United Kingdom, SW1A 1AA",
        "UK, E1 6AN",
        "Suède, 114 55",
        "Ελλάδα, 104 31",
        "Malta, VLT 1117",
        "États-Unis, 94103-1234",
        "Canada, K1A 0B1",
        "Sénégal, 10200"
    })
    void acceptsPostcodesOfTheirCountry(String country, String postcode) {
        assertThat(BuyerCheck.errors(new Buyer(null, null, postcode, null, country, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Belgium, 0100",
        "Belgium, 75002",
        "France, 1000",
        "Germany, 00000",
        "Netherlands, 1012",
        "Ireland, 12345",
        "UK, 12345",
        "Poland, 1",
        "Sénégal, -"
    })
    void refusesPostcodesOfOtherForms(String country, String postcode) {
        assertThat(BuyerCheck.errors(new Buyer(null, null, postcode, null, country, null)))
                .extracting(FieldError::field)
                .containsExactly("postcode");
    }
}
