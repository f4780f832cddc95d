package io.guichet.portal;

import io.guichet.Desk;
import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.Upload;
import io.guichet.billing.Invoice.Buyer;
import io.guichet.billing.Invoices;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.customer.SignInLinks;
import io.guichet.email.Outbox;
import io.guichet.intake.Questions;
import io.guichet.intake.Requester;
import io.guichet.intake.TicketRequests;
import io.guichet.knowledge.ArticleContent;
import io.guichet.knowledge.ArticleStatus;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Articles.ArticleInput;
import io.guichet.knowledge.Audience;
import io.guichet.policy.TicketAttributes;
import io.guichet.portal.Routes.ListedRoute;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Creates requests that use every feature, with a unique marker word in each field. */
@TestComponent
public class ConfidentialRequests {

    private static final String BRAND = "parcels";

    private final Desk desk;
    private final Brands brands;
    private final TicketRequests ticketRequests;
    private final Questions questions;
    private final Customers customers;
    private final Conversation conversation;
    private final Attachments attachments;
    private final Invoices invoices;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Articles articles;

    ConfidentialRequests(
            Desk desk,
            Brands brands,
            TicketRequests ticketRequests,
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
        this.ticketRequests = ticketRequests;
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
     * A request and its customer's data.
     *
     * @param secrets confidential marker words by field
     * @param secret token of an unused sign-in link
     * @param draft slug of an article drafted from it
     */
    record ConfidentialRequest(
            String number,
            String address,
            String key,
            long message,
            Attachment file,
            String task,
            long email,
            String secret,
            String draft,
            Map<String, String> secrets) {

        /** What belongs into the paths of routes; the id differs from route to route. */
        Map<String, Object> pathValues(Object id) {
            return new HashMap<>(Map.of(
                    "number", number,
                    "message", message,
                    "secret", secret,
                    "id", id,
                    "slug", draft,
                    "language", "en",
                    "user", "lead",
                    "revision", 1));
        }

        /** What belongs into the path of this route at the request's own brand. */
        Map<String, Object> pathValues(ListedRoute route) {
            var values = pathValues(idOn(route));
            values.put("brand", BRAND);
            values.put("hex", "aabbcc");
            return route.valuesForAll(values);
        }

        Object idOn(ListedRoute route) {
            if (route.pattern().contains("/attachments/")) {
                return file.id();
            }
            if (route.pattern().contains("/emails/")) {
                return email;
            }
            if (route.pattern().contains("/delayed-replies/")
                    || route.pattern().contains("/macros/")
                    || route.pattern().contains("notes/")) {
                return 1;
            }
            var isNumber =
                    route.pattern().contains("/questions/") || route.pattern().contains("/tokens/");
            return isNumber ? number : task;
        }
    }

    /** A request with an invoice, a file and a note; with an open task, or solved with an open survey. */
    ConfidentialRequest create(boolean solved) {
        var suffix = UUID.randomUUID().toString().substring(0, 8);
        var secrets = new TreeMap<String, String>();
        for (var place : List.of("subject", "body", "name", "reply", "file", "content", "note", "street", "draft")) {
            secrets.put(place, place + "-" + suffix);
        }
        var email = "mail-%s@example.org".formatted(suffix);
        secrets.put("email", email);
        var brand = brands.get(BRAND);
        var by = Actor.customer(email);
        var number = ticketRequests.open(
                brand,
                new Requester(email, secrets.get("name"), "en"),
                secrets.get("subject"),
                secrets.get("body"),
                TicketAttributes.validated(brand, Map.of("premium", true)),
                null);
        desk.inTransaction(() -> invoices.order(
                number,
                new Buyer(secrets.get("name"), secrets.get("street"), "E1 6AN", "London", "United Kingdom", null),
                true,
                by));
        var text = secrets.get("content").getBytes(StandardCharsets.UTF_8);
        var upload = new Upload(secrets.get("file") + ".txt", text.length, () -> new ByteArrayInputStream(text));
        long message =
                desk.inTransaction(() -> conversation.addCustomerMessage(number, email, secrets.get("reply"), by));
        var file = desk.inTransaction(() -> attachments.add(brand, number, message, List.of(upload), "files", true, by))
                .get(0);
        desk.notes(number, secrets.get("note"));
        desk.triages(number);
        var task = desk.task(number, "answer").id();
        if (solved) {
            desk.answers(number, "SOLVE");
        }
        var ticket = desk.ticket(number);
        secrets.put("key", ticket.linkToken());
        var secret = links.issue(
                        brands.get(ticket.brand()),
                        customers.get(ticket.customerId()).email(),
                        "en")
                .orElseThrow()
                .token();
        secrets.put("secret", secret);
        var emailId = outbox.of(number).get(0).id();
        var draft = "written-" + suffix;
        var content = new ArticleContent(
                "To be written", secrets.get("draft"), "", null, null, Audience.PUBLIC, ArticleStatus.DRAFT, null);
        articles.write(brand, new ArticleInput(draft, "en", content), "agent");
        return new ConfidentialRequest(
                number, email, ticket.linkToken(), message, file, task, emailId, secret, draft, secrets);
    }

    /** All stored data of the request, for comparison. */
    List<Object> storedState(ConfidentialRequest request) {
        var number = request.number();
        return List.of(
                desk.ticket(number),
                desk.timeline(number),
                desk.messages(number),
                attachments.of(number),
                invoices.of(number),
                desk.survey(number),
                questions.find(number),
                customers.find(BRAND, request.address()),
                desk.emailTemplates(number),
                desk.tasksOf(number),
                links.isValid(brands.get(BRAND), request.secret()),
                articles.find(brands.get(BRAND), request.draft(), "en"));
    }

    String signInLinkFor(String brand, String email) {
        return "/%s/sign-in/%s"
                .formatted(
                        brand,
                        links.issue(brands.get(brand), email, "en")
                                .orElseThrow()
                                .token());
    }
}
