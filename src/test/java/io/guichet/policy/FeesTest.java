package io.guichet.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.brand.Brand;
import io.guichet.http.Unprocessable;
import io.guichet.policy.Table.Row;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that costs something has a price that can be read, or nobody can send it. */
class FeesTest {

    private static final Brand SHOP = new Brand(
            "shop", null, List.of("en"), "S-", ZoneId.of("UTC"), "#000000", null, null, null, null, null, null, null);

    @ParameterizedTest
    @CsvSource({"25.00, EUR, 21, 30.25", "0.05, EUR, 10, 0.06", "500, JPY, 5.5, 528", "1.250, TND, 19, 1.488"})
    void vatIsRoundedToTheSmallestCoin(String net, String currency, String vat, String gross) {
        assertThat(fee(net, currency, vat).gross().amount()).isEqualByComparingTo(gross);
    }

    @ParameterizedTest
    @CsvSource({"much, EUR, 21", "25.001, EUR, 21", "25.00, SHELLS, 21", ", EUR, 21", "25.00, EUR, some"})
    void aFeeThatCannotBeReadIsNamed(String net, String currency, String vat) {
        assertThatThrownBy(() -> fee(net, currency, vat))
                .isInstanceOf(Unprocessable.class)
                .hasMessageStartingWith("Row fee of shop/fees is not a fee");
    }

    @Test
    void aPaymentWithoutAFeeIsAnErrorThatNamesTheTable() {
        var policies = new Policies(new Written(List.of()));

        assertThatThrownBy(() -> policies.fee(SHOP, Facts.none()))
                .isInstanceOf(UnmatchedTable.class)
                .hasMessageContaining("shop/fees");
    }

    private static Fee fee(String net, String currency, String vat) {
        var values = new java.util.HashMap<String, Object>(Map.of("term", "P14D"));
        values.put("amount", net);
        values.put("currency", currency);
        values.put("vat", vat);
        var policies = new Policies(new Written(List.of(new Row(values, new Because("fees", 1, "fee", "So it is.")))));
        return policies.fee(SHOP, Facts.none()).orElseThrow().value();
    }

    /** Tables in which every request costs something, and the fees are these. */
    private static final class Written extends Tables {

        private final List<Row> fees;

        Written(List<Row> fees) {
            super(null);
            this.fees = fees;
        }

        @Override
        List<Row> rows(Brand brand, String decision, Integer version, Map<String, Object> inputs) {
            return decision.equals("fees")
                    ? fees
                    : List.of(new Row(Map.of("payment", true), new Because(decision, 1, "paid", "")));
        }
    }
}
