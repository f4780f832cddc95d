package io.guichet.portal;

import io.guichet.Desk;
import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.Upload;
import io.guichet.billing.Buyer;
import io.guichet.billing.Invoices;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.customer.SignInLinks;
import io.guichet.intake.Questions;
import io.guichet.intake.Requester;
import io.guichet.intake.Requests;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Articles.Writing;
import io.guichet.knowledge.Audience;
import io.guichet.knowledge.Content;
import io.guichet.knowledge.Status;
import io.guichet.letter.Outbox;
import io.guichet.policy.Facts;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Makes requests that have all that a request can have, with words in each place that occur nowhere else. */
@TestComponent
class Confidences {

    private static final String BRAND = "parcels";

    private final Desk desk;
    private final Brands brands;
    private final Requests requests;
    private final Questions questions;
    private final Customers customers;
    private final Conversation conversation;
    private final Attachments attachments;
    private final Invoices invoices;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Articles articles;

    Confidences(
            Desk desk,
            Brands brands,
            Requests requests,
            Questions questions,
            Customers customers,
            Conversation conversation,
            Attachments attachments,
            Invoices invoices,
            SignInLinks links,
            Outbox outbox,
            Articles articles) {
        this.desk = desk;
        this.brands = brands;
        this.requests = requests;
        this.questions = questions;
        this.customers = customers;
        this.conversation = conversation;
        this.attachments = attachments;
        this.invoices = invoices;
        this.links = links;
        this.outbox = outbox;
        this.articles = articles;
    }

    /**
     * One request and what is known of its customer.
     *
     * @param words that nobody else may read; each begins with where it stands
     * @param secret of a link to sign in by that was not used
     * @param draft the slug of an article that is being written from it
     */
    record Confidence(
            String number,
            String email,
            String key,
            long message,
            Attachment file,
            String task,
            long letter,
            String secret,
            String draft,
            Map<String, String> words) {}

    /** A request with an invoice, a file and a note; with an open task, or solved and with a survey that waits. */
    Confidence told(boolean solved) {
        var mark = UUID.randomUUID().toString().substring(0, 8);
        var words = new TreeMap<String, String>();
        for (var place : List.of("subject", "body", "name", "reply", "file", "content", "note", "street", "draft")) {
            words.put(place, place + "-" + mark);
        }
        var email = "mail-%s@example.org".formatted(mark);
        words.put("email", email);
        var brand = brands.get(BRAND);
        var by = Actor.customer(email);
        var number = requests.open(
                brand,
                new Requester(email, words.get("name"), "en"),
                words.get("subject"),
                words.get("body"),
                Facts.read(brand, Map.of("premium", true)),
                null);
        desk.together(() -> invoices.order(
                number,
                new Buyer(words.get("name"), words.get("street"), "E1 6AN", "London", "United Kingdom", null),
                by));
        var text = words.get("content").getBytes(StandardCharsets.UTF_8);
        var upload = new Upload(words.get("file") + ".txt", text.length, () -> new ByteArrayInputStream(text));
        long message = desk.together(() -> conversation.customerWrites(number, email, words.get("reply"), by));
        var file = desk.together(() -> attachments.keep(brand, number, message, List.of(upload), "files", true, by))
                .get(0);
        desk.notes(number, words.get("note"));
        desk.triages(number);
        var task = desk.task(number, "answer").id();
        if (solved) {
            desk.answers(number, "SOLVE");
        }
        var ticket = desk.ticket(number);
        words.put("key", ticket.linkToken());
        var secret = links.issue(customers.get(ticket.customerId())).orElseThrow();
        words.put("secret", secret);
        var letter = outbox.of(number).get(0).id();
        var draft = "written-" + mark;
        var content =
                new Content("To be written", words.get("draft"), "", null, null, Audience.PUBLIC, Status.DRAFT, null);
        articles.write(brand, new Writing(draft, "en", content), "agent");
        return new Confidence(number, email, ticket.linkToken(), message, file, task, letter, secret, draft, words);
    }

    /** All that is kept of it, to be compared. */
    List<Object> kept(Confidence told) {
        var number = told.number();
        return List.of(
                desk.ticket(number),
                desk.timeline(number),
                desk.messages(number),
                attachments.of(number),
                invoices.of(number),
                desk.survey(number),
                questions.find(number),
                customers.find(BRAND, told.email()),
                desk.letters(number),
                desk.tasksOf(number),
                links.isGood(BRAND, told.secret()),
                articles.find(brands.get(BRAND), told.draft(), "en"));
    }

    String linkFor(String brand, String email) {
        return "/%s/sign-in/%s"
                .formatted(
                        brand,
                        links.issue(customers.find(brand, email).orElseThrow()).orElseThrow());
    }
}
