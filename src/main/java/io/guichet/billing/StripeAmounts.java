package io.guichet.billing;

import io.guichet.policy.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Amounts in Stripe's smallest units, which differ from those of ISO 4217 for a few currencies. */
final class StripeAmounts {

    private StripeAmounts() {}

    static long units(Money money) {
        return money.amount().movePointRight(digits(money.currency())).longValueExact();
    }

    static String currency(Money money) {
        return money.currency().getCurrencyCode().toLowerCase(Locale.ROOT);
    }

    /** Empty if the currency is unknown or has no such fraction. */
    static Optional<Money> money(Long units, String code) {
        if (units == null || code == null) {
            return Optional.empty();
        }
        try {
            var currency = Currency.getInstance(code.toUpperCase(Locale.ROOT));
            return Optional.of(new Money(BigDecimal.valueOf(units, digits(currency)), currency));
        } catch (IllegalArgumentException | ArithmeticException unknown) {
            return Optional.empty();
        }
    }

    private static int digits(Currency currency) {
        return switch (currency.getCurrencyCode()) {
            case "ISK", "UGX" -> 2;
            case "MGA" -> 0;
            default -> currency.getDefaultFractionDigits();
        };
    }
}
