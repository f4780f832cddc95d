package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.policy.SlaTarget.StopEvent;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.policy.Table.MatchedRow;
import io.guichet.problem.UnknownEntity;
import java.math.BigDecimal;
import java.time.Period;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The decisions of a brand's tables as typed values, each with the row that gave it. A table without a row for the values
 * throws {@link NoMatchingRow}.
 */
@Component
public class Policies {

    private final Tables tables;
    private final SupportHours supportHours;

    Policies(Tables tables) {
        this.tables = tables;
        this.supportHours = new SupportHours(tables);
    }

    /** Whether a request may become a ticket, otherwise its destination, in the given language. */
    public DecisionResult<Route> entitlement(Brand brand, TicketAttributes attributes, String language) {
        var row = tables.row(brand, "entitlement", attributes.tableInputs(brand));
        var reason = row.text("reason_" + language);
        var hint = row.text("hint_" + language);
        return new DecisionResult<>(
                new Route(
                        row.required("outcome"),
                        reason == null ? row.text("reason_en") : reason,
                        row.text("destination"),
                        hint == null ? List.of() : List.of(hint)),
                row.reason());
    }

    /**
     * The fee to be paid before the request is served; empty where it costs nothing. A brand that asks for a payment and has
     * no fee for it is an {@link InvalidTable} that says so.
     */
    public Optional<DecisionResult<Fee>> fee(Brand brand, TicketAttributes attributes) {
        var entitlement = tables.row(brand, "entitlement", attributes.tableInputs(brand));
        if (!entitlement.isTrue("payment")) {
            return Optional.empty();
        }
        var row = tables.row(brand, "fees", attributes.tableInputs(brand));
        try {
            var net = new Money(new BigDecimal(row.text("amount")), Currency.getInstance(row.text("currency")));
            var fee = Fee.of(net, new BigDecimal(row.text("vat")), Period.parse(row.text("term")));
            return Optional.of(new DecisionResult<>(fee, row.reason()));
        } catch (RuntimeException invalid) {
            throw new InvalidTable("Row %s of %s/fees is not a valid fee: %s."
                    .formatted(row.reason().row(), brand.id(), row.values()));
        }
    }

    /** How much a customer may owe on invoices, VAT included; nothing where the row of the fee says nothing. */
    public Money credit(Brand brand, TicketAttributes attributes) {
        var row = tables.row(brand, "fees", attributes.tableInputs(brand));
        try {
            var amount = row.text("credit") == null ? "0" : row.text("credit");
            return new Money(new BigDecimal(amount), Currency.getInstance(row.text("currency")));
        } catch (RuntimeException invalid) {
            throw new InvalidTable("Row %s of %s/fees has no valid credit: %s."
                    .formatted(row.reason().row(), brand.id(), row.values()));
        }
    }

    public DecisionResult<Priority> priority(Brand brand, TicketAttributes attributes) {
        var row = tables.row(brand, "priority", attributes.tableInputs(brand));
        return new DecisionResult<>(new Priority(row.required("priority"), row.number("rank")), row.reason());
    }

    /** All priorities of the brand's table. */
    public List<Priority> priorities(Brand brand) {
        return tables.allRows(brand, "priority").stream()
                .map(row -> new Priority(row.required("priority"), row.number("rank")))
                .distinct()
                .toList();
    }

    /** The team that a request is routed to. */
    public DecisionResult<String> team(Brand brand, TicketAttributes attributes) {
        var row = tables.row(brand, "routing", attributes.tableInputs(brand));
        var team = row.text("team");
        if (!brand.hasTeam(team)) {
            throw new InvalidTable(
                    "%s/routing names the team '%s', which brand.yaml does not define.".formatted(brand.id(), team));
        }
        return new DecisionResult<>(team, row.reason());
    }

    /** Which checks a request passes before it is answered. */
    public DecisionResult<Handling> handling(Brand brand, TicketAttributes attributes) {
        var row = tables.row(brand, "handling", attributes.tableInputs(brand));
        return new DecisionResult<>(new Handling(row.isTrue("identityCheck"), row.isTrue("legalPapers")), row.reason());
    }

    /** What the brand demands from a requester before something is done for them. */
    public DecisionResult<VerificationDemand> verification(Brand brand, VerificationPurpose purpose) {
        var row = tables.row(brand, "verification", Map.of("purpose", purpose.id()));
        try {
            return new DecisionResult<>(VerificationDemand.valueOf(row.text("demand")), row.reason());
        } catch (IllegalArgumentException invalid) {
            throw new InvalidTable("Row %s of %s/verification demands '%s', which is none of %s."
                    .formatted(
                            row.reason().row(), brand.id(), row.text("demand"), List.of(VerificationDemand.values())));
        }
    }

    /** The SLA target of each kind. */
    public List<SlaTarget> targets(Brand brand, TicketAttributes attributes, String priority) {
        return Stream.of(Target.values())
                .map(target -> target(brand, attributes, priority, target))
                .toList();
    }

