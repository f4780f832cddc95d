package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.Concurrently;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.MultipartBody;
import io.guichet.MultipartBody.UploadFile;
import io.guichet.portal.Routes.ListedRoute;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every POST that creates something creates it once for an {@code Idempotency-Key}; a new POST must be listed first. */
@DeskTest
@Tag("h2")
class RepeatedApiRequestsTest {

    private static final int TIMES = 10;

    /** Calculations, commands that the state of the ticket admits once, and events with an id of their own. */
    private static final Set<String> CREATE_NOTHING = Set.of(
            "/api/brands/{brand}/questions/{id}/answered",
            "/api/brands/{brand}/promise",
            "/api/brands/{brand}/customers/pin-checks",
            "/api/brands/{brand}/articles/import",
            // the same line counts once, by its external id
            "/api/brands/{brand}/tickets/import",
            "/api/emails/{id}/resend",
            "/api/brands/{brand}/macros/{id}/preview",
            "/api/notifications/read",
            "/api/studio/checks",
            // a ticket that stands there already is left alone
            "/api/tickets/modification",
            "/api/incidents/retry",
            // the same message counts once, by its content
            "/api/brands/{brand}/mail",
            "/api/mail/{id}/process",
            // one rebuild runs at a time
            "/api/insight/rebuild",
            // the same schedule exists once
            "/api/insight/schedules",
            "/api/worktime/add",
            "/api/worktime/between",
            "/api/tickets/{number}/reopen",
            "/api/tickets/{number}/close",
            "/api/tickets/{number}/withdraw",
            "/api/tickets/{number}/confirmation",
            "/api/tickets/{number}/payment",
            "/api/tickets/{number}/refund",
            "/api/payments/stripe/events",
            "/api/tickets/{number}/merge",
            // a link that exists stays
            "/api/tickets/{number}/links",
            "/api/tickets/{number}/demotion",
            "/api/tickets/{number}/invoice/settle",
            "/api/tasks/{id}/claim",
            "/api/tasks/{id}/complete");

    /** Creating endpoints, with a body that has one marker. */
    private enum Creation {
        QUESTION("/api/brands/{brand}/questions", "{\"text\":\"%s\"}"),
        REQUEST(
                "/api/brands/{brand}/questions/{id}/ticket",
                "{\"requester\":{\"email\":\"ada@example.org\"},\"subject\":\"S\",\"body\":\"%s\"}"),
        TICKET(
                "/api/brands/{brand}/tickets",
                "{\"requester\":{\"email\":\"ada@example.org\"},\"subject\":\"S\",\"body\":\"%s\"}"),
        MESSAGE("/api/tickets/{number}/messages", "{\"author\":\"CUSTOMER\",\"body\":\"%s\"}"),
        SPLIT(
                "/api/tickets/{number}/split",
                "{\"parts\":[{\"subject\":\"A\",\"body\":\"%s\"},{\"subject\":\"B\",\"body\":\"B\"}]}"),
        OVERRIDE("/api/tickets/{number}/override", "{\"reason\":\"%s\",\"priority\":\"urgent\"}"),
        INTERNAL("/api/tickets/{number}/messages/{message}/internal", "{\"reason\":\"%s\"}"),
        REDACT("/api/tickets/{number}/messages/{message}/redact", "{\"reason\":\"%s\"}"),
        CALL("/api/tickets/{number}/calls", "{\"body\":\"%s\"}"),
        CUSTOMER_NOTE("/api/tickets/{number}/customer/notes", "{\"body\":\"%s\"}"),
        MACRO(
                "/api/brands/{brand}/macros",
                "{\"name\":\"%s\",\"language\":\"en\",\"body\":\"B\",\"scope\":\"PERSON\"}"),
        SURVEY("/api/tickets/{number}/survey", "{\"score\":4,\"comment\":\"%s\"}"),
        ATTACHMENT("/api/tickets/{number}/attachments", null),
        DEPLOYMENT("/api/studio/deployments", null),
        RESTORATION("/api/studio/deployments/{id}/restore", "{\"reason\":\"%s\"}"),
        TOKEN("/api/tokens", "{\"name\":\"%s\",\"roles\":[\"agent\"],\"brands\":[\"parcels\"]}");

        private final String pattern;
        private final String body;

