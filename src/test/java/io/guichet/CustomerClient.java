package io.guichet;

import io.guichet.billing.Invoice.Buyer;
import io.guichet.billing.Invoices;
import io.guichet.survey.Surveys;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.web.RetryableTransaction;
import org.springframework.boot.test.context.TestComponent;

/** Calls services as the customer pages do: one transaction, retried after a concurrency failure. */
@TestComponent
public class CustomerClient {

    private static final String ADA = "ada@example.org";

    private final Conversation conversation;
    private final Surveys surveys;
    private final Invoices invoices;

    CustomerClient(Conversation conversation, Surveys surveys, Invoices invoices) {
        this.conversation = conversation;
        this.surveys = surveys;
        this.invoices = invoices;
    }

    @RetryableTransaction
    public void writes(String number, String text) {
        conversation.addCustomerMessage(number, ADA, text, Actor.customer(ADA));
    }

    @RetryableTransaction
    public void rates(String number, int score) {
        surveys.answer(number, score, null, Actor.customer(ADA));
    }

    @RetryableTransaction
    public void orders(String number) {
        var ada = new Buyer("Ada", "2 Light Street", "E1 6AN", "London", "United Kingdom", null);
        invoices.order(number, ada, true, Actor.customer(ADA));
    }
}
