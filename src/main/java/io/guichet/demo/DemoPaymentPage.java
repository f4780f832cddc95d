package io.guichet.demo;

import io.guichet.billing.Checkouts;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The test payment page of the demo run: it takes no card and says so. */
@Controller
@RequestMapping("/demo/payment/{session}")
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class DemoPaymentPage {

    private final DemoPayments payments;
    private final Checkouts checkouts;
    private final Clock clock;

    DemoPaymentPage(DemoPayments payments, Checkouts checkouts, Clock clock) {
        this.payments = payments;
        this.checkouts = checkouts;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String session, Model model) {
        var checkout = payments.get(session);
        model.addAttribute("checkout", checkout);
        model.addAttribute("payable", checkout.isPayable(clock.instant()));
        model.addAttribute("back", path(checkout.order().returnUrl()));
        model.addAttribute("cancel", path(checkout.order().cancelUrl()));
        return "demo/payment";
    }

    @PostMapping
    String pay(@PathVariable String session) {
        var checkout = payments.pay(session);
        if (checkout.paidAt() != null) {
            checkouts.receive(DemoPayments.NAME, payments.find(session), "demo-event-" + session);
        }
        return "redirect:" + path(checkout.order().returnUrl());
    }

    /** The same page on this host, whatever the public address is. */
    private static String path(String url) {
        var address = URI.create(url);
        return address.getRawQuery() == null
                ? address.getRawPath()
                : address.getRawPath() + "?" + address.getRawQuery();
    }
}
