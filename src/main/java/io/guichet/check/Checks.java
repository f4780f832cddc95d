package io.guichet.check;

import io.guichet.brand.Brand;
import io.guichet.policy.Stages;
import io.guichet.policy.WrittenTable;
import io.guichet.policy.WrittenTables;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Everything that somebody should look at in a brand's newest tables. */
@Component
class Checks {

    private final WrittenTables tables;
    private final Stages stages;
    private final Clock clock;

    Checks(WrittenTables tables, Stages stages, Clock clock) {
        this.tables = tables;
        this.stages = stages;
        this.clock = clock;
    }

    /** What is wrong, errors first. Tables that are too large to be checked are {@link io.guichet.http.Unprocessable}. */
    List<Finding> of(Brand brand) {
        return of(brand, tables.of(brand), stages.clockFacts(), clock);
    }

    static List<Finding> of(Brand brand, Map<String, WrittenTable> tables, Set<String> clockFacts, Clock clock) {
        var policy = new Policy(brand, tables, clockFacts);
        return List.of(
                        new Unreadable(),
                        new Gaps(),
                        new Overlaps(),
                        new DeadRows(),
                        new Overruled(),
                        new ChannelsAndTargets(),
                        new OpeningHours(clock),
                        new Waiting(),
                        new ClockRules())
                .stream()
                .flatMap(check -> check.of(policy).stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }
}
