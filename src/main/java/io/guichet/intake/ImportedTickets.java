package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.customer.VerificationMethod;
import io.guichet.intake.TicketImportStore.TicketImport;
import io.guichet.policy.Policies;
import io.guichet.policy.Route;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.problem.UnfulfillableRequest;
import io.guichet.sla.PastClocks;
import io.guichet.sla.PastClocks.PastEvents;
import io.guichet.survey.Survey;
import io.guichet.survey.Surveys;
import io.guichet.text.EmailAddress;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Message;
import io.guichet.ticket.PastTicket;
import io.guichet.ticket.PastTickets;
import io.guichet.ticket.TicketTags;
import io.guichet.ticket.Tickets.NewTicket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores imported tickets: the tables of the brand decide their priorities, teams and targets, and the events their clocks. Nobody
 * is notified, no process is started.
 */
@Component
class ImportedTickets {

    private final TicketImportStore imports;
    private final QuestionStore questions;
    private final PastTickets tickets;
    private final PastClocks clocks;
    private final Surveys surveys;
    private final TicketTags tags;
    private final Customers customers;
    private final Contracts contracts;
    private final Policies policies;
    private final Clock clock;

    ImportedTickets(
            TicketImportStore imports,
            QuestionStore questions,
            PastTickets tickets,
            PastClocks clocks,
            Surveys surveys,
            TicketTags tags,
            Customers customers,
            Contracts contracts,
            Policies policies,
            Clock clock) {
        this.imports = imports;
        this.questions = questions;
        this.tickets = tickets;
        this.clocks = clocks;
        this.surveys = surveys;
        this.tags = tags;
        this.customers = customers;
        this.contracts = contracts;
        this.policies = policies;
        this.clock = clock;
    }

    private record PreparedTicket(ImportedTicket source, PastTicket ticket, String route, List<Survey> surveys) {}

    /**
     * Stores tickets in one transaction. A ticket that was imported before with the same content is left as it is.
     *
     * @return for each ticket why it was refused; empty for one that is stored
     */
    @Transactional
    List<Optional<String>> store(Brand brand, List<ImportedTicket> imported, String by) {
        var hashes = imports.hashes(
                brand.id(), imported.stream().map(ImportedTicket::externalId).toList());
        var known = new HashMap<String, Optional<Customer>>();
        var prepared = new ArrayList<PreparedTicket>();
        var refusals = new ArrayList<Optional<String>>();
        for (var source : imported) {
            var hash = hashes.get(source.externalId());
            try {
                if (hash == null) {
                    prepared.add(prepare(brand, source, by, known));
                    hashes.put(source.externalId(), source.contentHash());
                } else if (!hash.equals(source.contentHash())) {
                    throw new BadInput("externalId", "was imported with other content, and the past does not change");
                }
                refusals.add(Optional.empty());
            } catch (BadInput | UnfulfillableRequest refused) {
                refusals.add(Optional.of(refused.getMessage()));
            }
        }
        if (!prepared.isEmpty()) {
            insert(brand, prepared, known);
        }
        return refusals;
    }

    /** The ticket at the end of its life; nothing is written. */
    private PreparedTicket prepare(
            Brand brand, ImportedTicket source, String by, Map<String, Optional<Customer>> known) {
        var requester = source.requester().verifiedBy(VerificationMethod.STAFF);
        var address = EmailAddress.canonical(requester.email()).orElseThrow();
        var customer = known.computeIfAbsent(address, email -> customers.find(brand.id(), email));
        var attributes = customer.map(one -> attributes(brand, source, one)).orElse(source.attributes());
        var language = requester.language() == null
                ? customer.map(Customer::language).orElseGet(() -> brand.languageFor(null))
                : brand.languageFor(requester.language());
        var route = policies.entitlement(brand, attributes, language).value();
        var author = customer.map(Customer::email).orElse(address);
        var ticket = tickets.open(new NewTicket(
                TicketNumbers.generate(brand),
                brand.id(),
                0,
                author,
                requester.identity().opened(source.receivedAt(), null),
                source.subject(),
                source.body() == null ? Message.NOT_IMPORTED : source.body(),
                language,
                attributes.text("channel").orElse("api"),
                attributes,
                source.receivedAt(),
                null,
                route.isRestricted()));
        ticket.prioritise(policies.priority(brand, attributes));
        if (source.team() == null) {
            ticket.routeToTeam(policies.team(brand, attributes));
        } else {
            ticket.assignTeam(source.team(), Actor.system());
        }
        var answered = new ImportedLife(ticket, author, source.events()).play();
        ticket.advanceTo(clock.instant());
        ticket.record("imported", Actor.staff(by), Map.of("externalId", source.externalId()));
        return new PreparedTicket(source, ticket, route.isRestricted() ? Route.RESTRICTED : Route.TICKET, answered);
    }

    private TicketAttributes attributes(Brand brand, ImportedTicket source, Customer customer) {
        return contracts.isReadable(customer, VerificationMethod.STAFF)
                ? contracts
                        .of(customer, source.attributes())
                        .without(TicketAttributes.OTHER_PLANS)
                        .with(source.attributes())
                : source.attributes();
    }

    private void insert(Brand brand, List<PreparedTicket> prepared, Map<String, Optional<Customer>> known) {
        prepared.forEach(one -> one.ticket()
                .belongTo(customer(brand, one.source().requester(), known).id()));
        questions.insertAll(prepared.stream().map(ImportedTickets::question).toList());
        tickets.insert(prepared.stream().map(PreparedTicket::ticket).toList());
        clocks.record(
                brand,
                prepared.stream()
                        .map(one -> new PastEvents(
                                one.ticket().state(), one.ticket().events()))
                        .toList());
        surveys.insertAnswered(
                prepared.stream().flatMap(one -> one.surveys().stream()).toList());
        prepared.forEach(
                one -> tags.insert(one.ticket().state().number(), one.source().tags()));
        imports.insertAll(prepared.stream()
                .map(one -> new TicketImport(
                        brand.id(),
                        one.source().externalId(),
                        one.ticket().state().number(),
                        one.source().contentHash()))
                .toList());
    }

    /** A known customer stays as they are: the past tells nothing new about them. */
    private Customer customer(Brand brand, Requester requester, Map<String, Optional<Customer>> known) {
        var address = EmailAddress.canonical(requester.email()).orElseThrow();
        return known.get(address).orElseGet(() -> {
            var created = customers.findOrCreate(brand, address, requester.name(), requester.language());
            known.put(address, Optional.of(created));
            return created;
        });
    }

    private static Question question(PreparedTicket prepared) {
        var ticket = prepared.ticket().state();
        return new Question(
                ticket.number(),
                ticket.brand(),
                ticket.language(),
                ticket.channel(),
                prepared.source().body() == null
                        ? Message.NOT_IMPORTED
                        : prepared.source().body(),
                ticket.subject(),
                ticket.customerId(),
                ticket.requester(),
                ticket.attributes(),
                ticket.receivedAt(),
                Question.Outcome.TICKET,
                prepared.route());
    }
}
