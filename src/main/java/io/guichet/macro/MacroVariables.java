package io.guichet.macro;

import io.guichet.access.StaffMember;
import io.guichet.brand.Brands;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.email.EmailSettings;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.sla.ClockSnapshot;
import io.guichet.sla.Deadlines;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Ticket;
import io.guichet.web.TimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Fills the variables of a macro for a ticket, in the language of the macro. */
@Component
class MacroVariables {

    private static final String OPENING = "{{";
    private static final String CLOSING = "}}";

    private final Customers customers;
    private final Brands brands;
    private final Deadlines deadlines;
    private final TimeFormatter formatter;
    private final LabelFormatter labels;
    private final EmailSettings settings;

    MacroVariables(
            Customers customers,
            Brands brands,
            Deadlines deadlines,
            TimeFormatter formatter,
            LabelFormatter labels,
            EmailSettings settings) {
        this.customers = customers;
        this.brands = brands;
        this.deadlines = deadlines;
        this.formatter = formatter;
        this.labels = labels;
        this.settings = settings;
    }

    /**
     * A filled text.
     *
     * @param unknown variables that do not exist or have no value for the ticket; they stay in the text
     */
    record FilledText(String body, List<String> unknown) {}

    /** The names of all variables. */
    static List<String> names() {
        return List.of(
                "customer.name",
                "customer.firstName",
                "customer.email",
                "ticket.number",
                "ticket.subject",
                "ticket.status",
                "ticket.priority",
                "ticket.team",
                "ticket.link",
                "agent.name",
                "agent.firstName",
                "brand.name",
                "promise");
    }

    FilledText fill(String text, String language, Ticket ticket, StaffMember agent) {
        var values = values(ticket, agent, Locale.forLanguageTag(language));
        var filled = new StringBuilder();
        var unknown = new ArrayList<String>();
        int copied = 0;
        int from = text.indexOf(OPENING);
        while (from >= 0) {
            int to = text.indexOf(CLOSING, from);
            if (to < 0) {
                break;
            }
            var name = text.substring(from + OPENING.length(), to).strip();
            var value = values.get(name);
            if (value != null && !value.isBlank()) {
                filled.append(text, copied, from).append(value);
                copied = to + CLOSING.length();
            } else if (!unknown.contains(name)) {
                unknown.add(name);
            }
            from = text.indexOf(OPENING, to);
        }
        return new FilledText(filled.append(text.substring(copied)).toString(), unknown);
    }

    private Map<String, String> values(Ticket ticket, StaffMember agent, Locale locale) {
        var customer = requester(ticket);
        var values = new TreeMap<String, String>();
        values.put("customer.name", customer.name());
        values.put("customer.firstName", firstName(customer.name()));
        values.put("customer.email", customer.email());
        values.put("ticket.number", ticket.number());
        values.put("ticket.subject", ticket.subject());
        values.put("ticket.status", labels.status(ticket.brand(), ticket.status(), locale));
        values.put(
                "ticket.priority",
                ticket.priority() == null ? null : labels.value(ticket.brand(), "priority", ticket.priority(), locale));
        values.put("ticket.team", ticket.team() == null ? null : labels.group(ticket.brand(), ticket.team(), locale));
        values.put("ticket.link", settings.link(ticket.customerLink("")));
        values.put("agent.name", agent.name());
        values.put("agent.firstName", firstName(agent.name()));
        values.put("brand.name", labels.brand(ticket.brand(), locale));
        values.put("promise", promise(ticket, customer, locale));
        return values;
    }

    /** The record of a customer says nothing about somebody who has not proved that the address is theirs. */
    private Customer requester(Ticket ticket) {
        var customer = customers.get(ticket.customerId());
        return ticket.isVerified()
                ? customer
                : customer.withoutRecord(ticket.requester().name(), ticket.language());
    }

    private static String firstName(String name) {
        if (name == null) {
            return null;
        }
        var stripped = name.strip();
        int end = stripped.indexOf(' ');
        return end < 0 ? stripped : stripped.substring(0, end);
    }

    /** When the next target falls due, in the customer's zone; null if nothing is promised. */
    private String promise(Ticket ticket, Customer customer, Locale locale) {
        var zone = customer.readingZone(brands.get(ticket.brand()));
        return deadlines.snapshots(ticket.number()).stream()
                .filter(clock -> clock.isOpen() && clock.due() != null && clock.kind() != TargetKind.NONE)
                .min(Comparator.comparing(ClockSnapshot::due))
                .map(clock -> labels.text(
                        "macro.promise." + clock.kind(), locale, formatter.fullDateTime(clock.due(), locale, zone)))
                .orElse(null);
    }
}
