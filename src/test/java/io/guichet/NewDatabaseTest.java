package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.insight.table.MetricKeeper;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What PostgreSQL decides about a new database, of which it has no statistics for the first minute. Each connection keeps these
 * decisions until there are some.
 */
@DeskTest
@EnabledIfSystemProperty(named = "guichet.test.database", matches = "postgres")
class NewDatabaseTest {

    @Autowired
    private StatementRecorder statements;

    @Autowired
    private Customers customers;

    @Autowired
    private Brands brands;

    @Autowired
    private MetricKeeper metrics;

    @Autowired
    private Desk desk;

    @Autowired
    private DataSource database;

    @Test
    void findsACustomerByTheAddressAlone() {
        asksForAddressesAlone(() -> customers.find("parcels", "ada@example.org"), "select * from customer", 6);
    }

    @Test
    void registersACustomerByTheAddressAlone() {
        asksForAddressesAlone(
                () -> customers.findOrRegister(brands.get("parcels"), "ada@example.org", "en"),
                "insert into customer",
                4);
    }

    /** PostgreSQL would expect the numbers of a page of tickets to be those of all tickets, and read each table whole. */
    @Test
    void readsTheTicketsOfMetricsByIndexesAlone() {
        desk.opens("parcels", Map.of());
        metrics.catchUp();
        desk.opens("parcels", Map.of());

        var executed = statements.during(metrics::catchUp);

        var start = executed.indexOf("set local enable_seqscan = off");
        assertThat(executed.subList(0, start)).noneMatch(NewDatabaseTest::readsTickets);
        assertThat(executed.stream().filter(NewDatabaseTest::readsTickets))
                .hasSizeGreaterThan(5)
                .allSatisfy(sql -> assertThat(PostgresPlan.of(sql, database).tablesReadWhole())
                        .as(sql)
                        .isEmpty());
    }

    private static boolean readsTickets(String sql) {
        return sql.contains("number in (") && PostgresPlan.canBeExplained(sql);
    }

    private void asksForAddressesAlone(Runnable action, String beginning, int lookups) {
        var executed = statements.during(action).stream()
                .filter(sql -> sql.strip().startsWith(beginning))
                .toList();
        assertThat(executed).hasSize(1);

        var plan = PostgresPlan.ofNewTables(executed.get(0), database, List.of("customer", "customer_address"));

        assertThat(plan.tablesReadWhole()).isEmpty();
        assertThat(plan.indexConditions())
                .hasSize(lookups)
                .allMatch(asked -> asked.contains("email") || asked.contains("(id ="));
    }
}
