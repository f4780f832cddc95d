package io.guichet.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.policy.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts in the smallest units of Stripe, which are not always those of ISO 4217. */
class StripeAmountsTest {

    @ParameterizedTest
    @CsvSource({"30.25, EUR, 3025", "528, JPY, 528", "1.488, TND, 1488", "100, ISK, 10000", "5, UGX, 500"})
    void convertsThereAndBack(String amount, String code, long units) {
        var money = new Money(new BigDecimal(amount), Currency.getInstance(code));

        assertThat(StripeAmounts.units(money)).isEqualTo(units);
        assertThat(StripeAmounts.money(units, StripeAmounts.currency(money))).contains(money);
    }

    @Test
    void knowsNoAmountOfAnUnknownCurrency() {
        assertThat(StripeAmounts.money(100L, "xyz")).isEmpty();
        assertThat(StripeAmounts.money(150L, "isk")).isEmpty();
        assertThat(StripeAmounts.money(null, "eur")).isEmpty();
        assertThat(StripeAmounts.money(100L, null)).isEmpty();
    }
}
