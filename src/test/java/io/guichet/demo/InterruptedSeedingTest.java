package io.guichet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A start treats an existing database before the engine reads it. */
class InterruptedSeedingTest {

    private final DataSource database = database();
    private final JdbcClient db = JdbcClient.create(database);
    private final Flyway flyway = Flyway.configure()
            .dataSource(database)
            .locations("classpath:db/migration")
            .load();

    @Test
    void dropsUnfinishedDemoData() {
        createDatabase(SeedingState.BEGUN);

        start();

        assertThat(customers()).isZero();
    }

    @Test
    void keepsCompleteDemoData() {
        createDatabase(SeedingState.COMPLETE);

        start();

        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void keepsDataThatAreNotDemoData() {
        createDatabase(null);

        start();

        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void createsTheTablesOfAnEmptyDatabase() {
        start();

        assertThat(customers()).isZero();
    }

    private void start() {
        new DemoConfiguration().dropInterruptedDemoData().migrate(flyway);
    }

    /** Creates the desk's tables, the engine's property table and a customer. */
    private void createDatabase(String state) {
        flyway.migrate();
        db.sql("create table ACT_GE_PROPERTY (NAME_ varchar(64) primary key, VALUE_ varchar(300))")
                .update();
        if (state != null) {
            db.sql("insert into ACT_GE_PROPERTY values (:name, :state)")
                    .param("name", SeedingState.PROPERTY)
                    .param("state", state)
                    .update();
        }
        db.sql(
                        "insert into customer (brand, email, language, created_at)"
                                + " values ('helpcenter', 'ada@example.org', 'en', timestamp with time zone '2026-03-02 09:00:00Z')")
                .update();
    }

    private long customers() {
        return db.sql("select count(*) from customer").query(Long.class).single();
    }

    private static DataSource database() {
        var source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(java.util.UUID.randomUUID()));
        return source;
    }
}
