package io.guichet.process;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.email.EmailSettings;
import io.guichet.email.Outbox;
import io.guichet.email.TemplatedEmail;
import io.guichet.intake.Contracts;
import io.guichet.intake.Question;
import io.guichet.intake.Questions;
import io.guichet.policy.Route;
import io.guichet.policy.TicketAttributes;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketStatus.Turn;
import io.guichet.ticket.Tickets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Queues the emails that a ticket's process sends. */
@Component
class TicketEmails {

    private final Outbox outbox;
    private final Tickets tickets;
    private final Conversation conversation;
    private final Questions questions;
    private final Contracts contracts;
    private final Customers customers;
    private final Brands brands;
    private final EmailSettings settings;
    private final StatusCatalog statuses;

    TicketEmails(
            Outbox outbox,
            Tickets tickets,
            Conversation conversation,
            Questions questions,
            Contracts contracts,
            Customers customers,
            Brands brands,
            EmailSettings settings,
            StatusCatalog statuses) {
        this.statuses = statuses;
        this.outbox = outbox;
        this.tickets = tickets;
        this.conversation = conversation;
        this.questions = questions;
        this.contracts = contracts;
        this.customers = customers;
        this.brands = brands;
        this.settings = settings;
    }

    void acknowledge(String number) {
        var ticket = tickets.get(number);
        queue(
                ticket,
                "acknowledgement",
                Map.of("hasSeveralQuestions", ticket.attributes().isTrue(TicketAttributes.SEVERAL_QUESTIONS)));
    }

    void reply(String number, String message) {
        queue(tickets.get(number), "reply", Map.of("message", message));
    }

    void remind(String number) {
        queue(tickets.lock(number), "reminder", Map.of("message", lastStaffReply(number)));
    }

    /** Contains the solution, unless the ticket was solved by the customer's silence or without a reply. */
    void announceSolution(String number) {
        var ticket = tickets.get(number);
        var solvedBySilence = statuses.get(ticket.status()).turn() == Turn.CUSTOMER;
        var values = new HashMap<String, Object>();
        if (!solvedBySilence && !lastPublicMessage(number).isFromCustomer()) {
            values.put("message", lastPublicMessage(number).body());
        }
        values.put("surveyLink", settings.link(ticket.customerLink("/survey")));
        queue(ticket, "solved", values);
    }

    void redirect(String number) {
        var question = questions.find(number).orElseThrow();
        var route = questions.route(number);
        var customer = customers.get(question.customerId());
        var values = new HashMap<String, Object>();
        values.put("subject", question.subject());
        values.put("name", customer.name());
        values.put("reason", route.reason());
        values.put(
                "destination", route.hasLocalDestination() ? settings.link(route.destination()) : route.destination());
        if (route.outcome().equals(Route.SWITCH_TEAM)) {
            values.put("teams", eligibleTeams(question));
        }
        outbox.enqueue(new TemplatedEmail(
                brands.get(question.brand()), number, "redirected", question.language(), customer.email(), values));
    }

    /** Name of each team, and the link that opens the form for it. */
    private List<Map<String, String>> eligibleTeams(Question question) {
        return contracts.entitledTeams(question).stream()
                .map(team -> Map.of(
                        "name",
                        team.name(),
                        "link",
                        settings.link("/%s?customerTeam=%s".formatted(question.brand(), team.id()))))
                .toList();
    }

    private void queue(Ticket ticket, String template, Map<String, Object> extraValues) {
        Brand brand = brands.get(ticket.brand());
        var customer = customers.get(ticket.customerId());
        var values = new HashMap<String, Object>(extraValues);
        values.put("subject", ticket.subject());
        values.put("name", customer.name());
        values.put("link", settings.link(ticket.customerLink("")));
        outbox.enqueue(
                new TemplatedEmail(brand, ticket.number(), template, ticket.language(), customer.email(), values));
    }

    private Message lastPublicMessage(String number) {
        return conversation.of(number).stream()
                .filter(Message::isPublic)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private String lastStaffReply(String number) {
        return conversation.of(number).stream()
                .filter(Message::isPublic)
                .filter(message -> !message.isFromCustomer())
                .reduce((a, b) -> b)
                .map(Message::body)
                .orElse("");
    }
}
