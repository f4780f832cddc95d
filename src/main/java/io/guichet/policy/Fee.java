package io.guichet.policy;

import java.math.BigDecimal;
import java.time.Period;

/**
 * Price of a paid request.
 *
 * @param net amount without VAT
 * @param vatPercent VAT rate, such as 21
 * @param gross amount with VAT
 * @param term payment term of an invoice in days after the order
 */
public record Fee(Money net, BigDecimal vatPercent, Money vat, Money gross, Period term) {

    static Fee of(Money net, BigDecimal vatPercent, Period term) {
        var vat = net.percent(vatPercent);
        return new Fee(net, vatPercent, vat, net.plus(vat), term);
    }
}
