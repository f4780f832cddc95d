package io.guichet.process;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.intake.Contracts;
import io.guichet.intake.Question;
import io.guichet.intake.Questions;
import io.guichet.letter.Draft;
import io.guichet.letter.LetterSettings;
import io.guichet.letter.Outbox;
import io.guichet.policy.Facts;
import io.guichet.policy.Route;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The letters that a ticket's life calls for. */
@Component
class TicketLetters {

    private final Outbox outbox;
    private final Tickets tickets;
    private final Conversation conversation;
    private final Questions questions;
    private final Contracts contracts;
    private final Customers customers;
    private final Brands brands;
    private final LetterSettings settings;

    TicketLetters(
            Outbox outbox,
            Tickets tickets,
            Conversation conversation,
            Questions questions,
            Contracts contracts,
            Customers customers,
            Brands brands,
            LetterSettings settings) {
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
        post(ticket, "acknowledgement", Map.of("asksSeveral", ticket.facts().isTrue(Facts.SEVERAL_QUESTIONS)));
    }

    void reply(String number, String message) {
        post(tickets.get(number), "reply", Map.of("message", message));
    }

    void remind(String number) {
        post(tickets.lock(number), "reminder", Map.of("message", lastAnswer(number)));
    }

    /** Carries the solution itself, unless it was the customer's silence or nothing was written to them about it. */
    void announceSolution(String number) {
        var ticket = tickets.get(number);
        var silent = ticket.status().equals("WAITING_FOR_CUSTOMER");
        var values = new HashMap<String, Object>();
        if (!silent && !lastWord(number).isFromCustomer()) {
            values.put("message", lastWord(number).body());
        }
        values.put("surveyLink", settings.link(ticket.customerLink("/survey")));
        post(ticket, "solved", values);
    }

    void redirect(String number) {
        var question = questions.find(number).orElseThrow();
        var route = questions.route(number);
        var customer = customers.get(question.customerId());
        var values = new HashMap<String, Object>();
        values.put("subject", question.subject());
        values.put("name", customer.name());
        values.put("because", route.because());
        values.put("where", route.isOfTheDesk() ? settings.link(route.where()) : route.where());
        if (route.outcome().equals(Route.SWITCH_TEAM)) {
            values.put("teams", teamsToAskFrom(question));
        }
        outbox.post(new Draft(
                brands.get(question.brand()), number, "redirected", question.language(), customer.email(), values));
    }

    /** What the letter says of each team: its name, and the link that opens the form for it. */
    private List<Map<String, String>> teamsToAskFrom(Question question) {
        return contracts.teamsWithTickets(question).stream()
                .map(team -> Map.of(
                        "name",
                        team.name(),
                        "link",
                        settings.link("/%s?customerTeam=%s".formatted(question.brand(), team.id()))))
                .toList();
    }

    private void post(Ticket ticket, String template, Map<String, Object> more) {
        Brand brand = brands.get(ticket.brand());
        var customer = customers.get(ticket.customerId());
        var values = new HashMap<String, Object>(more);
        values.put("subject", ticket.subject());
        values.put("name", customer.name());
        values.put("link", settings.link(ticket.customerLink("")));
        outbox.post(new Draft(brand, ticket.number(), template, ticket.language(), customer.email(), values));
    }

    private Message lastWord(String number) {
        return conversation.of(number).stream()
                .filter(Message::isPublic)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private String lastAnswer(String number) {
        return conversation.of(number).stream()
                .filter(Message::isPublic)
                .filter(message -> !message.isFromCustomer())
                .reduce((a, b) -> b)
                .map(Message::body)
                .orElse("");
    }
}
