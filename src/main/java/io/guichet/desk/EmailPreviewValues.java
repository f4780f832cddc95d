package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.customer.Customers;
import io.guichet.email.EmailSettings;
import io.guichet.email.Greeting;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Message;
import io.guichet.ticket.TicketAccess;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Values for previews of e-mails: examples, or a ticket's own. Their links open pages without a customer's key. */
@Component
class EmailPreviewValues {

    private static final List<String> SAMPLES =
            List.of("subject", "message", "quote", "promise", "reason", "target", "level", "due");

    private final TicketAccess access;
    private final Customers customers;
    private final Conversation conversation;
    private final EmailSettings settings;
    private final LabelFormatter labels;

    EmailPreviewValues(
            TicketAccess access,
            Customers customers,
            Conversation conversation,
            EmailSettings settings,
            LabelFormatter labels) {
        this.access = access;
        this.customers = customers;
        this.conversation = conversation;
        this.settings = settings;
        this.labels = labels;
    }

    Map<String, Object> examples(Brand brand, Locale language) {
        var values = new HashMap<String, Object>();
        SAMPLES.forEach(name -> values.put(name, sample(name, language)));
        var number = brand.prefix() + "1234";
        var link = settings.link("/%s/requests/%s".formatted(brand.id(), number));
        values.put("number", number);
        values.put("note", sample("note", language));
        values.put("name", "Ada Lovelace");
        values.put("agent", "Camille Martin");
        values.put("user", "ada");
        values.put("mine", true);
        values.put("by", "Camille Martin");
        values.put("assignee", "Ada Lovelace");
        values.put("link", link);
        values.put("confirmLink", link + "/confirmation?");
        values.put("surveyLink", link + "/survey?");
        values.put("note", sample("message", language));
        values.put("requestLink", link);
        values.put("contactLink", settings.link("/" + brand.id()));
        values.put("size", 60);
        values.put("limit", 40);
        values.put("signInLink", settings.link("/%s/sign-in".formatted(brand.id())));
        values.put("destination", settings.link("/" + brand.id()));
        values.put("into", brand.prefix() + "1200");
        values.put("intoSubject", sample("subject", language));
        values.put("net", sample("amount", language));
        values.put("gross", sample("amount", language));
        values.put("until", sample("due", language));
        values.put("vat", sample("amount", language));
        values.put("amount", sample("amount", language));
        values.put("paidAt", sample("due", language));
        values.put("reference", "pi_3Nq8RtBq1ZxKc");
        values.put("withdrawn", true);
        values.put("dueOn", sample("date", language));
        values.put("invoice", number + "-1");
        values.put(
                "payee",
                brand.payee() == null
                        ? brand.name().in(language.getLanguage())
                        : brand.payee().name());
        values.put("payeeVat", brand.payee() == null ? "" : brand.payee().vatNumber());
        values.put("iban", brand.payee() == null ? "" : brand.payee().iban());
        values.put("account", "ada@example.org");
        values.put("minutes", 30);
        values.put("days", 7);
        values.put("count", 1);
        values.put("notifications", List.of(Map.of("name", sample("notification", language), "link", link)));
        values.put("settingsLink", settings.link("/desk/notifications/settings"));
        return values;
    }

    /** Throws {@link UnknownEntity} if the user must not see the ticket or it is another brand's. */
    Map<String, Object> of(Brand brand, String number, Locale language, StaffMember staff) {
        var ticket = access.requireVisible(number, staff);
        if (!ticket.brand().equals(brand.id())) {
            throw UnknownEntity.of("ticket", number);
        }
        var values = examples(brand, language);
        var link = settings.link("/%s/requests/%s".formatted(brand.id(), number));
        values.put("number", number);
        values.put("subject", ticket.subject());
        values.put("name", customers.get(ticket.customerId()).name());
        values.put("link", link);
        values.put("surveyLink", link + "/survey?");
        newest(number, false).ifPresent(reply -> {
            values.put("message", reply);
            values.put("greeted", Greeting.opens(reply));
        });
        newest(number, true).ifPresent(message -> values.put("quote", message));
        return values;
    }

    private Optional<String> newest(String number, boolean fromCustomer) {
        return conversation.of(number).stream()
                .filter(message -> message.isPublic() && message.isFromCustomer() == fromCustomer)
                .map(Message::body)
                .reduce((a, b) -> b);
    }

    private String sample(String name, Locale language) {
        return labels.text("email-templates.sample." + name, language);
    }
}
