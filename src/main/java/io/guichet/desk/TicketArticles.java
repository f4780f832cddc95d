package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.http.BadInput;
import io.guichet.http.Conflict;
import io.guichet.http.NotAllowed;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleText;
import io.guichet.knowledge.ArticleWriters;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Audience;
import io.guichet.knowledge.Content;
import io.guichet.knowledge.Status;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Articles that are written from the solutions of tickets. */
@Component
public class TicketArticles {

    /** Of a longer question the beginning says what it is about, in characters. */
    private static final int QUESTION = 20_000;

    private static final int REPLY = 100_000;

    private final TicketAccess access;
    private final Conversation conversation;
    private final Customers customers;
    private final Articles articles;
    private final ArticleWriters writers;
    private final ArticleCommands commands;
    private final StaffDirectory directory;
    private final Brands brands;
    private final Lexicon lexicon;

    TicketArticles(
            TicketAccess access,
            Conversation conversation,
            Customers customers,
            Articles articles,
            ArticleWriters writers,
            ArticleCommands commands,
            StaffDirectory directory,
            Brands brands,
            Lexicon lexicon) {
        this.access = access;
        this.conversation = conversation;
        this.customers = customers;
        this.articles = articles;
        this.writers = writers;
        this.commands = commands;
        this.directory = directory;
        this.brands = brands;
        this.lexicon = lexicon;
    }

    /** What was written from this ticket. */
    public List<Article> of(Ticket ticket) {
        return articles.fromTicket(ticket.number());
    }

    /** Whether the reader may begin an article from this ticket. */
    public boolean mayDraft(Ticket ticket) {
        return writers.isOne() && !ticket.restricted() && isOver(ticket);
    }

    /**
     * The article that was begun from this ticket; begins it where there is none. What tells who the customer is is left out.
     * Throws {@link NotAllowed} for a restricted ticket and for who does not write articles, {@link Conflict} for a ticket
     * that is not solved yet.
     */
    Article draft(String number) {
        var ticket = access.sees(number, directory.current());
        var brand = brands.get(ticket.brand());
        var me = writers.mustBeOne(brand);
        if (ticket.restricted()) {
            throw new NotAllowed("Nothing is published of a ticket that only its own team may see.");
        }
        if (!isOver(ticket)) {
            throw new Conflict("The ticket %s is not solved yet.".formatted(number), ticket.status());
        }
        return commands.draft(brand, brand.languageFor(ticket.language()), content(ticket), number, me);
    }

    private static boolean isOver(Ticket ticket) {
        return ticket.isSolved() || ticket.isClosed();
    }

    private Content content(Ticket ticket) {
        var messages = conversation.of(ticket.number()).stream()
                .filter(Message::isPublic)
                .toList();
        var anonymous = new Anonymous(names(ticket, messages));
        var title = beginning(anonymous.of(ticket.subject()).strip(), Content.TITLE);
        var asked = messages.stream().filter(Message::isFromCustomer).findFirst();
        var parts = new ArrayList<String>();
        asked.ifPresent(message -> parts.add(quote(anonymous.of(beginning(message.body(), QUESTION)))));
        solution(ticket, messages).ifPresent(message -> parts.add(anonymous.of(beginning(message.body(), REPLY))));
        var body = parts.isEmpty() ? title : String.join("\n\n", parts);
        return new Content(title, readable(body), "", null, null, Audience.PUBLIC, Status.DRAFT, null);
    }

    /** The last answer that somebody gave before the ticket was solved; a program's is none. */
    private static Optional<Message> solution(Ticket ticket, List<Message> messages) {
        var answers = messages.stream()
                .filter(message -> !message.isFromCustomer() && !message.automatic())
                .toList();
        return answers.stream()
                .filter(message ->
                        ticket.solvedAt() == null || !message.sentAt().isAfter(ticket.solvedAt()))
                .reduce((earlier, later) -> later)
                .or(() -> answers.stream().reduce((earlier, later) -> later));
    }

    /** The customer's name, and the full names of who answered: a name of one word may be a word. */
    private List<String> names(Ticket ticket, List<Message> messages) {
        var names = new ArrayList<String>();
        names.add(customers.get(ticket.customerId()).name());
        messages.stream()
                .filter(message -> !message.isFromCustomer())
                .map(message -> lexicon.staff(message.author()))
                .filter(name -> name.contains(" "))
                .forEach(names::add);
        return names;
    }

    private static String beginning(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static String quote(String text) {
        return text.strip().lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    }

    /** As Markdown, or with every mark of it as a plain character where somebody wrote what no reader could follow. */
    private static String readable(String body) {
        try {
            ArticleText.of(body);
            return body;
        } catch (BadInput nested) {
            return beginning(body.replaceAll("([\\\\`*_{}\\[\\]<>()#+.!|~-])", "\\\\$1"), Content.BODY);
        }
    }
}
