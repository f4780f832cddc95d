package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.desk.OutcomePaths.OutcomePath;
import io.guichet.policy.ClockRule;
import io.guichet.policy.ClockRule.ClockAction;
import io.guichet.policy.ClockTrigger;
import io.guichet.policy.Policies;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.TableVersion;
import io.guichet.policy.Target;
import io.guichet.sla.ClockSnapshot;
import io.guichet.sla.ClockSnapshot.SlaState;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Ticket;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What completing a task with an outcome does to the ticket's clocks by the brand's clocks table, in words. */
@Component
class OutcomeEffects {

    private static final List<ClockAction> SHOWN =
            List.of(ClockAction.STOP, ClockAction.PAUSE, ClockAction.RESUME, ClockAction.START);

    private final OutcomePaths paths;
    private final Policies policies;
    private final Brands brands;
    private final LabelFormatter labels;
    private final Map<TriggerKey, List<ClockRule>> rules = new ConcurrentHashMap<>();

    private record TriggerKey(String brand, TableVersion version, String trigger) {}

    OutcomeEffects(OutcomePaths paths, Policies policies, Brands brands, LabelFormatter labels) {
        this.paths = paths;
        this.policies = policies;
        this.brands = brands;
        this.labels = labels;
    }

    /**
     * The effects, such as "Stops: first response · pauses: resolution".
     *
     * @param clocks the running and paused clocks that have a target
     * @param withReply whether a public reply goes along
     */
    String of(
            Ticket ticket,
            List<ClockSnapshot> clocks,
            DeskTask task,
            String outcome,
            boolean withReply,
            Locale locale) {
        var path = paths.of(task, outcome);
        var actions = actions(ticket, clocks, path, withReply);
        var effects = SHOWN.stream()
                .filter(actions::containsValue)
                .map(action -> labels.text("composer.effect." + action, locale, targets(actions, action, locale)));
        var status = path.status() == null
                ? Stream.<String>empty()
                : Stream.of(labels.text("composer.then", locale, labels.status(ticket.brand(), path.status(), locale)));
        var clockEffects = effects.toList();
        return Stream.concat(
                        status,
                        clockEffects.isEmpty()
                                ? Stream.of(labels.text("composer.effect.none", locale))
                                : clockEffects.stream())
                .collect(Collectors.joining(" · "));
    }

    private String targets(Map<Target, ClockAction> actions, ClockAction action, Locale locale) {
        return actions.entrySet().stream()
                .filter(entry -> entry.getValue() == action)
                .map(entry ->
                        labels.text("clock.target." + entry.getKey(), locale).toLowerCase(locale))
                .collect(Collectors.joining(", "));
    }

    /** The last action on each clock that changes its state. */
    private Map<Target, ClockAction> actions(
            Ticket ticket, List<ClockSnapshot> clocks, OutcomePath path, boolean withReply) {
        var brand = brands.get(ticket.brand());
        var version = policies.latestClocksVersion(brand);
        var before = new EnumMap<Target, ClockAction>(Target.class);
        clocks.forEach(clock ->
                before.put(clock.target(), clock.state() == SlaState.PAUSED ? ClockAction.PAUSE : ClockAction.RESUME));
        var after = new EnumMap<>(before);
        var reply = withReply ? Stream.of(ClockTrigger.HUMAN_REPLY) : Stream.<String>empty();
        Stream.concat(reply, path.triggers().stream())
                .flatMap(trigger -> rules(brand, version, trigger).stream())
                .forEach(rule -> {
                    var state = after.get(rule.target());
                    if (isApplicable(rule.action(), state)
                            && (rule.action() != ClockAction.START || hasTarget(ticket, rule.target()))) {
                        after.put(rule.target(), rule.action());
                    }
                });
        after.entrySet().removeIf(entry -> entry.getValue() == before.get(entry.getKey()));
        return after;
    }

    /** A version of a table never changes. */
    private List<ClockRule> rules(Brand brand, TableVersion version, String trigger) {
        return rules.computeIfAbsent(
                new TriggerKey(brand.id(), version, trigger), key -> policies.clockRules(brand, trigger, version));
    }

    private static boolean isApplicable(ClockAction action, ClockAction state) {
        var open = state != null && state != ClockAction.STOP;
        return switch (action) {
            case START -> !open;
            case PAUSE -> state == ClockAction.RESUME || state == ClockAction.START;
            case RESUME -> state == ClockAction.PAUSE;
            case STOP -> open;
        };
    }

    private boolean hasTarget(Ticket ticket, Target target) {
        return ticket.priority() != null
                && policies.target(brands.get(ticket.brand()), ticket.attributes(), ticket.priority(), target)
                                .kind()
                        != TargetKind.NONE;
    }
}
