package io.guichet.demo;

import io.guichet.access.Accounts;
import io.guichet.brand.Brands;
import io.guichet.http.AtStart;
import java.time.Clock;
import org.camunda.bpm.engine.ManagementService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the demo run's people and, in a fresh database, its month of life. Until that is done no door opens; the engine's
 * job executor starts still later, when the whole application is ready.
 */
@Component
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class BeforeOpening extends AtStart {

    private static final Logger LOG = LoggerFactory.getLogger(BeforeOpening.class);

    /** After roles, brands and teams exist; long before the web server, which starts last of all. */
    private static final int PHASE = -500;

    private final Accounts accounts;
    private final Brands brands;
    private final Month month;
    private final Cast cast;
    private final SettableClock clock;
    private final ManagementService engine;
    private final JdbcClient db;

    BeforeOpening(
            Accounts accounts,
            Brands brands,
            Month month,
            Cast cast,
            SettableClock clock,
            ManagementService engine,
            JdbcClient db) {
        super(PHASE);
        this.accounts = accounts;
        this.brands = brands;
        this.month = month;
        this.cast = cast;
        this.clock = clock;
        this.engine = engine;
        this.db = db;
    }

    @Override
    protected void happens() {
        accounts.createDemoUsers();
        if (isFresh()) {
            seed();
        }
        clock.release();
    }

    private boolean isFresh() {
        var state = Seeding.state(engine);
        if (Seeding.BEGUN.equals(state)) {
            throw new IllegalStateException("The making of the demo data was interrupted in this database. Empty it"
                    + " by hand, or start without demo data (guichet.demo=false).");
        }
        return state == null
                && db.sql("select count(*) from question").query(Long.class).single() == 0;
    }

    private void seed() {
        LOG.info("Demo data: a month of life is made. This happens at the first start only.");
        Seeding.begins(engine);
        var now = Clock.systemUTC().instant();
        month.passes(
                brands.all().stream()
                        .flatMap(brand -> DemoData.moments(brand, now).stream())
                        .toList(),
                cast::plays);
        Seeding.isComplete(engine);
    }
}
