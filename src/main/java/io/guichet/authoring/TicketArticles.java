package io.guichet.authoring;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleContent;
import io.guichet.knowledge.ArticlePermissions;
import io.guichet.knowledge.ArticleStatus;
import io.guichet.knowledge.ArticleText;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Audience;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.problem.StateConflict;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Message;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Drafts articles from the solutions of tickets. */
@Component
public class TicketArticles {

    /** Maximum length of the question in characters; the rest is cut. */
    private static final int MAX_QUESTION_LENGTH = 20_000;

    private static final int MAX_REPLY_LENGTH = 100_000;

    private static final String MARKDOWN_CHARACTERS = "\\`*_{}[]<>()#+.!|~-";

    private final TicketAccess access;
    private final Conversation conversation;
    private final Customers customers;
    private final Articles articles;
    private final ArticlePermissions permissions;
    private final ArticleCommands commands;
    private final StaffDirectory directory;
    private final Brands brands;
    private final LabelFormatter labels;

    TicketArticles(
            TicketAccess access,
            Conversation conversation,
            Customers customers,
            Articles articles,
            ArticlePermissions permissions,
            ArticleCommands commands,
            StaffDirectory directory,
            Brands brands,
            LabelFormatter labels) {
        this.access = access;
        this.conversation = conversation;
        this.customers = customers;
        this.articles = articles;
        this.permissions = permissions;
        this.commands = commands;
        this.directory = directory;
        this.brands = brands;
        this.labels = labels;
    }

    /** The articles that were drafted from this ticket. */
    public List<Article> of(Ticket ticket) {
        return articles.fromTicket(ticket.number());
    }

    /** Whether the current user may draft an article from this ticket. */
    public boolean mayDraft(Ticket ticket) {
        return permissions.mayWrite() && !ticket.restricted() && isFinished(ticket);
    }

    /**
     * Returns the draft of this ticket; creates it, anonymised, if there is none. Throws {@link AccessRefused} for a
     * restricted ticket or without the permission to edit articles, and {@link StateConflict} if the ticket is not solved.
     */
    Article createDraft(String number) {
        var ticket = access.requireVisible(number, directory.current());
        var brand = brands.get(ticket.brand());
        var staff = permissions.requireWriter(brand);
        if (ticket.restricted()) {
            throw new AccessRefused("A restricted ticket cannot become an article.");
        }
        if (!isFinished(ticket)) {
            throw new StateConflict("The ticket %s is not solved yet.".formatted(number), ticket.status());
        }
        return commands.createDraft(brand, brand.languageFor(ticket.language()), content(ticket), number, staff);
    }

    private static boolean isFinished(Ticket ticket) {
        return ticket.isSolved() || ticket.isClosed();
    }

    private ArticleContent content(Ticket ticket) {
        var messages = conversation.of(ticket.number()).stream()
                .filter(Message::isPublic)
                .toList();
        var anonymiser = new Anonymiser(namesToRedact(ticket, messages));
        var title = truncate(anonymiser.anonymise(ticket.subject()).strip(), ArticleContent.MAX_TITLE);
        var question = messages.stream().filter(Message::isFromCustomer).findFirst();
        var parts = new ArrayList<String>();
        question.ifPresent(
                message -> parts.add(quote(anonymiser.anonymise(truncate(message.body(), MAX_QUESTION_LENGTH)))));
        solution(ticket, messages)
                .ifPresent(message -> parts.add(anonymiser.anonymise(truncate(message.body(), MAX_REPLY_LENGTH))));
        var body = parts.isEmpty() ? title : String.join("\n\n", parts);
        return new ArticleContent(
                title, flattenIfTooNested(body), "", null, null, Audience.PUBLIC, ArticleStatus.DRAFT, null);
    }

    /** The last public reply by a person before the ticket was solved. */
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

    /** The customer's name, and the full names of the authors of replies; a one-word name may be a common word. */
    private List<String> namesToRedact(Ticket ticket, List<Message> messages) {
        var names = new ArrayList<String>();
        names.add(customers.get(ticket.customerId()).name());
        messages.stream()
                .filter(message -> !message.isFromCustomer())
                .map(message -> labels.staff(message.author()))
                .filter(name -> name.contains(" "))
                .forEach(names::add);
        return names;
    }

    private static String truncate(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static String quote(String text) {
        return text.strip().lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (MARKDOWN_CHARACTERS.indexOf(character) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(character);
        });
        return escaped.toString();
    }

    /** The body as Markdown, or escaped as plain text if its blocks are nested too deeply. */
    private static String flattenIfTooNested(String body) {
        try {
            ArticleText.of(body);
            return body;
        } catch (BadInput tooDeep) {
            return truncate(escaped(body), ArticleContent.MAX_BODY);
        }
    }
}
