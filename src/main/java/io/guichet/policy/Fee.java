package io.guichet.policy;

import java.math.BigDecimal;
import java.time.Period;

/**
 * What a paid request costs.
 *
 * @param net without VAT
 * @param vatPercent such as 21
 * @param gross with VAT: what is to be paid
 * @param term how long after the order an invoice may be paid, in days
 */
public record Fee(Money net, BigDecimal vatPercent, Money vat, Money gross, Period term) {

    static Fee of(Money net, BigDecimal vatPercent, Period term) {
        var vat = net.percent(vatPercent);
        return new Fee(net, vatPercent, vat, net.plus(vat), term);
    }
}
