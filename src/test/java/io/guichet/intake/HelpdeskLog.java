package io.guichet.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Past tickets of the shape of a published log, that of the help desk of an Italian software company: 4,580 cases with 21,348 events
 * of 14 activities, by 22 people, for 397 customers. Nobody wrote a text.
 */
public final class HelpdeskLog {

    public static final int CASES = 4_580;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> SERIOUSNESS = List.of("standard", "standard", "important", "urgent");

    private final Random random;
    private final Instant from;
    private final Duration period;
    private final String name;

    /** @param name begins the external ids, so that logs in one brand differ */
    public HelpdeskLog(String name, long seed, Instant from, Duration period) {
        this.name = name;
        this.random = new Random(seed);
        this.from = from;
        this.period = period;
    }

    /** So many lines, in the order of their cases; to be read once. */
    public Stream<String> lines(int cases) {
        return IntStream.range(0, cases).mapToObj(this::line);
    }

    private String line(int number) {
        var ticket = new LinkedHashMap<String, Object>();
        ticket.put("externalId", name + " " + number);
        ticket.put("requester", Map.of("email", "customer-%d@example.org".formatted(random.nextInt(397))));
        ticket.put("subject", "Case " + number);
        ticket.put("severity", SERIOUSNESS.get(random.nextInt(SERIOUSNESS.size())));
        ticket.put("channel", random.nextInt(3) == 0 ? "phone" : "email");
        ticket.put("product", "Value " + random.nextInt(21));
        ticket.put("events", new HelpdeskCase(start()).events());
        try {
            return JSON.writeValueAsString(ticket);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private Instant start() {
        return from.plusSeconds((long) (random.nextDouble() * period.toSeconds()));
    }

    private final class HelpdeskCase {

        private final List<Map<String, Object>> events = new ArrayList<>();
        private Instant now;

        HelpdeskCase(Instant start) {
            now = start;
        }

        List<Map<String, Object>> events() {
            add("activity", "Assign seriousness", 0);
            add("claimed", "Take in charge ticket", 3_600);
            while (random.nextInt(4) == 0) {
                detour();
            }
            add("solved", "Resolve ticket", 200_000);
            if (random.nextInt(12) == 0) {
                add("claimed", "Take in charge ticket", 100_000);
                add("solved", "Resolve ticket", 100_000);
            }
            if (random.nextInt(700) > 0) {
                add("closed", "Closed", 1_200_000);
            }
            return events;
        }

        private void detour() {
            switch (random.nextInt(5)) {
                case 0, 1, 2 -> {
                    add("waiting", "Wait", 20_000);
                    add("claimed", "Take in charge ticket", 300_000);
                }
                case 3 -> {
                    add("escalated", "Create SW anomaly", 20_000).put("to", "developer");
                    add("returned", "Resolve SW anomaly", 600_000);
                }
                default -> {
                    add("escalated", "Schedule intervention", 20_000).put("to", "specialist");
                    add("returned", "Take in charge ticket", 300_000);
                }
            }
        }

        private Map<String, Object> add(String type, String activity, int withinSeconds) {
            now = now.plusSeconds(withinSeconds == 0 ? 0 : random.nextInt(withinSeconds));
            var event = new LinkedHashMap<String, Object>();
            event.put("at", now.truncatedTo(ChronoUnit.SECONDS).toString());
            event.put("type", type);
            event.put("by", "Value " + random.nextInt(22));
            event.put("name", activity);
            event.put("details", Map.of("workgroup", "Value " + random.nextInt(4)));
            events.add(event);
            return event;
        }
    }
}
