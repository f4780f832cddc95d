package io.guichet.portal;

import static java.util.stream.Collectors.toSet;

import io.guichet.brand.Brand;
import io.guichet.customer.CustomerTeams.CustomerTeam;
import io.guichet.intake.Contracts;
import io.guichet.intake.VerificationDemands;
import io.guichet.policy.AttributeLabels;
import io.guichet.policy.Policies;
import io.guichet.policy.Priority;
import io.guichet.policy.Route;
import io.guichet.policy.RowTexts;
import io.guichet.policy.Target;
import io.guichet.policy.TicketAttributes;
import io.guichet.policy.VerificationPurpose;
import io.guichet.portal.PromiseView.TeamChoice;
import io.guichet.portal.ResponseTimeFormatter.ResponseTimeStart;
import io.guichet.problem.UnfulfillableRequest;
import io.guichet.sla.SlaPreviews;
import io.guichet.sla.SlaPreviews.PreviewDecisions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Assembles what a visitor may expect of a request: route, response time, priority, and what signing in would change. */
@Component
class PromiseViewAssembler {

    private static final String PLAN = "plan";
    private static final String PRIORITY_KEY = "portal.priority.";

    private final SlaPreviews slaPreviews;
    private final Policies policies;
    private final VisitorAttributes visitorAttributes;
    private final Contracts contracts;
    private final ResponseTimeFormatter responseTimeFormatter;
    private final VerificationDemands demands;
    private final RowTexts rowTexts;
    private final AttributeLabels labels;
    private final MessageSource messages;

    PromiseViewAssembler(
            SlaPreviews slaPreviews,
            Policies policies,
            VisitorAttributes visitorAttributes,
            Contracts contracts,
            ResponseTimeFormatter responseTimeFormatter,
            VerificationDemands demands,
            RowTexts rowTexts,
            AttributeLabels labels,
            MessageSource messages) {
        this.slaPreviews = slaPreviews;
        this.policies = policies;
        this.visitorAttributes = visitorAttributes;
        this.contracts = contracts;
        this.responseTimeFormatter = responseTimeFormatter;
        this.demands = demands;
        this.rowTexts = rowTexts;
        this.labels = labels;
        this.messages = messages;
    }

    /** @param attributes of the request, with the visitor's contract */
    PromiseView of(Visit visit, TicketAttributes attributes, Instant receivedAt, ResponseTimeStart start) {
        var decisions = slaPreviews.decide(visit.brand(), attributes, visit.language());
        var route = decisions.route().value();
        var target = decisions.targets().stream()
                .filter(each -> each.target() == Target.FIRST_RESPONSE)
                .findFirst()
                .map(each -> slaPreviews.target(each, receivedAt))
                .orElse(null);
        return new PromiseView(
                route,
                route.isTicket() ? responseTimeFormatter.format(target, visit.locale(), visit.zone(), start) : null,
                route.isTicket() ? responseTimeFormatter.formatHours(target, receivedAt, visit.locale()) : null,
                priority(visit, decisions),
                visit.brand()
                        .text("responseTime", visit.locale().getLanguage())
                        .filter(text -> route.isTicket())
                        .orElse(null),
                contract(visit, attributes),
                signInOffer(visit, attributes),
                teams(visit, attributes));
    }

    /** "Priority: urgent. Service down or critically impacted, no workaround." */
    private String priority(Visit visit, PreviewDecisions decisions) {
        if (decisions.priority() == null || hasOnePriority(visit)) {
            return null;
        }
        var name = decisions.priority().value().name();
        var words = messages.getMessage(
                PRIORITY_KEY + name, null, labels.value("priority", name, visit.locale()), visit.locale());
        var reason = rowTexts.forCustomers(decisions.priority().reason(), visit.locale());
        return message(visit, reason.isEmpty() ? "portal.priority" : "portal.priority.reason", words, reason);
    }

    private boolean hasOnePriority(Visit visit) {
        return policies.priorities(visit.brand()).stream()
                        .map(Priority::name)
                        .collect(toSet())
                        .size()
                < 2;
    }

    private String contract(Visit visit, TicketAttributes attributes) {
        return visit.signedIn()
                .flatMap(me -> attributes.text(PLAN))
                .map(plan -> visitorAttributes
                        .team(visit, attributes)
                        .map(team -> message(visit, "portal.promise.team", team.name(), plan(visit, plan)))
                        .orElseGet(() -> message(visit, "portal.promise.plan", plan(visit, plan))))
                .orElse(null);
    }

    /** The brand's own words where its table sends strangers to the sign-in. */
    private String signInOffer(Visit visit, TicketAttributes attributes) {
        if (visit.signedIn().isPresent() || attributes.text(PLAN).isPresent()) {
            return null;
        }
        return signInReason(visit, attributes)
                .or(() -> Optional.of("portal.sign-in.offer.plan")
                        .filter(key -> differsByPlan(visit.brand(), attributes, visit.language()))
                        .map(key -> message(visit, key)))
                .or(() -> Optional.of("portal.sign-in.offer.files")
                        .filter(key -> !demands.areMet(visit.brand().id(), VerificationPurpose.FILES, null))
                        .map(key -> message(visit, key)))
                .orElse(null);
    }

    private Optional<String> signInReason(Visit visit, TicketAttributes attributes) {
        var asStranger = attributes.with("signedIn", false);
        return Optional.of(policies.entitlement(visit.brand(), asStranger, visit.language())
                        .value())
                .filter(route -> route.outcome().equals(Route.SIGN_IN))
                .map(Route::reason);
    }

    /** Whether some plan of the brand gets another answer than an unknown one. */
    private boolean differsByPlan(Brand brand, TicketAttributes attributes, String language) {
        var unknown = answer(brand, attributes, language);
        return brand.plans().stream().anyMatch(plan -> !answer(brand, attributes.with(PLAN, plan), language)
                .equals(unknown));
    }

    private List<Object> answer(Brand brand, TicketAttributes attributes, String language) {
        try {
            var outcome =
                    policies.entitlement(brand, attributes, language).value().outcome();
            if (!outcome.equals(Route.TICKET)) {
                return List.of(outcome);
            }
            var priority = policies.priority(brand, attributes).value().name();
            var target = policies.target(brand, attributes, priority, Target.FIRST_RESPONSE);
            return Arrays.asList(outcome, target.kind(), target.unit(), target.amount());
        } catch (UnfulfillableRequest noRow) {
            return List.of();
        }
    }

    private List<TeamChoice> teams(Visit visit, TicketAttributes attributes) {
        var teams = visitorAttributes.teams(visit);
        if (teams.size() < 2) {
            return List.of();
        }
        var entitled = contracts.entitledTeams(visit.brand(), visit.customer().id(), attributes, visit.language());
        var chosen = attributes.text(TicketAttributes.CUSTOMER_TEAM).orElse(null);
        return teams.stream()
                .map(team -> new TeamChoice(
                        team.id(),
                        team.name(),
                        plan(visit, team.plan()),
                        team.id().equals(chosen),
                        isIn(entitled, team)))
                .toList();
    }

    private static boolean isIn(List<CustomerTeam> entitled, CustomerTeam team) {
        return entitled.stream().anyMatch(each -> each.id().equals(team.id()));
    }

    private String plan(Visit visit, String plan) {
        return labels.value(PLAN, plan, visit.locale());
    }

    private String message(Visit visit, String key, Object... arguments) {
        return messages.getMessage(key, arguments, visit.locale());
    }
}