        Creation(String pattern, String body) {
            this.pattern = pattern;
            this.body = body;
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient db;

    private final String key = UUID.randomUUID().toString();

    @Test
    void everyPostIsListed() throws IOException {
        var listed = Stream.concat(
                        CREATE_NOTHING.stream(), Stream.of(Creation.values()).map(creation -> creation.pattern))
                .collect(Collectors.toCollection(TreeSet::new));
        var posts = Routes.listed().stream()
                .filter(route -> route.isApi() && route.method().equals("POST"))
                .map(ListedRoute::pattern)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).isEqualTo(posts);
    }

    @ParameterizedTest
    @EnumSource
    void tenRequestsWithOneKeyCreateOnce(Creation creation) {
        var path = path(creation);
        var answers = new ConcurrentLinkedQueue<JsonResponse>();
        Concurrently.ConcurrentAction action = () -> answers.add(send(creation, path, "first"));

        assertThat(Concurrently.run(Collections.nCopies(TIMES, action))).isEmpty();

        assertThat(answers).hasSize(TIMES).allSatisfy(answer -> assertThat(answer.status())
                .as("%s", answer.body())
                .isIn(200, 201));
        assertThat(answers.stream().map(JsonResponse::body).distinct()).hasSize(1);
        assertThat(answers.stream().map(JsonResponse::status).distinct()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void theKeyForAnotherBodyIsRefused(Creation creation) {
        var path = path(creation);
        assertThat(send(creation, path, "first").status()).isIn(200, 201);

        assertThat(send(creation, path, "other").status()).isEqualTo(422);
    }

    @Test
    void theTokenIsNotAmongTheStoredResponses() {
        var first = send(Creation.TOKEN, "/api/tokens", "first");

        assertThat(first.text("token")).startsWith("guichet_");
        assertThat(db.sql("select idempotency_key, body from idempotent_response where endpoint = 'tokens'")
                        .query((row, index) -> row.getString(1) + row.getString(2))
                        .list())
                .isNotEmpty()
                .noneMatch(stored -> stored.contains(key) || stored.contains(first.text("token")));
        assertThat(ApiClient.anonymous(port)
                        .send(
                                "GET",
                                "/api/tickets",
                                BodyPublishers.noBody(),
                                Map.of("Authorization", "Bearer " + first.text("token")))
                        .status())
                .isEqualTo(200);
    }

    private String path(Creation creation) {
        if (creation == Creation.DEPLOYMENT) {
            return creation.pattern;
        }
        if (creation == Creation.RESTORATION) {
            var id = deploys(UUID.randomUUID().toString(), "former").text("id");
            deploys(UUID.randomUUID().toString(), "newer");
            return creation.pattern.replace("{id}", id);
        }
        if (creation == Creation.QUESTION
                || creation == Creation.TICKET
                || creation == Creation.MACRO
                || creation == Creation.TOKEN) {
            return creation.pattern.replace("{brand}", "parcels");
        }
        if (creation == Creation.REQUEST) {
            return "/api/brands/parcels/questions/%s/ticket".formatted(desk.asks("parcels", Map.of()));
        }
        var number = creation == Creation.SURVEY ? desk.opensAndAnswers("SOLVE") : desk.opens("parcels", Map.of());
        if (creation == Creation.INTERNAL) {
            desk.addsAutomaticReply(number, "An answer");
        }
        return creation.pattern
                .replace("{number}", number)
                .replace("{message}", String.valueOf(desk.newestMessageId(number)));
    }

    private JsonResponse send(Creation creation, String path, String marker) {
        if (creation == Creation.DEPLOYMENT) {
            return deploys(key, marker);
        }
        var staff = ApiClient.as("admin", port);
        var headers = new HashMap<>(Map.of("Idempotency-Key", key));
        if (creation == Creation.ATTACHMENT) {
            // The same name and the same size: only the content differs.
            var parts = new MultipartBody().file("file", new UploadFile("a.txt", "text/plain", marker.getBytes()));
            headers.put("Content-Type", parts.type());
            return staff.send("POST", path, BodyPublishers.ofByteArray(parts.bytes()), headers);
        }
        return staff.post(path, creation.body.formatted(marker), headers);
    }

    /** Deploys the texts of a row of the test's brand. */
    private JsonResponse deploys(String requestKey, String marker) {
        var texts = "targets:\n  row: %s %s\n".formatted(marker, key);
        var parts = new MultipartBody()
                .field("reason", "again and again")
                .file("file", new UploadFile("rows.fr.yaml", "text/yaml", texts.getBytes()));
        return ApiClient.as("admin", port)
                .send(
                        "POST",
                        "/api/studio/deployments?brand=parcels",
                        BodyPublishers.ofByteArray(parts.bytes()),
                        Map.of("Content-Type", parts.type(), "Idempotency-Key", requestKey));
    }
}
