package io.guichet.demo;

import io.guichet.access.Accounts;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.web.StartRefused;
import io.guichet.web.StartupTask;
import java.time.Clock;
import org.camunda.bpm.engine.ManagementService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Creates the demo users and, in a new database, half a year of tickets before requests are accepted. The engine's job
 * executor starts later, when the application is ready.
 */
@Component
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class DemoDataSeeder extends StartupTask {

    private static final Logger LOG = LoggerFactory.getLogger(DemoDataSeeder.class);

    /** After roles, brands and teams exist, before the web server starts. */
    private static final int PHASE = -500;

    private static final String MACRO_AUTHOR = "lead";

    private final Accounts accounts;
    private final Brands brands;
    private final DemoSimulation simulation;
    private final DemoStepExecutor stepExecutor;
    private final SettableClock clock;
    private final ManagementService management;
    private final BulkWrites bulkWrites;
    private final JdbcClient db;
    private final DemoMacros macros;
    private final StaffDirectory directory;
    private final DemoPast past;

    DemoDataSeeder(
            Accounts accounts,
            Brands brands,
            DemoSimulation simulation,
            DemoStepExecutor stepExecutor,
            SettableClock clock,
            ManagementService management,
            BulkWrites bulkWrites,
            JdbcClient db,
            DemoMacros macros,
            StaffDirectory directory,
            DemoPast past) {
        super(PHASE);
        this.accounts = accounts;
        this.brands = brands;
        this.simulation = simulation;
        this.stepExecutor = stepExecutor;
        this.clock = clock;
        this.management = management;
        this.bulkWrites = bulkWrites;
        this.db = db;
        this.macros = macros;
        this.directory = directory;
        this.past = past;
    }

    @Override
    protected void run() {
        accounts.createDemoUsers();
        if (mustSeed()) {
            seed();
        }
        clock.release();
    }

    private boolean mustSeed() {
        var state = SeedingState.state(management);
        if (SeedingState.BEGUN.equals(state)) {
            throw new StartRefused("Seeding the demo data was interrupted in this database. Empty the database"
                    + " by hand, or start without demo data (guichet.demo=false).");
        }
        return state == null
                && db.sql("select count(*) from question").query(Long.class).single() == 0;
    }

    private void seed() {
        LOG.info("Demo data: seeding half a year of tickets. This happens at the first start only.");
        SeedingState.markBegun(management);
        var now = Clock.systemUTC().instant();
        var steps = brands.all().stream()
                .flatMap(brand -> DemoData.steps(brand, now).stream())
                .toList();
        bulkWrites.during(() -> {
            simulation.run(steps, stepExecutor::execute);
            past.importTickets(now);
        });
        var author = directory.find(MACRO_AUTHOR).orElseThrow();
        brands.all().forEach(brand -> macros.create(brand, author));
        SeedingState.markComplete(management);
    }
}
