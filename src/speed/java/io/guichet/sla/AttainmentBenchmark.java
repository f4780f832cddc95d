package io.guichet.sla;

import io.guichet.BenchmarkApplication;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.policy.BusinessHours;
import io.guichet.policy.Policies;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.TableVersion;
import io.guichet.policy.TableVersions;
import io.guichet.policy.Target;
import io.guichet.policy.TicketAttributes;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Measures the attainment of all targets of 100,000 stored tickets, under the original and another version of the
 * tables: the whole application on a real PostgreSQL. {@code mvn -Pspeed -Dspeed=attainment}; about three minutes.
 */
public final class AttainmentBenchmark {

    private static final int TICKETS = 100_000;
    private static final int ENTRIES_PER_TICKET = 10;
    private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");

    private final Brand brand;
    private final Policies policies;
    private final Attainment attainment;
    private final RepositoryService repository;
    private final JdbcTemplate jdbc;

    private AttainmentBenchmark(ConfigurableApplicationContext desk) {
        this.brand = desk.getBean(Brands.class).get("vimeo");
        this.policies = desk.getBean(Policies.class);
        this.attainment = desk.getBean(Attainment.class);
        this.repository = desk.getBean(RepositoryService.class);
        this.jdbc = desk.getBean(JdbcTemplate.class);
    }

