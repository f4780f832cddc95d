package io.guichet.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brands;
import io.guichet.model.ModelFiles;
import io.guichet.policy.PromiseAttributes.AttributeDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attributes that the targets of the shipped tables depend on. */
class PromiseAttributesTest {

    private static final Brands BRANDS = new Brands(new ModelFiles(".", List.of()));
    private final PromiseAttributes promiseAttributes = new PromiseAttributes(new FileTables());

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
    void returnsTheAttributesThatRowsTest(String brand, String names) {
        assertThat(promiseAttributes.relevant(BRANDS.get(brand)))
                .extracting(AttributeDefinition::name)
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
    void offersRelevantValuesInTheOrderOfTheBrand(String brand, String name, String values) {
        assertThat(promiseAttributes.relevant(BRANDS.get(brand)))
                .filteredOn(attribute -> attribute.name().equals(name))
                .singleElement()
                .extracting(AttributeDefinition::values)
                .isEqualTo(List.of(values.split(" ")));
    }

    @Test
    void includesAChannelThatTheBrandDoesNotHave() {
        assertThat(promiseAttributes.readByTables(BRANDS.get("webshop"))).contains("channel", "premium", "signedIn");
        assertThat(promiseAttributes.readByTables(BRANDS.get("zoom"))).doesNotContain("channel", "severity");
    }

    @Test
    void listsEveryAttributeOfTheBrand() {
        assertThat(promiseAttributes.all(BRANDS.get("vimeo")))
                .extracting(AttributeDefinition::name)
                .contains("channel", "impact", "origin", "premium")
                .doesNotContain("addOn");
        assertThat(BRANDS.all())
                .flatExtracting(promiseAttributes::all)
                .extracting(AttributeDefinition::name)
                .containsAll(TicketAttributes.names());
    }
}
