package io.guichet.insight.table;

import java.time.Duration;
import org.springframework.context.ApplicationContext;

/** Takes all changes of a desk into its metric tables, before they are copied. */
public final class MetricsUpToDate {

    private MetricsUpToDate() {}

    public static void of(ApplicationContext desk) {
        var keeper = desk.getBean(MetricKeeper.class);
        keeper.catchUp();
        while (keeper.rebuild(Duration.ofMinutes(1))) {
            System.out.println("the metrics are still being computed");
        }
    }
}
