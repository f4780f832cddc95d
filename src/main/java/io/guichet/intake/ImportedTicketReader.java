package io.guichet.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.guichet.brand.Brand;
import io.guichet.customer.Customers;
import io.guichet.intake.ImportedEvent.ImportedTier;
import io.guichet.jdbc.Columns;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.problem.JsonErrors;
import io.guichet.text.EmailAddress;
import io.guichet.text.TextRule;
import io.guichet.ticket.TicketTags;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads a ticket and its events from a JSON object; {@link BadInput} names each wrong field. */
@Component
class ImportedTicketReader {

    private static final TextRule EXTERNAL_ID = TextRule.line(200);
    private static final TextRule NAME = TextRule.line(200);
    private static final TextRule DETAIL_NAME = TextRule.line(60);
    private static final TextRule DETAIL = TextRule.line(300);
    private static final int MAX_DETAILS = 8;

    /** As JSON, in UTF-16 units; the column of the timeline has 4,000. */
    private static final int MAX_DETAILS_LENGTH = 3_000;

    private final ObjectMapper json;
    private final ObjectMapper sortedJson;
    private final Clock clock;

    ImportedTicketReader(ObjectMapper json, Clock clock) {
        this.json = json;
        this.sortedJson = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        this.clock = clock;
    }

    ImportedTicket read(Brand brand, String line) {
        var values = object(line);
        var body = new JsonBodyReader(values);
        var externalId = required(body, "externalId", body.text("externalId", EXTERNAL_ID));
        var requester = requester(body);
        var subject = body.text("subject", TextRule.SUBJECT);
        var text = body.text("body", TextRule.BODY);
        var receivedAt = body.instant("receivedAt");
        var team = team(brand, body);
        var tags = tags(body);
        var events = events(body);
        checkOrder(body, receivedAt, events);
        var attributes = TicketAttributes.validated(brand, body.remaining());
        return new ImportedTicket(
                externalId,
                hash(values),
                requester,
                subject == null ? externalId : subject,
                text,
                attributes,
                receivedAt == null ? events.get(0).at() : receivedAt,
                team,
                tags,
                events);
    }

    private Map<String, Object> object(String line) {
        try {
            var values = json.readValue(line, new TypeReference<Map<String, Object>>() {});
            if (values != null) {
                return values;
            }
        } catch (JsonProcessingException e) {
            throw new BadInput(List.of(JsonErrors.ofLine(e)));
        }
        throw new BadInput("line", "must be a JSON object");
    }

    private static <T> T required(JsonBodyReader body, String field, T value) {
        if (value == null && !body.hasProblem(field)) {
            body.problem(field, "is required");
        }
        return value;
    }

    private static Requester requester(JsonBodyReader body) {
        var requester = body.requester();
        if (requester != null) {
            if (EmailAddress.canonical(requester.email()).isEmpty()) {
                body.problem("requester.email", "must be an e-mail address, like name@example.org");
            }
            body.check(() -> Customers.normalisedName(requester.name()));
        }
        return requester;
    }

    private static String team(Brand brand, JsonBodyReader body) {
        var team = body.text("team");
        if (team != null && !brand.hasTeam(team)) {
            body.problem("team", "is no team of the brand");
        }
        return team;
    }

    private static List<String> tags(JsonBodyReader body) {
        var tags = new ArrayList<String>();
        var given = body.texts("tags");
        body.check(() -> tags.addAll(TicketTags.normalised(given)));
        return tags;
    }

    private static List<ImportedEvent> events(JsonBodyReader body) {
        var readers = body.objects("events");
        if (readers.isEmpty() && !body.hasProblem("events")) {
            body.problem("events", "must have at least one event");
        }
        return readers.stream().map(ImportedTicketReader::event).toList();
    }

    private static ImportedEvent event(JsonBodyReader reader) {
        var at = required(reader, "at", reader.instant("at"));
        var word = reader.text("type");
        var type = ImportedEventType.of(word).orElse(null);
        if (type == null) {
            reader.problem("type", "must be one of " + ImportedEventType.words());
            return new ImportedEvent(at, null, null, null, null, null, null, Map.of());
        }
        var by = type.has("by") ? reader.text("by", NAME) : null;
        String text = null;
        if (type.has("body")) {
            text = reader.text("body", TextRule.BODY);
        } else if (type.has("reason")) {
            text = reader.text("reason", TextRule.REASON);
        } else if (type.has("comment")) {
            text = reader.text("comment", TextRule.SURVEY_COMMENT);
        }
        var tier = type.has("to") ? tier(reader) : null;
        var score = type.has("score") ? score(reader) : null;
        var name = reader.text("name", NAME);
        if (type == ImportedEventType.ACTIVITY) {
            required(reader, "name", name);
        }
        var event = new ImportedEvent(at, type, by, text, tier, score, name, details(reader));
        reader.end("is not a field of an event '%s'".formatted(word));
        return event;
    }

    private static ImportedTier tier(JsonBodyReader reader) {
        var word = reader.text("to");
        var tier = Arrays.stream(ImportedTier.values())
                .filter(one -> one.stage().equals(word))
                .findFirst()
                .orElse(null);
        if (tier == null) {
            reader.problem("to", "must be specialist or developer");
        }
        return tier;
    }

    private static Integer score(JsonBodyReader reader) {
        var score = reader.integer("score");
        if (score == null || score < 1 || score > 5) {
            reader.problem("score", "must be a number from 1 to 5");
        }
        return score;
    }

    private static Map<String, String> details(JsonBodyReader reader) {
        var details = reader.textsByName("details");
        if (details.size() > MAX_DETAILS) {
            reader.problem("details", "may be at most %d".formatted(MAX_DETAILS));
        }
        if (Columns.toJson(details).length() > MAX_DETAILS_LENGTH) {
            reader.problem("details", "may have at most %d characters".formatted(MAX_DETAILS_LENGTH));
        }
        details.forEach((name, value) -> {
            if (name.equals("name") || !DETAIL_NAME.errors("details", name).isEmpty()) {
                reader.problem("details", "has a name that is none");
            }
            reader.check(() -> DETAIL.read("details." + name, value));
        });
        return details;
    }

    private void checkOrder(JsonBodyReader body, Instant receivedAt, List<ImportedEvent> events) {
        var now = clock.instant();
        var before = receivedAt;
        if (receivedAt != null && receivedAt.isAfter(now)) {
            body.problem("receivedAt", "must not be in the future");
        }
        for (int index = 0; index < events.size(); index++) {
            var at = events.get(index).at();
            var field = "events[%d].at".formatted(index);
            if (at != null && at.isAfter(now)) {
                body.problem(field, "must not be in the future");
            } else if (at != null && before != null && at.isBefore(before)) {
                body.problem(
                        field, index == 0 ? "must not be before receivedAt" : "must not be before the event before it");
            }
            before = at == null ? before : at;
        }
    }

    private String hash(Map<String, Object> values) {
        try {
            var bytes = sortedJson.writeValueAsString(values).getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
