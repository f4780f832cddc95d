package io.guichet.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brands;
import io.guichet.model.ModelFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one has to know of a request to say what is promised, deduced from the shipped tables. */
class PromiseFactsTest {

    private static final Brands BRANDS = new Brands(new ModelFiles(".", List.of()));
    private final PromiseFacts facts = new PromiseFacts(new TablesOfFiles());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "helpcenter | requestType",
                "miro       | plan addOn requestType topic severity signedIn origin",
                "vimeo      | plan package region requestType product topic severity signedIn channel",
                "webshop    | premium signedIn",
                "zoom       | plan requestType impact workaround",
            })
    void areThoseThatSomeRowAsksAbout(String brand, String names) {
        assertThat(facts.deciding(BRANDS.get(brand)))
                .extracting(AskedFact::name)
                .containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vimeo | package     | silver gold platinum",
                "vimeo | region      | americas europe apac",
                "vimeo | topic       | live-stream",
                "vimeo | severity    | standard important urgent",
                "miro  | plan        | free education starter business enterprise",
                "miro  | topic       | bug",
                "zoom  | workaround  | none partial full",
                "zoom  | requestType | question incident request feature-request feedback other-services",
            })
    void offerTheBrandsWordsInItsOrderAndNoneThatMakesNoDifference(String brand, String name, String words) {
        assertThat(facts.deciding(BRANDS.get(brand)))
                .filteredOn(fact -> fact.name().equals(name))
                .singleElement()
                .extracting(AskedFact::words)
                .isEqualTo(List.of(words.split(" ")));
    }

    @Test
    void aChannelThatTheBrandDoesNotHaveIsReadByItsTablesAllTheSame() {
        assertThat(facts.readBy(BRANDS.get("webshop"))).contains("channel", "premium", "signedIn");
        assertThat(facts.readBy(BRANDS.get("zoom"))).doesNotContain("channel", "severity");
    }

    @Test
    void allOfThemAreEveryFactThatTheBrandKnows() {
        assertThat(facts.all(BRANDS.get("vimeo")))
                .extracting(AskedFact::name)
                .contains("channel", "impact", "origin", "premium")
                .doesNotContain("addOn");
        assertThat(BRANDS.all())
                .flatExtracting(facts::all)
                .extracting(AskedFact::name)
                .containsAll(Facts.names());
    }
}
