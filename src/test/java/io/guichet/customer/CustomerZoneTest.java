package io.guichet.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brands;
import io.guichet.model.ModelFiles;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The zone in which a customer reads times. */
class CustomerZoneTest {

    @ParameterizedTest
    @CsvSource({
        "Asia/Tokyo, apac, Asia/Tokyo",
        ", apac, Australia/Brisbane",
        ", europe, Europe/London",
        ", americas, America/New_York",
        ", , America/New_York",
        "Mars/Base, , America/New_York",
    })
    void isTheBrowsersThenTheRegionsThenTheBrands(String browser, String region, ZoneId expected) {
        var vimeo = new Brands(new ModelFiles(".", List.of())).get("vimeo");
        var customer = new Customer(1, "vimeo", "ada@example.org", null, "en", null, null, null, region, browser);

        assertThat(customer.readingZone(vimeo)).isEqualTo(expected);
    }
}
