package io.guichet.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guichet.access.Roles;
import io.guichet.brand.Brand;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The five months before the month of the scenarios: closed tickets about the same subjects, as lines of an import. Reports compare
 * periods with them, and forecasts learn from them. The same brand and day give the same lines.
 */
final class DemoHistory {

    /** Days ago, as is {@link #LAST_DAY}. The scenarios begin after it. */
    static final int FIRST_DAY = 183;

    static final int LAST_DAY = 32;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CUSTOMERS_PER_SCENARIO = 4;
    private static final double TICKETS_PER_DAY = 0.32;

    /** Share by which the desk has grown since the first day. */
    private static final double GROWTH = 0.3;

    /** From Monday to Sunday. */
    private static final double[] DAYS = {1.35, 1.2, 1.1, 1.1, 1.0, 0.45, 0.35};

    /** Requests from 8 to 19 o'clock. */
    private static final int[] HOURS = {6, 10, 13, 11, 7, 6, 9, 11, 9, 6, 4, 2};

    private static final Set<String> LIVING_VERBS = Set.of("merge", "withdraw", "split", "papers", "pay", "demote");

    private static final Map<String, List<String>> FIRST_NAMES = Map.of(
            "en",
            List.of(
                    "Ada", "Bruno", "Carol", "David", "Elsa", "Farid", "Greta", "Hannah", "Ivo", "Jonas", "Kaori",
                    "Liam"),
            "fr",
            List.of(
                    "Agathe", "Bastien", "Chloé", "Denis", "Estelle", "Félix", "Gaëlle", "Hugo", "Inès", "Joël", "Lise",
                    "Noé"));

    private static final Map<String, List<String>> LAST_NAMES = Map.of(
            "en",
            List.of(
                    "Lindqvist",
                    "Keller",
                    "Okafor",
                    "Bianchi",
                    "Haddad",
                    "Nowak",
                    "Weber",
                    "Sato",
                    "Ricci",
                    "Lund",
                    "Byrne"),
            "fr",
            List.of(
                    "Marin", "Carlier", "Lefort", "Delmas", "Vasseur", "Renaud", "Besson", "Jacquet", "Tessier",
                    "Colin", "Prévost"));

    private final Brand brand;
    private final List<DemoScenario> scenarios;
    private final Random random;

    private DemoHistory(Brand brand) {
        this.brand = brand;
        this.scenarios = DemoData.scenarios(brand).stream()
                .filter(DemoHistory::canBePast)
                .toList();
        this.random = new Random(brand.id().hashCode());
    }

    /** JSON lines as docs/import.md describes them, the first request first. */
    static List<String> lines(Brand brand, Instant now) {
        return new DemoHistory(brand).lines(LocalDate.ofInstant(now, brand.zone()));
    }

    private static boolean canBePast(DemoScenario scenario) {
        var steps = DemoSchedule.parse(scenario).steps();
        return steps.stream().anyMatch(step -> step.verb().equals("triage"))
                && steps.stream().noneMatch(step -> LIVING_VERBS.contains(step.verb()))
                && !"vulnerability".equals(scenario.attributes().get("requestType"));
    }

    private List<String> lines(LocalDate today) {
        var lines = new ArrayList<String>();
        if (scenarios.isEmpty()) {
            return lines;
        }
        var perDay = TICKETS_PER_DAY * Math.sqrt(scenarios.size());
        for (int ago = FIRST_DAY; ago >= LAST_DAY; ago--) {
            var day = today.minusDays(ago);
            var growth = 1 - GROWTH * (ago - LAST_DAY) / (FIRST_DAY - LAST_DAY);
            var tickets = perDay * DAYS[day.getDayOfWeek().ordinal()] * growth + random.nextDouble();
            for (int ticket = 1; ticket <= (int) tickets; ticket++) {
                lines.add(line(day, "%d-%d".formatted(ago, ticket)));
            }
        }
        return lines;
    }

    private String line(LocalDate day, String externalId) {
        var index = random.nextInt(scenarios.size());
        var scenario = scenarios.get(index);
        var receivedAt = day.atTime(8 + hour(), random.nextInt(60), random.nextInt(60))
                .atZone(brand.zone())
                .toInstant();
        var agent = random.nextInt(3) == 0 ? Roles.AGENT : Roles.AGENT + "-" + brand.id();
        var ticket = JSON.createObjectNode()
                .put("externalId", externalId)
                .put("subject", scenario.subject())
                .put("body", scenario.text())
                .put("channel", scenario.channel())
                .put("receivedAt", receivedAt.toString());
        var name = name(scenario.language(), index * CUSTOMERS_PER_SCENARIO + random.nextInt(CUSTOMERS_PER_SCENARIO));
        ticket.putObject("requester")
                .put("email", DemoScenario.email(name))
                .put("name", name)
                .put("language", scenario.language());
        addAttributes(ticket, scenario);
        ticket.set("events", PastLife.events(new DemoScenarioRun(brand, scenario, agent), receivedAt, random));
        return ticket.toString();
    }

    /** Hours after 8 o'clock. */
    private int hour() {
        var hour = 0;
        for (var left = random.nextInt(Arrays.stream(HOURS).sum()); left >= HOURS[hour]; hour++) {
            left -= HOURS[hour];
        }
        return hour;
    }

    private static String name(String language, int index) {
        var first = FIRST_NAMES.get(language);
        var last = LAST_NAMES.get(language);
        return first.get(index % first.size()) + " " + last.get(index % last.size());
    }

    private static void addAttributes(ObjectNode ticket, DemoScenario scenario) {
        scenario.attributes().forEach(ticket::putPOJO);
        putIfKnown(ticket, "plan", scenario.plan());
        putIfKnown(ticket, "addOn", scenario.addOn());
        putIfKnown(ticket, "package", scenario.supportPackage());
        putIfKnown(ticket, "region", scenario.region());
        var tags = DemoSchedule.parse(scenario).steps().stream()
                .filter(step -> step.verb().equals("tag"))
                .map(step -> step.argument(0))
                .toList();
        if (!tags.isEmpty()) {
            ticket.set("tags", JSON.valueToTree(tags));
        }
    }

    private static void putIfKnown(ObjectNode ticket, String field, String value) {
        if (value != null) {
            ticket.put(field, value);
        }
    }
}
