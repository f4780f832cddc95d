package io.guichet.check;

import io.guichet.brand.Brand;
import io.guichet.policy.Stages;
import io.guichet.policy.TableDefinition;
import io.guichet.policy.TableDefinitions;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Runs all checks on a brand's latest tables. */
@Component
class PolicyChecks {

    private final TableDefinitions tables;
    private final Stages stages;
    private final Clock clock;

    PolicyChecks(TableDefinitions tables, Stages stages, Clock clock) {
        this.tables = tables;
        this.stages = stages;
        this.clock = clock;
    }

    /**
     * The findings, errors first. Throws {@link io.guichet.problem.UnfulfillableRequest} if the tables are too large to be
     * checked.
     */
    List<Finding> run(Brand brand) {
        return run(brand, tables.of(brand), stages.clockTriggers(), clock);
    }

    static List<Finding> run(Brand brand, Map<String, TableDefinition> tables, Set<String> clockTriggers, Clock clock) {
        var policy = new PolicyTables(brand, tables, clockTriggers);
        return List.of(
                        new ExpressionCheck(),
                        new GapCheck(),
                        new OverlapCheck(),
                        new UnreachableRowCheck(),
                        new ContradictionCheck(),
                        new ChannelTargetCheck(),
                        new OpeningHoursCheck(clock),
                        new WaitingTimeCheck(),
                        new ClockRuleCheck())
                .stream()
                .flatMap(check -> check.findings(policy).stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }
}