    /** The SLA target of one kind. */
    public SlaTarget target(Brand brand, TicketAttributes attributes, String priority, Target target) {
        return target(brand, attributes, priority, target, TableVersions.latest());
    }

    /** The same by other versions of the tables; one that is not there is a {@link UnknownEntity}. */
    public SlaTarget target(
            Brand brand, TicketAttributes attributes, String priority, Target target, TableVersions versions) {
        var inputs = attributes.tableInputs(brand);
        inputs.put("priority", priority);
        inputs.put("target", target.name());
        var row = tables.row(brand, "targets", versions.targets(), inputs);
        var kind = row.word(TargetKind.class, "kind");
        var unit = unit(row);
        var isPromised = kind != TargetKind.NONE;
        return new SlaTarget(
                target,
                kind,
                unit,
                isPromised ? row.required("amount") : null,
                isPromised ? hours(brand, attributes, unit, row, versions.hours()) : null,
                row.word(StopEvent.class, "stopsOn"),
                row.reason());
    }

    /** The hours of a channel for a ticket with these attributes; empty when it is not offered. */
    public Optional<BusinessHours> channelHours(Brand brand, TicketAttributes attributes, String channel) {
        return supportHours.forChannel(brand, attributes, channel).value();
    }

    private BusinessHours hours(
            Brand brand, TicketAttributes attributes, TargetUnit unit, MatchedRow row, TableVersion version) {
        if (unit == TargetUnit.ELAPSED) {
            return null;
        }
        var calendar = row.text("hours");
        return Optional.ofNullable(calendar)
                .flatMap(name -> supportHours
                        .forCalendar(brand, attributes, name, version)
                        .value())
                .orElseThrow(() -> new InvalidTable("%s/support-hours has no hours '%s', which row %s of %s names."
                        .formatted(
                                brand.id(),
                                calendar,
                                row.reason().row(),
                                row.reason().decision())));
    }

    /** The latest version of the table, of the brand's own or else of the default one. */
    public TableVersion latestVersion(Brand brand, String decision) {
        return tables.latest(brand, decision).version();
    }

    /** The latest version of the clocks table. */
    public TableVersion latestClocksVersion(Brand brand) {
        return latestVersion(brand, "clocks");
    }

    /**
     * The rules by which a trigger such as {@code work-left} or {@code human-reply} acts on clocks; often none.
     *
     * @param version of the clocks table that was in force when it happened
     */
    public List<ClockRule> clockRules(Brand brand, String trigger, TableVersion version) {
        return tables.rows(brand, "clocks", version, Map.of("trigger", trigger)).stream()
                .map(row -> new ClockRule(
                        row.word(Target.class, "target"),
                        row.word(ClockRule.ClockAction.class, "action"),
                        row.reason()))
                .toList();
    }

    /** Escalation steps of a target in order. */
    public List<LadderStep> ladder(Brand brand, TicketAttributes attributes, Target target) {
        return tables.rows(brand, "escalation-ladder", Map.of("target", target.name())).stream()
                .map(row -> step(brand, attributes, target, row))
                .sorted(Comparator.comparingInt(LadderStep::step))
                .toList();
    }

    /** Waiting times in a situation such as {@code silence}; several for {@code reminder}, in table order. */
    public List<WaitingTime> waitingTimes(Brand brand, String situation) {
        var waitingTimes = findWaitingTimes(brand, situation);
        if (waitingTimes.isEmpty()) {
            throw new NoMatchingRow(brand.id(), "waiting-times", Map.of("situation", situation));
        }
        return waitingTimes;
    }

    /** The same; empty where a table from an earlier release has no row for the situation. */
    public List<WaitingTime> findWaitingTimes(Brand brand, String situation) {
        return tables.rows(brand, "waiting-times", Map.of("situation", situation)).stream()
                .map(row -> waitingTime(brand, row))
                .toList();
    }

    private WaitingTime waitingTime(Brand brand, MatchedRow row) {
        var unit = unit(row);
        return new WaitingTime(
                unit, row.required("amount"), hours(brand, TicketAttributes.none(), unit, row, null), row.reason());
    }

    private static TargetUnit unit(MatchedRow row) {
        return row.text("unit") == null ? TargetUnit.ELAPSED : row.word(TargetUnit.class, "unit");
    }

    private LadderStep step(Brand brand, TicketAttributes attributes, Target target, MatchedRow row) {
        var percent = row.optionalNumber("percent");
        var minutes = row.optionalNumber("minutes");
        if ((percent == null) == (minutes == null)) {
            throw new InvalidTable("Row %s of %s/escalation-ladder must give either a percent or minutes."
                    .formatted(row.reason().row(), brand.id()));
        }
        return new LadderStep(
                target,
                row.number("step"),
                percent,
                minutes,
                row.required("level"),
                row.text("hours") == null ? null : hours(brand, attributes, TargetUnit.BUSINESS_HOURS, row, null),
                row.text("recipient") == null ? null : row.word(LadderStep.EscalationRecipient.class, "recipient"),
                row.text("priority"),
                row.isTrue("callsLead"),
                row.reason());
    }
}
