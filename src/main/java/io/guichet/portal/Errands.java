package io.guichet.portal;

import io.guichet.attachment.Attachments;
import io.guichet.attachment.Upload;
import io.guichet.billing.Buyer;
import io.guichet.billing.Invoices;
import io.guichet.brand.Brand;
import io.guichet.customer.Customers;
import io.guichet.customer.SignInLinks;
import io.guichet.form.Form;
import io.guichet.http.BadInput;
import io.guichet.http.Command;
import io.guichet.http.Idempotency;
import io.guichet.intake.Question;
import io.guichet.intake.Questions;
import io.guichet.intake.Requests;
import io.guichet.intake.Riddles;
import io.guichet.letter.Draft;
import io.guichet.letter.LetterSettings;
import io.guichet.letter.Outbox;
import io.guichet.policy.Facts;
import io.guichet.survey.Surveys;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.ticket.TicketCommands;
import io.guichet.ticket.Tickets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What a customer can do on these pages. What is sent twice from the same page is done once. */
@Component
class Errands {

    private static final String CALLER = "portal";

    private final Questions questions;
    private final Requests requests;
    private final Riddles riddles;
    private final Conversation conversation;
    private final TicketCommands commands;
    private final Surveys surveys;
    private final Invoices invoices;
    private final Idempotency idempotency;
    private final Customers customers;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Attachments attachments;
    private final Tickets tickets;
    private final LetterSettings settings;

    Errands(
            Questions questions,
            Requests requests,
            Riddles riddles,
            Conversation conversation,
            TicketCommands commands,
            Surveys surveys,
            Invoices invoices,
            Idempotency idempotency,
            Customers customers,
            SignInLinks links,
            Outbox outbox,
            Attachments attachments,
            Tickets tickets,
            LetterSettings settings) {
        this.questions = questions;
        this.requests = requests;
        this.riddles = riddles;
        this.conversation = conversation;
        this.commands = commands;
        this.surveys = surveys;
        this.invoices = invoices;
        this.idempotency = idempotency;
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
        return once(brand.id() + "/questions", mark, text, () -> questions.ask(brand, text, language, facts));
    }

    @Command
    public void answered(String number) {
        questions.answered(number);
    }

    /**
     * Asks for a ticket. A question that was given up as abandoned while the person was still writing is asked again for
     * them.
     *
     * @param seen the questions that were asked in the same browser before; those that found an answer are theirs too
     * @return the number under which it goes on
     */
    @Command
    public String send(
            Brand brand,
            Question question,
            Contact contact,
            NotARobot sender,
            List<Upload> files,
            Set<String> seen,
            String mark) {
        return once("questions/" + question.number() + "/ticket", mark, contact.toString(), () -> {
            if (question.goesOn()) {
                mustPass(sender);
            }
            var open = question.outcome() == Question.Outcome.ABANDONED
                    ? questions.ask(brand, question.text(), question.language(), question.facts())
                    : question.number();
            questions.wantsTicket(open, contact.requester(), contact.subject(), contact.body(), contact.facts(), seen);
            var message = conversation.of(open).stream().findFirst().map(Message::id);
            attachments.keep(
                    brand,
                    open,
                    message.orElse(null),
                    files,
                    Files.FIELD,
                    true,
                    Actor.customer(contact.requester().email()));
            return open;
        });
    }

    /**
     * Asks for a ticket without being signed in. Nothing is taken without a solution where the form wants one; sent again
     * from the same page, the first one counts.
     */
    @Command
    public void sendWithoutSignIn(Brand brand, Contact contact, NotARobot sender, String mark) {
        once(brand.id() + "/without-sign-in", mark, contact.toString(), () -> {
            mustPass(sender);
            return requests.openWithoutSignIn(
                    brand, contact.requester(), contact.subject(), contact.body(), contact.facts());
        });
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
        once("tickets/" + number + "/replies", mark, body, () -> {
            var message = conversation.customerWrites(number, customer.id(), body, customer);
            attachments.keep(brand, goesOnIn(number), message, files, Files.FIELD, true, customer);
            return number;
        });
    }

    private void mustPass(NotARobot sender) {
        if (sender.asked() && !riddles.passes(sender.solution())) {
            throw new BadInput(Form.CAPTCHA, "must be the solution of a riddle that was not used before");
        }
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

    private String once(String door, String mark, String what, Supplier<String> work) {
        var key = mark == null
                ? null
                : UUID.nameUUIDFromBytes((mark + what).getBytes(StandardCharsets.UTF_8))
                        .toString();
        return idempotency.valueOnce(CALLER, door, key, what, String.class, work);
    }
}
