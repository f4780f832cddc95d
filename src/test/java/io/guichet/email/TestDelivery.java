package io.guichet.email;

import org.springframework.context.ApplicationContext;

/** Sends all queued e-mails of the test database to a mail server on this machine. */
public final class TestDelivery {

    private TestDelivery() {}

    public static void run(ApplicationContext context, int smtpPort) {
        var fixture = new DeliveryFixture(context);
        fixture.node(smtpPort).run();
    }

    /** Takes the e-mails of other tests out of the queue. */
    public static void emptiesTheQueue(ApplicationContext context) {
        new DeliveryFixture(context).emptiesTheQueue();
    }
}
