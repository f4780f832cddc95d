package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.customer.Customers;
import java.util.List;
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
    private DataSource database;

    @Test
    void findsACustomerByTheAddressAlone() {
        var find = statements.during(() -> customers.find("parcels", "ada@example.org"));
        assertThat(find).hasSize(1);

        var plan = PostgresPlan.ofNewTables(find.get(0), database, List.of("customer", "customer_address"));

        assertThat(plan.tablesReadWhole()).isEmpty();
        assertThat(plan.indexConditions())
                .hasSize(6)
                .allMatch(asked -> asked.contains("email") || asked.contains("(id ="));
    }
}
