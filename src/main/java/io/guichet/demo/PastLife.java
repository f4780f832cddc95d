package io.guichet.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guichet.access.Roles;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The events of a past ticket: the steps of its scenario with other delays, and an end if the scenario is still open. Delays have many
 * short values and a few long ones, as they do at a desk.
 */
final class PastLife {

    private static final Duration CUSTOMER_ANSWERS = Duration.ofHours(4);
    private static final Duration SPECIALIST_WORKS = Duration.ofMinutes(210);
    private static final Duration DEVELOPER_WORKS = Duration.ofHours(9);
    private static final Duration MAX_STAFF_DELAY = Duration.ofHours(2);
    private static final Duration STAYS_SOLVED = Duration.ofDays(3);
    private static final Duration WITHOUT_ANSWER = Duration.ofDays(14);
    private static final int MAX_MORNING_DELAY_SECONDS = 5_400;
    private static final double SPREAD = 1.1;
    private static final LocalTime TIERS_FROM = LocalTime.of(8, 30);
    private static final LocalTime TIERS_TO = LocalTime.of(17, 30);
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private static final Map<String, PastTexts> TEXTS = Map.of(
            "en",
            new PastTexts(
                    "I have tried it, and it works now. Thank you.",
                    "It has come back since this morning.",
                    "It is done. Please write again if anything is missing.",
                    List.of("A good answer, but I waited too long for it.", "I had to explain everything twice.")),
            "fr",
            new PastTexts(
                    "J’ai essayé, et tout fonctionne maintenant. Merci.",
                    "Le problème est revenu depuis ce matin.",
                    "C’est fait. Écrivez-nous de nouveau s’il manque quelque chose.",
                    List.of("Bonne réponse, mais trop d’attente.", "J’ai dû tout expliquer deux fois.")));

    private final DemoScenarioRun run;
    private final Random random;
    private final WakingHours wakingHours;
    private final PastTexts texts;
    private final ArrayNode events = JsonNodeFactory.instance.arrayNode();
    private Instant at;
    private String tier;
    private boolean isWaiting;
    private boolean isSolved;
    private boolean isRated;

    private record PastTexts(String thanks, String again, String done, List<String> complaints) {}

    private PastLife(DemoScenarioRun run, Instant receivedAt, Random random) {
        this.run = run;
        this.random = random;
        this.wakingHours = new WakingHours(run.brand.zone());
        this.texts = TEXTS.getOrDefault(run.scenario.language(), TEXTS.get("en"));
        this.at = receivedAt;
    }

    /** The events of a ticket, as docs/import.md describes them. */
    static ArrayNode events(DemoScenarioRun run, Instant receivedAt, Random random) {
        var life = new PastLife(run, receivedAt, random);
        DemoSchedule.parse(run.scenario).steps().forEach(life::play);
        life.end();
        return life.events;
    }

    private void play(DemoStep step) {
        switch (step.verb()) {
            case "triage" -> byStaff(step.delay(), "claimed");
            case "ask" -> askCustomer(step.delay());
            case "tell" -> byStaff(step.delay(), "reply").put("body", run.nextStaffReply());
            case "note", "identity" -> note(step.delay());
            case "reply" -> byCustomer("message").put("body", run.nextCustomerMessage());
            case "reopen" -> {
                byCustomer("reopened").put("reason", run.nextCustomerMessage());
                isSolved = false;
            }
            case "specialist" -> escalate(Roles.SPECIALIST, step.delay());
            case "developer" -> escalate(Roles.DEVELOPER, step.delay());
            case "return" -> {
                workInTier();
                addNote();
                comeBack();
            }
            case "settle" -> {
                workInTier();
                addNote();
                comeBack();
                solve(Duration.ofMinutes(10), run.nextStaffReply());
            }
            case "solve" -> solve(step.delay(), run.nextStaffReply());
            case "issue" -> addNote();
            case "rate" -> rate(Integer.parseInt(step.argument(0)));
            default -> {
                // other steps move nothing in a past ticket
            }
        }
    }

