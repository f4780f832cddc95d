package io.guichet.sla;

import io.guichet.SpeedDesk;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.policy.Facts;
import io.guichet.policy.Hours;
import io.guichet.policy.Policies;
import io.guichet.policy.Promised;
import io.guichet.policy.Target;
import io.guichet.policy.Versions;
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
 * How long it takes to judge every promise for 100,000 stored tickets, as they were made and by another version of the
 * tables: the whole desk on a real PostgreSQL. {@code mvn -Pspeed -Dspeed=judging}; about three minutes.
 */
public final class JudgingAnew {

    private static final int TICKETS = 100_000;
    private static final int LINES = 10;
    private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");

    private final Brand brand;
    private final Policies policies;
    private final Attainment attainment;
    private final RepositoryService repository;
    private final JdbcTemplate jdbc;

    private JudgingAnew(ConfigurableApplicationContext desk) {
        this.brand = desk.getBean(Brands.class).get("vimeo");
        this.policies = desk.getBean(Policies.class);
        this.attainment = desk.getBean(Attainment.class);
        this.repository = desk.getBean(RepositoryService.class);
        this.jdbc = desk.getBean(JdbcTemplate.class);
    }

    public static void main(String... none) throws Exception {
        try (var server = EmbeddedPostgres.start();
                var desk = SpeedDesk.on(server, "--guichet.reconciling=false")) {
            new JudgingAnew(desk).measure();
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        store();
        var other = deploy(Files.readString(Path.of("processes/policies/vimeo/targets.dmn"))
                .replace("\"PT6H\"", "\"PT5H\"")
                .replace("\"PT2H\"", "\"PT90M\""));
        for (int round = 1; round <= 4; round++) {
            time("as promised", Optional.empty());
            time("by version " + other, Optional.of(new Versions(other, null)));
        }
    }

    private void time(String what, Optional<Versions> under) {
        var begin = System.nanoTime();
        var counts = attainment.of(brand, FIRST, FIRST.plus(Duration.ofDays(365)), under);
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

    /** Tickets of every plan, package, region and severity, ten lines for each, received five minutes after one another. */
    private void store() {
        jdbc.update("insert into customer (id, brand, email, language, created_at) values (1, 'vimeo', 'a@example.org', 'en', now())");
        var known = facts();
        for (int at = 0; at < known.size(); at++) {
            store(known.get(at), at, known.size());
        }
        jdbc.execute("analyze");
        System.out.printf(
                "%,d tickets with %,d kinds of facts, %,d lines%n",
                jdbc.queryForObject("select count(*) from ticket", Long.class),
                known.size(),
                jdbc.queryForObject("select count(*) from clock_entry", Long.class));
    }

    private static List<Map<String, Object>> facts() {
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

    private void store(Map<String, Object> values, int kind, int kinds) {
        var facts = new Facts(values);
        var json = values.entrySet().stream()
                .map(fact -> "\"%s\":\"%s\"".formatted(fact.getKey(), fact.getValue()))
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        var numbers = "from generate_series(%d, %d, %d) n".formatted(kind, TICKETS - 1, kinds);
        var received = "timestamptz '%s' + n * interval '5 minutes'".formatted(FIRST);
        jdbc.update("insert into question (number, brand, language, channel, text, facts, asked_at, outcome) select 'T-' || n, 'vimeo', 'en', 'web', 'Why?', '{%s}', %s, 'TICKET' %s"
                .formatted(json, received, numbers));
        jdbc.update("insert into ticket (number, brand, customer_id, subject, language, channel, facts, status, priority, link_token, received_at, stage_since) select 'T-' || n, 'vimeo', 1, 'Why?', 'en', 'web', '{%s}', 'SOLVED', '%s', 'token', %s, %s %s"
                .formatted(json, values.get("severity"), received, received, numbers));
        var priority = values.get("severity").toString();
        starts(0, policies.promised(brand, facts, priority, Target.FIRST_RESPONSE), received, numbers);
        turn(1, 0, Target.FIRST_RESPONSE, "STOPPED", received + " + (n % 600) * interval '1 minute'", numbers);
        starts(2, policies.promised(brand, facts, priority, Target.RESOLUTION), received, numbers);
        turn(3, 2, Target.RESOLUTION, "PAUSED", received + " + interval '10 hours'", numbers);
        turn(4, 2, Target.RESOLUTION, "RESUMED", received + " + interval '30 hours'", numbers);
        turn(5, 2, Target.RESOLUTION, "STOPPED", received + " + interval '40 hours'", numbers);
        starts(6, policies.promised(brand, facts, priority, Target.SPECIALIST), received, numbers);
        turn(7, 6, Target.SPECIALIST, "STOPPED", received + " + (n % 90) * interval '1 hour'", numbers);
        starts(8, policies.promised(brand, facts, priority, Target.CLAIM), received, numbers);
        turn(9, 8, Target.CLAIM, "STOPPED", received + " + interval '20 minutes'", numbers);
    }

    private void starts(int line, Promised promised, String at, String numbers) {
        var hours = Optional.ofNullable(promised.hours());
        jdbc.update(
                "insert into clock_entry (id, number, target, entry, effective_at, recorded_at, actor, reason, kind, unit, amount, stops_on, hours, zone, holidays, hours_version, hours_row, hours_text, decision, decision_version, decision_row, decision_text) select n * %d + %d, 'T-' || n, '%s', 'STARTED', %s, %s, 'desk', 'received', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? %s"
                        .formatted(LINES, line + 1, promised.target(), at, at, numbers),
                promised.kind().name(),
                promised.unit().name(),
                promised.amount(),
                promised.stopsOn().name(),
                hours.map(Hours::expression).orElse(null),
                hours.map(h -> h.zone().getId()).orElse(null),
                hours.map(Hours::holidays).orElse(null),
                hours.map(h -> h.because().version()).orElse(null),
                hours.map(h -> h.because().row()).orElse(null),
                hours.map(h -> h.because().text()).orElse(null),
                promised.because().decision(),
                promised.because().version(),
                promised.because().row(),
                promised.because().text());
    }

    private void turn(int line, int start, Target target, String entry, String at, String numbers) {
        jdbc.update("insert into clock_entry (id, number, target, run, entry, effective_at, recorded_at, actor, reason, decision, decision_version, decision_row, decision_text) select n * %d + %d, 'T-' || n, '%s', n * %d + %d, '%s', %s, %s, 'agent', 'fact', 'clocks', 1, 'clock_5', 'A public answer written by a person is the first response.' %s"
                .formatted(LINES, line + 1, target, LINES, start + 1, entry, at, at, numbers));
    }
}