    public static void main(String... args) throws Exception {
        try (var server = EmbeddedPostgres.start();
                var desk = BenchmarkApplication.start(server, "--guichet.reconciler.enabled=false")) {
            new AttainmentBenchmark(desk).measure();
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        store();
        var other = deploy(Files.readString(Path.of("processes/policies/vimeo/targets.dmn"))
                .replace("\"PT6H\"", "\"PT5H\"")
                .replace("\"PT2H\"", "\"PT90M\""));
        for (int round = 1; round <= 4; round++) {
            time("recorded targets", Optional.empty());
            time("by version " + other, Optional.of(new TableVersions(new TableVersion("vimeo", other), null)));
        }
    }

    private void time(String what, Optional<TableVersions> judgedBy) {
        var begin = System.nanoTime();
        var counts = attainment.of(brand, FIRST, FIRST.plus(Duration.ofDays(365)), judgedBy);
        var first = counts.get(0);
        System.out.printf(
                "%s: %,d ms; first responses met %,d, missed %,d%n",
                what, Duration.ofNanos(System.nanoTime() - begin).toMillis(), first.met(), first.missed());
    }

    private int deploy(String dmn) {
        repository
                .createDeployment()
                .tenantId(brand.id())
                .addString("processes/policies/vimeo/targets.dmn", dmn)
                .deploy();
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("targets")
                .tenantIdIn(brand.id())
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    /**
     * Stores tickets of all plans, packages, regions and severities, ten ledger entries each, received at intervals of
     * five minutes.
     */
    private void store() {
        jdbc.update("insert into customer (id, brand, email, language, created_at) values (1, 'vimeo', 'a@example.org', 'en', now())");
        var attributeSets = attributeSets();
        for (int at = 0; at < attributeSets.size(); at++) {
            store(attributeSets.get(at), at, attributeSets.size());
        }
        jdbc.execute("analyze");
        System.out.printf(
                "%,d tickets with %,d sets of attributes, %,d ledger entries%n",
                jdbc.queryForObject("select count(*) from ticket", Long.class),
                attributeSets.size(),
                jdbc.queryForObject("select count(*) from ledger_entry", Long.class));
    }

    private static List<Map<String, Object>> attributeSets() {
        var all = new ArrayList<Map<String, Object>>();
        for (var severity : List.of("standard", "important", "urgent")) {
            for (var plan : List.of("free", "starter", "standard", "advanced", "pro", "business")) {
                all.add(Map.of("plan", plan, "severity", severity));
            }
            for (var pack : List.of("silver", "gold", "platinum")) {
                for (var region : List.of("americas", "europe", "apac")) {
                    all.add(Map.of("plan", "enterprise", "package", pack, "region", region, "severity", severity));
                }
            }
        }
        return all;
    }

    private void store(Map<String, Object> values, int index, int step) {
        var attributes = new TicketAttributes(values);
        var json = values.entrySet().stream()
                .map(attribute -> "\"%s\":\"%s\"".formatted(attribute.getKey(), attribute.getValue()))
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        var numbers = "from generate_series(%d, %d, %d) n".formatted(index, TICKETS - 1, step);
        var received = "timestamptz '%s' + n * interval '5 minutes'".formatted(FIRST);
        jdbc.update("insert into question (number, brand, language, channel, text, attributes, asked_at, outcome) select 'T-' || n, 'vimeo', 'en', 'web', 'Why?', '{%s}', %s, 'TICKET' %s"
                .formatted(json, received, numbers));
        jdbc.update("insert into ticket (number, brand, customer_id, subject, language, channel, attributes, status, priority, link_token, received_at, stage_since) select 'T-' || n, 'vimeo', 1, 'Why?', 'en', 'web', '{%s}', 'SOLVED', '%s', 'token', %s, %s %s"
                .formatted(json, values.get("severity"), received, received, numbers));
        var priority = values.get("severity").toString();
        insertStart(0, policies.target(brand, attributes, priority, Target.FIRST_RESPONSE), received, numbers);
        insertTransition(1, 0, Target.FIRST_RESPONSE, "STOPPED", received + " + (n % 600) * interval '1 minute'", numbers);
        insertStart(2, policies.target(brand, attributes, priority, Target.RESOLUTION), received, numbers);
        insertTransition(3, 2, Target.RESOLUTION, "PAUSED", received + " + interval '10 hours'", numbers);
        insertTransition(4, 2, Target.RESOLUTION, "RESUMED", received + " + interval '30 hours'", numbers);
        insertTransition(5, 2, Target.RESOLUTION, "STOPPED", received + " + interval '40 hours'", numbers);
        insertStart(6, policies.target(brand, attributes, priority, Target.SPECIALIST), received, numbers);
        insertTransition(7, 6, Target.SPECIALIST, "STOPPED", received + " + (n % 90) * interval '1 hour'", numbers);
        insertStart(8, policies.target(brand, attributes, priority, Target.CLAIM), received, numbers);
        insertTransition(9, 8, Target.CLAIM, "STOPPED", received + " + interval '20 minutes'", numbers);
    }

    private void insertStart(int index, SlaTarget slaTarget, String at, String numbers) {
        var hours = Optional.ofNullable(slaTarget.hours());
        jdbc.update(
                "insert into ledger_entry (id, number, target, type, effective_at, recorded_at, actor, reason, kind, unit, amount, stops_on, hours, zone, holidays, hours_version, hours_row, hours_text, decision, decision_version, decision_row, decision_text) select n * %d + %d, 'T-' || n, '%s', 'STARTED', %s, %s, 'desk', 'received', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? %s"
                        .formatted(ENTRIES_PER_TICKET, index + 1, slaTarget.target(), at, at, numbers),
                slaTarget.kind().name(),
                slaTarget.unit().name(),
                slaTarget.amount(),
                slaTarget.stopsOn().name(),
                hours.map(BusinessHours::expression).orElse(null),
                hours.map(h -> h.zone().getId()).orElse(null),
                hours.map(BusinessHours::holidays).orElse(null),
                hours.map(h -> h.reason().version()).orElse(null),
                hours.map(h -> h.reason().row()).orElse(null),
                hours.map(h -> h.reason().text()).orElse(null),
                slaTarget.reason().decision(),
                slaTarget.reason().version(),
                slaTarget.reason().row(),
                slaTarget.reason().text());
    }

    private void insertTransition(int index, int start, Target target, String type, String at, String numbers) {
        jdbc.update("insert into ledger_entry (id, number, target, run_id, type, effective_at, recorded_at, actor, reason, decision, decision_version, decision_row, decision_text) select n * %d + %d, 'T-' || n, '%s', n * %d + %d, '%s', %s, %s, 'agent', 'human-reply', 'clocks', 1, 'clock_5', 'A public reply written by a person is the first response.' %s"
                .formatted(ENTRIES_PER_TICKET, index + 1, target, ENTRIES_PER_TICKET, start + 1, type, at, at, numbers));
    }
}
