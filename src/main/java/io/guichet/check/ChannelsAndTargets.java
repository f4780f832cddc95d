package io.guichet.check;

import io.guichet.check.Finding.Kind;
import io.guichet.policy.Case;
import io.guichet.policy.Target;
import io.guichet.policy.WrittenTable;
import io.guichet.policy.WrittenTable.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Plans to which a channel was published but no time to a first response, or a time but no channel. What only an assumed row
 * says was not published. A brand that promises no time at all is not asked for one.
 */
final class ChannelsAndTargets implements Check {

    private static final String PLAN = "plan";
    private static final String CHANNEL = "channel";

    @Override
    public List<Finding> of(Policy policy) {
        var targets = policy.table("targets");
        var hours = policy.table("support-hours");
        if (targets.isEmpty()
                || hours.isEmpty()
                || targets.get().rows().stream().noneMatch(Said::aFirstResponse)) {
            return List.of();
        }
        return new Said(policy, targets.get(), hours.get()).findings();
    }

    /** What the tables say of first responses and of channels, for each plan and channel. */
    private record Said(Policy policy, List<Case> responses, List<Case> channels) {

        Said(Policy policy, WrittenTable targets, WrittenTable hours) {
            this(
                    policy,
                    policy.cases(targets, PLAN, CHANNEL, "target").stream()
                            .filter(asked -> Target.FIRST_RESPONSE
                                    .name()
                                    .equals(asked.facts().get("target")))
                            .toList(),
                    policy.cases(hours, PLAN, CHANNEL, "calendar").stream()
                            .filter(asked -> CHANNEL.equals(asked.facts().get("calendar")))
                            .toList());
        }

        static boolean aFirstResponse(Row row) {
            return !row.isAssumed() && promises(row);
        }

        private static boolean promises(Row row) {
            return row.cells().stream().anyMatch(cell -> cell.contains(Target.FIRST_RESPONSE.name()))
                    && !"NONE".equals(row.output("kind"));
        }

        List<Finding> findings() {
            var plans = new ArrayList<>(policy.brand().plans());
            var findings = new ArrayList<Finding>();
            for (var plan : plans.isEmpty() ? List.of("") : plans) {
                var offered =
                        ofTheBrand().filter(channel -> isOffered(plan, channel)).toList();
                var silent = offered.stream()
                        .filter(channel -> !isAnswered(plan, channel))
                        .toList();
                if (!silent.isEmpty()) {
                    findings.add(withoutTarget(plan, silent));
                }
                if (offered.isEmpty() && ofTheBrand().anyMatch(channel -> isPromised(plan, channel))) {
                    findings.add(withoutChannel(plan));
                }
            }
            return findings;
        }

        private Stream<String> ofTheBrand() {
            return policy.brand().channels().stream()
                    .map(channel -> channel.channel())
                    .distinct();
        }

        private boolean isOffered(String plan, String channel) {
            return published(channels, plan, channel)
                    .anyMatch(rows -> "true".equals(rows.get(0).output("offered")));
        }

        private boolean isAnswered(String plan, String channel) {
            return published(responses, plan, channel).findAny().isPresent();
        }

        private boolean isPromised(String plan, String channel) {
            return published(responses, plan, channel)
                    .anyMatch(rows -> !"NONE".equals(rows.get(0).output("kind")));
        }

        private Stream<List<Row>> published(List<Case> cases, String plan, String channel) {
            return about(cases, plan, channel)
                    .map(asked -> asked.rows().stream()
                            .filter(row -> !row.isAssumed())
                            .toList())
                    .filter(rows -> !rows.isEmpty());
        }

        private static Stream<Case> about(List<Case> cases, String plan, String channel) {
            return cases.stream().filter(asked -> is(asked.facts(), PLAN, plan) && is(asked.facts(), CHANNEL, channel));
        }

        private static boolean is(Map<String, Object> facts, String name, String value) {
            return !facts.containsKey(name) || value.equals(Objects.requireNonNullElse(facts.get(name), ""));
        }

        private Finding withoutTarget(String plan, List<String> silent) {
            var filling = filling(responses, plan, silent.stream(), row -> true);
            return Finding.of(
                    Kind.CHANNEL_WITHOUT_TARGET,
                    "targets",
                    List.copyOf(filling),
                    new Word(PLAN, plan),
                    silent.stream().map(channel -> new Word(CHANNEL, channel)).toList());
        }

        private Finding withoutChannel(String plan) {
            var filling = filling(channels, plan, ofTheBrand(), row -> "true".equals(row.output("offered")));
            return Finding.of(Kind.TARGET_WITHOUT_CHANNEL, "support-hours", List.copyOf(filling), new Word(PLAN, plan));
        }

        /** The assumed rows that answer all the same. */
        private static Set<Row> filling(
                List<Case> cases, String plan, Stream<String> channels, Predicate<Row> answers) {
            var filling = new LinkedHashSet<Row>();
            channels.flatMap(channel -> about(cases, plan, channel))
                    .filter(asked -> !asked.rows().isEmpty())
                    .map(asked -> asked.rows().get(0))
                    .filter(Row::isAssumed)
                    .filter(answers)
                    .forEach(filling::add);
            return filling;
        }
    }
}
