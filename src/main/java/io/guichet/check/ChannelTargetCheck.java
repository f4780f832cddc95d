package io.guichet.check;

import io.guichet.check.Finding.AttributeValue;
import io.guichet.check.Finding.FindingKind;
import io.guichet.policy.InputClasses.InputClass;
import io.guichet.policy.TableDefinition;
import io.guichet.policy.TableDefinition.TableRow;
import io.guichet.policy.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds plans with a published channel but no first-response target, or a target but no channel. Assumed rows count as
 * not published. Brands without any targets are skipped.
 */
final class ChannelTargetCheck implements Check {

    private static final String PLAN = "plan";
    private static final String CHANNEL = "channel";

    @Override
    public List<Finding> findings(PolicyTables policy) {
        var targets = policy.table("targets");
        var hours = policy.table("support-hours");
        if (targets.isEmpty()
                || hours.isEmpty()
                || targets.get().rows().stream().noneMatch(Coverage::publishesFirstResponse)) {
            return List.of();
        }
        return new Coverage(policy, targets.get(), hours.get()).findings();
    }

    /** First-response targets and channel hours by plan and channel. */
    private record Coverage(PolicyTables policy, List<InputClass> firstResponses, List<InputClass> channelHours) {

        Coverage(PolicyTables policy, TableDefinition targets, TableDefinition hours) {
            this(
                    policy,
                    policy.inputClasses(targets, PLAN, CHANNEL, "target").stream()
                            .filter(inputClass -> Target.FIRST_RESPONSE
                                    .name()
                                    .equals(inputClass.example().get("target")))
                            .toList(),
                    policy.inputClasses(hours, PLAN, CHANNEL, "calendar").stream()
                            .filter(inputClass ->
                                    CHANNEL.equals(inputClass.example().get("calendar")))
                            .toList());
        }

        static boolean publishesFirstResponse(TableRow row) {
            return !row.isAssumed() && promises(row);
        }

        private static boolean promises(TableRow row) {
            return row.cells().stream().anyMatch(cell -> cell.contains(Target.FIRST_RESPONSE.name()))
                    && !"NONE".equals(row.output("kind"));
        }

        List<Finding> findings() {
            var plans = new ArrayList<>(policy.brand().plans());
            var findings = new ArrayList<Finding>();
            for (var plan : plans.isEmpty() ? List.of("") : plans) {
                var offered = brandChannels()
                        .filter(channel -> isOffered(plan, channel))
                        .toList();
                var withoutTarget = offered.stream()
                        .filter(channel -> !hasTarget(plan, channel))
                        .toList();
                if (!withoutTarget.isEmpty()) {
                    findings.add(withoutTarget(plan, withoutTarget));
                }
                if (offered.isEmpty() && brandChannels().anyMatch(channel -> isPromised(plan, channel))) {
                    findings.add(withoutChannel(plan));
                }
            }
            return findings;
        }

        private Stream<String> brandChannels() {
            return policy.brand().channels().stream()
                    .map(channel -> channel.channel())
                    .distinct();
        }

        private boolean isOffered(String plan, String channel) {
            return publishedRows(channelHours, plan, channel)
                    .anyMatch(rows -> "true".equals(rows.get(0).output("offered")));
        }

        private boolean hasTarget(String plan, String channel) {
            return publishedRows(firstResponses, plan, channel).findAny().isPresent();
        }

        private boolean isPromised(String plan, String channel) {
            return publishedRows(firstResponses, plan, channel)
                    .anyMatch(rows -> !"NONE".equals(rows.get(0).output("kind")));
        }

        private Stream<List<TableRow>> publishedRows(List<InputClass> classes, String plan, String channel) {
            return matching(classes, plan, channel)
                    .map(inputClass -> inputClass.rows().stream()
                            .filter(row -> !row.isAssumed())
                            .toList())
                    .filter(rows -> !rows.isEmpty());
        }

        private static Stream<InputClass> matching(List<InputClass> classes, String plan, String channel) {
            return classes.stream()
                    .filter(inputClass -> matches(inputClass.example(), PLAN, plan)
                            && matches(inputClass.example(), CHANNEL, channel));
        }

        private static boolean matches(Map<String, Object> example, String name, String value) {
            return !example.containsKey(name) || value.equals(Objects.requireNonNullElse(example.get(name), ""));
        }

        private Finding withoutTarget(String plan, List<String> withoutTarget) {
            var assumed = assumedRows(firstResponses, plan, withoutTarget.stream(), row -> true);
            return Finding.of(
                    FindingKind.CHANNEL_WITHOUT_TARGET,
                    "targets",
                    List.copyOf(assumed),
                    new AttributeValue(PLAN, plan),
                    withoutTarget.stream()
                            .map(channel -> new AttributeValue(CHANNEL, channel))
                            .toList());
        }

        private Finding withoutChannel(String plan) {
            var assumed = assumedRows(channelHours, plan, brandChannels(), row -> "true".equals(row.output("offered")));
            return Finding.of(
                    FindingKind.TARGET_WITHOUT_CHANNEL,
                    "support-hours",
                    List.copyOf(assumed),
                    new AttributeValue(PLAN, plan));
        }

        /** The assumed rows that match nevertheless. */
        private static Set<TableRow> assumedRows(
                List<InputClass> classes, String plan, Stream<String> channels, Predicate<TableRow> condition) {
            var assumed = new LinkedHashSet<TableRow>();
            channels.flatMap(channel -> matching(classes, plan, channel))
                    .filter(inputClass -> !inputClass.rows().isEmpty())
                    .map(inputClass -> inputClass.rows().get(0))
                    .filter(TableRow::isAssumed)
                    .filter(condition)
                    .forEach(assumed::add);
            return assumed;
        }
    }
}
