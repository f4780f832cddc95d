package io.guichet.portal;

import io.guichet.attachment.Attachments;
import io.guichet.attachment.Upload;
import io.guichet.billing.Buyer;
import io.guichet.billing.Invoices;
import io.guichet.brand.Brand;
import io.guichet.customer.Customers;
import io.guichet.customer.SignInLinks;
import io.guichet.http.Command;
import io.guichet.intake.Questions;
import io.guichet.letter.Draft;
import io.guichet.letter.LetterSettings;
import io.guichet.letter.Outbox;
import io.guichet.policy.Facts;
import io.guichet.survey.Surveys;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.TicketCommands;
import io.guichet.ticket.Tickets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a customer can do on these pages. What is sent twice from the same page is done once. */
@Component
class Errands {

    private final Once once;
    private final Questions questions;
    private final Conversation conversation;
    private final TicketCommands commands;
    private final Surveys surveys;
    private final Invoices invoices;
    private final Customers customers;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Attachments attachments;
    private final Tickets tickets;
    private final LetterSettings settings;

    Errands(
            Once once,
            Questions questions,
            Conversation conversation,
            TicketCommands commands,
            Surveys surveys,
            Invoices invoices,
            Customers customers,
            SignInLinks links,
            Outbox outbox,
            Attachments attachments,
            Tickets tickets,
            LetterSettings settings) {
        this.once = once;
        this.questions = questions;
        this.conversation = conversation;
        this.commands = commands;
        this.surveys = surveys;
        this.invoices = invoices;
        this.customers = customers;
        this.links = links;
        this.outbox = outbox;
        this.attachments = attachments;
        this.tickets = tickets;
        this.settings = settings;
    }

    /** @return the number of the question */
    @Command
    public String ask(Brand brand, String text, String language, Facts facts, String mark) {
        return once.of(brand.id() + "/questions", mark, text, () -> questions.ask(brand, text, language, facts));
    }

    @Command
    public void answered(String number, String article) {
        questions.answered(number, article);
    }

    /** Sends a link to sign in by, if the brand knows the address and did not send it several just now. */
    @Command
    public void sendSignInLink(Brand brand, String email) {
        customers.find(brand.id(), email).ifPresent(customer -> links.issue(customer)
                .ifPresent(secret -> outbox.post(new Draft(
                        brand,
                        "",
                        "sign-in",
                        customer.language(),
                        customer.email(),
                        Map.of(
                                "link",
                                settings.link("/%s/sign-in/%s".formatted(brand.id(), secret)),
                                "minutes",
                                SignInLinks.GOOD_FOR.toMinutes())))));
    }

    /** Writes, with files; what is written about a ticket that goes on in another one goes there with its files. */
    @Command
    public void reply(Brand brand, String number, Actor customer, String body, List<Upload> files, String mark) {
        once.of("tickets/" + number + "/replies", mark, body, () -> {
            var message = conversation.customerWrites(number, customer.id(), body, customer);
            attachments.keep(brand, goesOnIn(number), message, files, Files.FIELD, true, customer);
            return number;
        });
    }

    private String goesOnIn(String number) {
        var into = tickets.get(number).mergedInto();
        return into == null ? number : goesOnIn(into);
    }

    @Command
    public void withdraw(String number, Actor customer) {
        commands.withdraw(number, customer);
    }

    @Command
    public void reopen(String number, Actor customer) {
        commands.reopen(number, null, customer);
    }

    @Command
    public void rate(String number, int score, String comment, Actor customer) {
        surveys.answer(number, score, comment, customer);
    }

    @Command
    public void explainRating(String number, String comment, Actor customer) {
        surveys.comment(number, comment, customer);
    }

    /** Orders a paid request on invoice. */
    @Command
    public void order(String number, Buyer buyer, Actor customer) {
        invoices.order(number, buyer, customer);
    }
}
