package io.guichet.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** An amount in the smallest unit of its currency. A finer amount throws {@link ArithmeticException}. */
public record Money(BigDecimal amount, Currency currency) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Money {
        amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    }

    /** That percentage of it, rounded half up. */
    Money percent(BigDecimal percent) {
        var part = amount.multiply(percent).divide(HUNDRED, currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
        return new Money(part, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount), currency);
    }

    /** Whether it is more than another amount of the same currency. */
    public boolean exceeds(Money other) {
        return amount.compareTo(other.amount) > 0;
    }

    /** Localised format: "€25.00", "25,00 €". */
    public String format(Locale locale) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(amount);
    }
}
