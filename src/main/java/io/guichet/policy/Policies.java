package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.http.Unprocessable;
import io.guichet.policy.Promised.Kind;
import io.guichet.policy.Promised.StopsOn;
import io.guichet.policy.Promised.Unit;
import io.guichet.policy.Table.Row;
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
 * What a brand's tables say, each answer with the row that gave it. A table without a row for the values throws {@link
 * UnmatchedTable}.
 */
@Component
public class Policies {

    private final Tables tables;
    private final SupportHours supportHours;

    Policies(Tables tables) {
        this.tables = tables;
        this.supportHours = new SupportHours(tables);
    }

    /** Whether a request may become a ticket, and where it goes otherwise, said in the given language. */
    public Decided<Route> entitlement(Brand brand, Facts facts, String language) {
        var row = tables.row(brand, "entitlement", facts.forTables(brand));
        var because = row.text("because_" + language);
        var hint = row.text("hint_" + language);
        return new Decided<>(
                new Route(
                        row.text("outcome"),
                        because == null ? row.text("because_en") : because,
                        row.text("where"),
                        hint == null ? List.of() : List.of(hint)),
                row.because());
    }

    /**
     * What is to be paid before the request is served; empty where it costs nothing. A brand that asks for a payment and has
     * no fee for it is an {@link Unprocessable} that says so.
     */
    public Optional<Decided<Fee>> fee(Brand brand, Facts facts) {
        var asked = tables.row(brand, "entitlement", facts.forTables(brand));
        if (!asked.isTrue("payment")) {
            return Optional.empty();
        }
        var row = tables.row(brand, "fees", facts.forTables(brand));
        try {
            var net = new Money(new BigDecimal(row.text("amount")), Currency.getInstance(row.text("currency")));
            var fee = Fee.of(net, new BigDecimal(row.text("vat")), Period.parse(row.text("term")));
            return Optional.of(new Decided<>(fee, row.because()));
        } catch (RuntimeException unreadable) {
            throw new Unprocessable("Row %s of %s/fees is not a fee: %s."
                    .formatted(row.because().row(), brand.id(), row.values()));
        }
    }

    public Decided<Priority> priority(Brand brand, Facts facts) {
        var row = tables.row(brand, "priority", facts.forTables(brand));
        return new Decided<>(new Priority(row.text("priority"), row.number("rank")), row.because());
    }

    /** Every priority that the brand's table can give, as the table names them. */
    public List<Priority> priorities(Brand brand) {
        return tables.written(brand, "priority").stream()
                .map(row -> new Priority(row.text("priority"), row.number("rank")))
                .distinct()
                .toList();
    }

    /** The team that a request goes to. */
    public Decided<String> team(Brand brand, Facts facts) {
        var row = tables.row(brand, "routing", facts.forTables(brand));
        var team = row.text("team");
        if (!brand.hasTeam(team)) {
            throw new Unprocessable(
                    "%s/routing names the team '%s', which brand.yaml does not.".formatted(brand.id(), team));
        }
        return new Decided<>(team, row.because());
    }

    /** What is promised for every target. */
    public List<Promised> targets(Brand brand, Facts facts, String priority) {
        return Stream.of(Target.values())
                .map(target -> promised(brand, facts, priority, target))
                .toList();
    }

    /** What is promised for one target. */
    public Promised promised(Brand brand, Facts facts, String priority, Target target) {
        return promised(brand, facts, priority, target, Versions.newest());
    }

    /** The same by other versions of the tables; one that is not there is a {@link io.guichet.http.NotFound}. */
    public Promised promised(Brand brand, Facts facts, String priority, Target target, Versions versions) {
        var inputs = facts.forTables(brand);
        inputs.put("priority", priority);
        inputs.put("target", target.name());
        var row = tables.row(brand, "targets", versions.targets(), inputs);
        var kind = Kind.valueOf(row.text("kind"));
        var unit = unit(row);
        var promises = kind != Kind.NONE;
        return new Promised(
                target,
                kind,
                unit,
                promises ? row.text("amount") : null,
                promises ? hours(brand, facts, unit, row, versions.hours()) : null,
                StopsOn.valueOf(row.text("stopsOn")),
                row.because());
    }

    /** The hours of a channel for whoever has these facts; empty when it is not offered to them. */
    public Optional<Hours> channelHours(Brand brand, Facts facts, String channel) {
        return supportHours.ofChannel(brand, facts, channel).value();
    }

    private Hours hours(Brand brand, Facts facts, Unit unit, Row row, Integer version) {
        if (unit == Unit.ELAPSED) {
            return null;
        }
        var calendar = row.text("hours");
        return Optional.ofNullable(calendar)
                .flatMap(name ->
                        supportHours.ofCalendar(brand, facts, name, version).value())
                .orElseThrow(() -> new Unprocessable("%s/support-hours has no hours '%s', which row %s of %s names."
                        .formatted(
                                brand.id(),
                                calendar,
                                row.because().row(),
                                row.because().decision())));
    }

    /** The number of the newest version of the clocks table. */
    public int clocksVersion(Brand brand) {
        return tables.newest(brand, "clocks").version();
    }

    /**
     * What a fact such as {@code work-left} or {@code human-reply} does to which clocks; nothing is an answer too.
     *
     * @param version of the clocks table that was in force when it happened
     */
    public List<ClockRule> clocks(Brand brand, String fact, int version) {
        return tables.rows(brand, "clocks", version, Map.of("fact", fact)).stream()
                .map(row -> new ClockRule(
                        Target.valueOf(row.text("target")),
                        ClockRule.Action.valueOf(row.text("action")),
                        row.because()))
                .toList();
    }

    /** The warning steps of a target, in the order of their numbers. */
    public List<LadderStep> ladder(Brand brand, Facts facts, Target target) {
        return tables.rows(brand, "escalation-ladder", Map.of("target", target.name())).stream()
                .map(row -> step(brand, facts, target, row))
                .sorted(Comparator.comparingInt(LadderStep::step))
                .toList();
    }

    /** How long to wait in a situation such as {@code silence}; several for {@code reminder}, in the table's order. */
    public List<Wait> waits(Brand brand, String situation) {
        var waits = tables.rows(brand, "waiting-times", Map.of("wait", situation)).stream()
                .map(row -> read(brand, row))
                .toList();
        if (waits.isEmpty()) {
            throw new UnmatchedTable(brand.id(), "waiting-times", Map.of("wait", situation));
        }
        return waits;
    }

    private Wait read(Brand brand, Row row) {
        var unit = unit(row);
        return new Wait(unit, row.text("amount"), hours(brand, Facts.none(), unit, row, null), row.because());
    }

    private static Unit unit(Row row) {
        return row.text("unit") == null ? Unit.ELAPSED : Unit.valueOf(row.text("unit"));
    }

    private LadderStep step(Brand brand, Facts facts, Target target, Row row) {
        var percent = row.integer("percent");
        var minutes = row.integer("minutes");
        if ((percent == null) == (minutes == null)) {
            throw new Unprocessable("Row %s of %s/escalation-ladder must give either a percent or minutes."
                    .formatted(row.because().row(), brand.id()));
        }
        return new LadderStep(
                target,
                row.number("step"),
                percent,
                minutes,
                row.text("level"),
                row.text("hours") == null ? null : hours(brand, facts, Unit.BUSINESS_HOURS, row, null),
                row.text("tells") == null ? null : LadderStep.Tells.valueOf(row.text("tells")),
                row.text("priority"),
                row.isTrue("callsLead"),
                row.because());
    }
}
