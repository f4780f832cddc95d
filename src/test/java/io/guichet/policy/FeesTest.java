package io.guichet.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.brand.Brand;
import io.guichet.policy.Table.MatchedRow;
import io.guichet.problem.UnfulfillableRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A paid request needs a valid fee; otherwise it is rejected. */
class FeesTest {

    private static final Brand SHOP = new Brand(
            "shop",
            null,
            List.of("en"),
            "S-",
            ZoneId.of("UTC"),
            "#000000",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    @ParameterizedTest
    @CsvSource({"25.00, EUR, 21, 30.25", "0.05, EUR, 10, 0.06", "500, JPY, 5.5, 528", "1.250, TND, 19, 1.488"})
    void roundsVatToTheSmallestCurrencyUnit(String net, String currency, String vat, String gross) {
        assertThat(fee(net, currency, vat).gross().amount()).isEqualByComparingTo(gross);
    }

    @ParameterizedTest
    @CsvSource({"much, EUR, 21", "25.001, EUR, 21", "25.00, SHELLS, 21", ", EUR, 21", "25.00, EUR, some"})
    void namesAnInvalidFee(String net, String currency, String vat) {
        assertThatThrownBy(() -> fee(net, currency, vat))
                .isInstanceOf(UnfulfillableRequest.class)
                .hasMessageStartingWith("Row fee of shop/fees is not a valid fee");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "true", "no"})
    void refusesAnAnswerThatIsNeitherTrueNorFalse(String text) {
        var row = new MatchedRow(
                Map.of("payment", text), new DecisionReference("entitlement", 1, "paid", "So it is.", "webshop"));

        assertThatThrownBy(() -> row.isTrue("payment"))
                .isInstanceOf(UnfulfillableRequest.class)
                .hasMessage("Row paid of entitlement must have true or false in column 'payment', not '%s'.", text);
    }

    @Test
    void namesTheTableOfAMissingFee() {
        var policies = new Policies(new StubTables(List.of()));

        assertThatThrownBy(() -> policies.fee(SHOP, TicketAttributes.none()))
                .isInstanceOf(NoMatchingRow.class)
                .hasMessageContaining("shop/fees");
    }

    private static Fee fee(String net, String currency, String vat) {
        var values = new java.util.HashMap<String, Object>(Map.of("term", "P14D"));
        values.put("amount", net);
        values.put("currency", currency);
        values.put("vat", vat);
        var policies = new Policies(new StubTables(
                List.of(new MatchedRow(values, new DecisionReference("fees", 1, "fee", "So it is.", "shop")))));
        return policies.fee(SHOP, TicketAttributes.none()).orElseThrow().value();
    }

    /** Tables in which each request is paid, with these fees. */
    private static final class StubTables extends Tables {

        private final List<MatchedRow> fees;

        StubTables(List<MatchedRow> fees) {
            super(null, null, null);
            this.fees = fees;
        }

        @Override
        List<MatchedRow> rows(Brand brand, String decision, TableVersion version, Map<String, Object> inputs) {
            return decision.equals("fees")
                    ? fees
                    : List.of(new MatchedRow(
                            Map.of("payment", true), new DecisionReference(decision, 1, "paid", "", "shop")));
        }
    }
}
