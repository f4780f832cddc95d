package io.guichet.desk;

import io.guichet.access.Staff;
import io.guichet.attachment.FileWords;
import io.guichet.billing.Invoice;
import io.guichet.brand.Brands;
import io.guichet.customer.Customer;
import io.guichet.http.Moments;
import io.guichet.policy.Facts;
import io.guichet.policy.FairUse;
import io.guichet.ticket.Demotion;
import io.guichet.ticket.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes down a ticket for a page, in the reader's language. */
@Component
class TicketSheets {

    private static final List<String> OF_THE_CUSTOMER = List.of("plan", "package", "addOn", "region");
    private static final List<String> SHOWN_ELSEWHERE =
            List.of("plan", "package", "addOn", "region", "channel", Facts.DEMOTED, Facts.WITHOUT_SIGN_IN);

    private final TicketViews views;
    private final Timeline timeline;
    private final PromiseSheets promises;
    private final FairUse fairUse;
    private final Brands brands;
    private final Lexicon lexicon;
    private final Moments moments;
    private final FileWords files;

    TicketSheets(
            TicketViews views,
            Timeline timeline,
            PromiseSheets promises,
            FairUse fairUse,
            Brands brands,
            Lexicon lexicon,
            Moments moments,
            FileWords files) {
        this.files = files;
        this.fairUse = fairUse;
        this.brands = brands;
        this.views = views;
        this.timeline = timeline;
        this.promises = promises;
        this.lexicon = lexicon;
        this.moments = moments;
    }

    /** {@link io.guichet.http.NotFound} where the person may not see it. */
    void mustSee(String number, Staff staff) {
        views.mustSee(number, staff);
    }

    /** The ticket, if the person may see it; otherwise {@link io.guichet.http.NotFound}. */
    TicketSheet of(String number, Staff staff, Locale locale) {
        var view = views.of(number, staff);
        var brand = view.ticket().brand();
        var messages = view.messages();
        return new TicketSheet(
                view,
                lexicon.brand(brand, locale),
                customer(view, locale),
                request(view, locale),
                messages.stream()
                        .map(message -> said(message, view, staff, locale))
                        .toList(),
                timeline.of(brand, view.timeline(), locale),
                view.tasks().stream().map(task -> work(task, locale)).toList(),
                fairUse.hasRules(brands.get(brand)),
                messages.isEmpty() ? 0 : messages.get(messages.size() - 1).id());
    }

    /** Every promise that was made for the ticket, with what the ledger says about it. */
    List<PromiseSheets.Promise> promises(TicketSheet sheet, Locale locale) {
        return promises.of(sheet.view(), locale);
    }

    TicketSheet.Work work(DeskTask task, Locale locale) {
        return new TicketSheet.Work(
                task,
                lexicon.task(task, locale),
                task.assignee() == null ? null : lexicon.staff(task.assignee()),
                task.groups().stream()
                        .map(group -> lexicon.group(task.brand(), group, locale))
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private TicketSheet.Said said(Message message, TicketView view, Staff reader, Locale locale) {
        var came = view.attachments().stream()
                .filter(file -> Objects.equals(file.message(), message.id()))
                .toList();
        var kind = message.isFromCustomer() ? "CUSTOMER" : message.isPublic() ? "AGENT" : "INTERNAL";
        return new TicketSheet.Said(
                message.id(),
                kind,
                byItself(message, author(message, view.customer(), locale), locale),
                message.sentAt(),
                message.body(),
                files.shown(came, "/desk/tickets/" + view.ticket().number(), "", locale),
                TurnInternal.isFor(message, reader));
    }

    private String author(Message message, Customer customer, Locale locale) {
        if (!message.isFromCustomer()) {
            return lexicon.staff(message.author());
        }
        var author = message.author().equals(customer.email()) ? customer.displayName() : message.author();
        return message.onBehalfOf() == null
                ? author
                : lexicon.say("ticket.on-behalf", locale, author, lexicon.staff(message.onBehalfOf()));
    }

    private String byItself(Message message, String author, Locale locale) {
        return message.automatic() ? lexicon.say("ticket.automatic", locale, author) : author;
    }

    private Map<String, String> customer(TicketView view, Locale locale) {
        var customer = view.customer();
        var facts = new LinkedHashMap<String, String>();
        put(facts, "customer", customer.displayName(), locale);
        put(facts, "address", customer.name() == null ? null : customer.email(), locale);
        var known = new LinkedHashMap<String, Object>();
        known.put("plan", customer.plan());
        known.put("package", customer.pack());
        known.put("addOn", customer.addOn());
        known.put("region", customer.region());
        OF_THE_CUSTOMER.forEach(name -> {
            var value = view.ticket().facts().values().getOrDefault(name, known.get(name));
            put(facts, name, value == null ? null : lexicon.value(name, value, locale), locale);
        });
        put(facts, "language", lexicon.value("language", view.ticket().language(), locale), locale);
        return facts;
    }

    private Map<String, String> request(TicketView view, Locale locale) {
        var ticket = view.ticket();
        var facts = new LinkedHashMap<String, String>();
        put(facts, "received", moments.day(ticket.receivedAt(), locale), locale);
        put(facts, "channel", lexicon.value("channel", ticket.channel(), locale), locale);
        new TreeMap<>(ticket.facts().values()).forEach((name, value) -> {
            if (!SHOWN_ELSEWHERE.contains(name)) {
                put(facts, name, lexicon.value(name, value, locale), locale);
            }
        });
        put(
                facts,
                "priority",
                ticket.priority() == null ? null : lexicon.value("priority", ticket.priority(), locale),
                locale);
        put(facts, "team", ticket.team() == null ? null : lexicon.group(ticket.brand(), ticket.team(), locale), locale);
        put(facts, "demotion", view.demotion() == null ? null : demotion(view.demotion(), locale), locale);
        put(
                facts,
                "legalPapers",
                ticket.legalPapers() == null ? null : lexicon.value("legalPapers", ticket.legalPapers(), locale),
                locale);
        put(facts, "invoice", view.invoice() == null ? null : invoice(view.invoice(), locale), locale);
        put(facts, "issue", ticket.issueKey(), locale);
        put(facts, "mergedInto", ticket.mergedInto(), locale);
        return facts;
    }

    private String invoice(Invoice invoice, Locale locale) {
        var state = lexicon.say("fact.invoice." + invoice.state(), locale);
        return lexicon.say(
                "fact.invoice.said",
                locale,
                invoice.number(),
                invoice.fee().gross().in(locale),
                state);
    }

    private String demotion(Demotion demotion, Locale locale) {
        var reason = demotion.reason().in(locale.getLanguage());
        return lexicon.say("ticket.demotion", locale, moments.day(demotion.until(), locale), reason);
    }

    private void put(Map<String, String> facts, String name, String value, Locale locale) {
        if (!Objects.toString(value, "").isBlank()) {
            facts.put(lexicon.fact(name, locale), value);
        }
    }
}
