package io.guichet.portal;

import io.guichet.customer.CustomerTeams;
import io.guichet.customer.CustomerTeams.CustomerTeam;
import io.guichet.intake.Contracts;
import io.guichet.policy.TicketAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The attributes of a visitor's request. A link or a form states what the request is about; the contract, the sign-in and
 * the place in the product come from the signed-in customer alone.
 */
@Component
class VisitorAttributes {

    private static final String SIGNED_IN = "signedIn";
    private static final String ORIGIN = "origin";

    private final Contracts contracts;
    private final CustomerTeams customerTeams;

    VisitorAttributes(Contracts contracts, CustomerTeams customerTeams) {
        this.contracts = contracts;
        this.customerTeams = customerTeams;
    }

    /** What a link or a hidden field may state: no contract, and a team only if it is one of the signed-in customer's. */
    TicketAttributes stated(Visit visit, TicketAttributes link) {
        var accepted = contracts.withoutContract(link).without(SIGNED_IN).without(ORIGIN);
        return link.text(TicketAttributes.CUSTOMER_TEAM)
                        .filter(team -> isMember(visit, team))
                        .isPresent()
                ? accepted
                : accepted.without(TicketAttributes.CUSTOMER_TEAM);
    }

    /** Those of a question that the visitor asks now. */
    TicketAttributes ofNewQuestion(Visit visit, TicketAttributes link) {
        var accepted = stated(visit, link);
        return visit.signedIn().isPresent() ? fromProduct(visit).with(accepted).with(SIGNED_IN, true) : accepted;
    }

    /** Those of a signed hand-over; its team counts if it is one of the customer's. */
    TicketAttributes fromProduct(Visit visit) {
        var context = visit.context();
        return TicketAttributes.none()
                .with(ORIGIN, context.origin())
                .with(TicketAttributes.CUSTOMER_TEAM, isMember(visit, context.team()) ? context.team() : null);
    }

    /** Those by which the tables answer this visitor. */
    TicketAttributes of(Visit visit, TicketAttributes question) {
        return visit.signedIn()
                .map(me -> contracts.withContract(me, question).with(SIGNED_IN, true))
                .orElseGet(() -> contracts.withoutContract(question));
    }

    /** The same once the fields of a form are filled in; other fields and invalid values do not count. */
    TicketAttributes of(Visit visit, TicketAttributes question, Map<String, Object> fields) {
        var attributes = question;
        for (var name : TicketAttributes.names()) {
            if (fields.get(name) instanceof String value && !value.isBlank()) {
                attributes = attributes.with(SubmittedForm.attribute(visit.brand(), name, value));
            }
        }
        return of(visit, attributes);
    }

    /** Teams of the signed-in customer. */
    List<CustomerTeam> teams(Visit visit) {
        return visit.signedIn().map(me -> customerTeams.of(me.id())).orElse(List.of());
    }

    /** The team that the attributes name, if the signed-in customer belongs to it. */
    Optional<CustomerTeam> team(Visit visit, TicketAttributes attributes) {
        return attributes.text(TicketAttributes.CUSTOMER_TEAM).flatMap(id -> teams(visit).stream()
                .filter(team -> team.id().equals(id))
                .findFirst());
    }

    boolean isMember(Visit visit, String team) {
        return teams(visit).stream().anyMatch(member -> member.id().equals(team));
    }
}