    private void end() {
        if (isWaiting && random.nextInt(3) == 0) {
            after(WITHOUT_ANSWER, false);
            add("closed", null);
            return;
        }
        if (isWaiting) {
            byCustomer("message").put("body", texts.thanks());
        }
        if (tier != null) {
            workInTier();
            comeBack();
        }
        if (!isSolved) {
            solve(Duration.ofMinutes(30), texts.done());
        }
        if (!isRated && random.nextInt(12) == 0) {
            byCustomer("message").put("body", texts.again());
            solve(Duration.ofMinutes(40), texts.done());
        }
        if (!isRated && random.nextInt(4) == 0) {
            rate(3 + random.nextInt(3));
        }
        after(STAYS_SOLVED, false);
        add("closed", null);
    }

    private void askCustomer(Duration delay) {
        byStaff(delay, "waiting").put("body", run.nextStaffReply());
        isWaiting = true;
    }

    private void note(Duration delay) {
        after(spread(shorter(delay)), true);
        addNote();
    }

    private void addNote() {
        add("note", tier == null ? run.agent : tier).put("body", run.nextNote());
    }

    private void escalate(String to, Duration delay) {
        after(spread(shorter(delay)), true);
        addNote();
        add("escalated", run.agent).put("to", to);
        tier = to;
    }

    /** Specialists and developers work by day, from Monday to Friday. */
    private void workInTier() {
        var median = Roles.DEVELOPER.equals(tier) ? DEVELOPER_WORKS : SPECIALIST_WORKS;
        var left = spread(median);
        while (true) {
            var local = at.atZone(run.brand.zone());
            var from = local.with(TIERS_FROM);
            var to = local.with(TIERS_TO);
            var start = local.isBefore(from) ? from : local;
            if (!WEEKEND.contains(local.getDayOfWeek()) && start.isBefore(to)) {
                var free = Duration.between(start, to);
                if (left.compareTo(free) <= 0) {
                    at = start.plus(left).toInstant();
                    return;
                }
                left = left.minus(free);
            }
            at = from.plusDays(1).toInstant();
        }
    }

    private void comeBack() {
        if (tier != null) {
            add("returned", tier);
            tier = null;
        }
    }

    private void solve(Duration delay, String reply) {
        byStaff(delay, "solved").put("body", reply);
        isSolved = true;
        isWaiting = false;
    }

    /** Some customers answer the survey, and not all as the scenario does. */
    private void rate(int score) {
        if (!isSolved || isRated || random.nextInt(5) < 2) {
            return;
        }
        var given = Math.max(1, score - (random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0));
        var rated = byCustomer("rated").put("score", given);
        if (given == score && run.scenario.comment() != null) {
            rated.put("comment", run.scenario.comment());
        } else if (given < 4) {
            rated.put(
                    "comment",
                    texts.complaints().get(random.nextInt(texts.complaints().size())));
        }
        isRated = true;
    }

    private ObjectNode byStaff(Duration delay, String type) {
        after(spread(shorter(delay)), true);
        return add(type, run.agent);
    }

    private ObjectNode byCustomer(String type) {
        after(spread(CUSTOMER_ANSWERS), false);
        isWaiting = false;
        isSolved = isSolved && type.equals("rated");
        return add(type, null);
    }

    private static Duration shorter(Duration delay) {
        return delay.compareTo(MAX_STAFF_DELAY) < 0 ? delay : MAX_STAFF_DELAY;
    }

    private Duration spread(Duration median) {
        return Duration.ofSeconds((long) (median.toSeconds() * Math.exp(SPREAD * random.nextGaussian())));
    }

    private void after(Duration delay, boolean isStaff) {
        var ready = at.plus(delay);
        var waking = wakingHours.nextWakingInstant(ready, isStaff);
        at = waking.equals(ready) ? ready : waking.plusSeconds(random.nextInt(MAX_MORNING_DELAY_SECONDS));
    }

    private ObjectNode add(String type, String by) {
        var event = events.addObject().put("at", at.toString()).put("type", type);
        return by == null ? event : event.put("by", by);
    }
}
