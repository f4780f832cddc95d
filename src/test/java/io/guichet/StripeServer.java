package io.guichet;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A server that speaks the part of Stripe's protocol that the desk uses: form-encoded requests with a key of the API and
 * an idempotency key, JSON answers, and signed events. It keeps what it was sent.
 */
public final class StripeServer {

    private static final String KEY = "sk_test_desk";
    private static final String WEBHOOK_SECRET = "whsec_desk";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final StripeServer RUNNING = new StripeServer();

    private final HttpServer server;
    private final Map<String, Map<String, Object>> sessions = new ConcurrentHashMap<>();
    private final Map<String, StripeResult> answers = new ConcurrentHashMap<>();
    private final List<StripeRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger counter = new AtomicInteger();
    private volatile boolean down;
    private volatile boolean losesAnswers;
    private volatile String refusal;

    /** @param parameters the decoded form */
    public record StripeRequest(String path, String idempotencyKey, Map<String, String> parameters) {}

    private record StripeResult(int status, Object body, Map<String, String> parameters) {}

    /** Sets the desk's keys and its base URL of the API. */
    static final class Address implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "stripe-server",
                            Map.of(
                                    "guichet.payment.stripe.secret-key", KEY,
                                    "guichet.payment.stripe.webhook-secret", WEBHOOK_SECRET,
                                    "guichet.payment.stripe.base-url", RUNNING.url())));
        }
    }

    private StripeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "stripe-server");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    /** The server of this virtual machine, up and answering. */
    public static StripeServer running() {
        RUNNING.down = false;
        RUNNING.losesAnswers = false;
        RUNNING.refusal = null;
        return RUNNING;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers 503 to everything. */
    public void goesDown() {
        down = true;
    }

    public void comesBack() {
        down = false;
        losesAnswers = false;
        refusal = null;
    }

    /** Does what it is asked to and loses the connection before it answers. */
    public void losesAnswers() {
        losesAnswers = true;
    }

    /** Refuses refunds with this message. */
    public void refusesRefunds(String message) {
        refusal = message;
    }

    /** The requests whose parameters have this value, in order. */
    public List<StripeRequest> requestsWith(String value) {
        return requests.stream()
                .filter(request -> request.parameters().containsValue(value)
                        || request.path().contains(value))
                .toList();
    }

    /** The names of the sessions that were opened for a ticket, in order. */
    public List<String> sessionsOf(String ticket) {
        return sessions.values().stream()
                .filter(session -> ticket.equals(session.get("client_reference_id")))
                .map(session -> (String) session.get("id"))
                .sorted()
                .toList();
    }

    /** The customer has paid at that time; no event is sent. */
    public void receivesPayment(String session, Instant at) {
        var changed = new HashMap<>(sessions.get(session));
        changed.put("status", "complete");
        changed.put("payment_status", "paid");
        changed.put("payment_intent", intent(session));
        changed.put("paid_at", at.getEpochSecond());
        sessions.put(session, changed);
    }

    public static String intent(String session) {
        return session.replace("cs_test_", "pi_");
    }

    public String statusOf(String session) {
        return (String) sessions.get(session).get("status");
    }

    /** The body of an event about a session as it is. */
    public String event(String type, String session, Instant at, Map<String, Object> changes) {
        var object = new LinkedHashMap<>(sessions.get(session));
        object.putAll(changes);
        return event(type, object, at);
    }

    /** The body of an event about an object. */
    public String event(String type, Map<String, Object> object, Instant at) {
        return json(Map.of(
                "id",
                "evt_" + counter.incrementAndGet() + "_" + System.nanoTime(),
                "object",
                "event",
                "api_version",
                "2025-01-27.acacia",
                "created",
                at.getEpochSecond(),
                "livemode",
                false,
                "type",
                type,
                "data",
                Map.of("object", object)));
    }

    /** The header that Stripe sends with an event at that time. */
    public static String signature(String body, Instant at) {
        return signature(body, at, WEBHOOK_SECRET);
    }

    public static String signature(String body, Instant at, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signed = mac.doFinal((at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=%d,v1=%s".formatted(at.getEpochSecond(), HexFormat.of().formatHex(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        var parameters = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var path = exchange.getRequestURI().getPath();
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        requests.add(new StripeRequest(path, key, parameters));
        StripeResult answer;
        if (down) {
            answer = error(503, "api_error", "Try again later.");
        } else if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer = error(401, "invalid_request_error", "Invalid API Key provided.");
        } else if (exchange.getRequestMethod().equals("GET")) {
            answer = retrieve(path);
        } else {
            answer = answers.computeIfAbsent(
                    key == null ? "none-" + counter.incrementAndGet() : key, none -> post(path, parameters));
            if (answer.status() == 200 && !answer.parameters().equals(parameters)) {
                answer = error(400, "idempotency_error", "Keys can only be used with the same parameters.");
            }
        }
        if (losesAnswers) {
            exchange.close();
            return;
        }
        var body = json(answer.body()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private StripeResult post(String path, Map<String, String> parameters) {
        if (path.equals("/v1/checkout/sessions")) {
            return new StripeResult(200, open(parameters), parameters);
        }
        if (path.endsWith("/expire")) {
            return expire(path.split("/")[4], parameters);
        }
        if (path.equals("/v1/refunds")) {
            return refusal != null
                    ? new StripeResult(400, errorBody("invalid_request_error", refusal), parameters)
                    : new StripeResult(
                            200,
                            Map.of(
                                    "id",
                                    "re_" + counter.incrementAndGet() + "_" + parameters.get("payment_intent"),
                                    "object",
                                    "refund",
                                    "status",
                                    "succeeded"),
                            parameters);
        }
        return error(404, "invalid_request_error", "Unrecognized request URL.");
    }

    private Map<String, Object> open(Map<String, String> parameters) {
        var id = "cs_test_%06d".formatted(counter.incrementAndGet());
        var price = "line_items[0][price_data]";
        var session = new HashMap<String, Object>();
        session.put("id", id);
        session.put("object", "checkout.session");
        session.put("url", "https://checkout.example/c/pay/" + id);
        session.put("status", "open");
        session.put("payment_status", "unpaid");
        session.put("amount_total", Long.valueOf(parameters.get(price + "[unit_amount]")));
        session.put("currency", parameters.get(price + "[currency]"));
        session.put("client_reference_id", parameters.get("client_reference_id"));
        session.put("metadata", Map.of("payment", parameters.get("metadata[payment]")));
        session.put("created", Instant.now().getEpochSecond());
        session.put("expires_at", Long.valueOf(parameters.get("expires_at")));
        sessions.put(id, session);
        return session;
    }

    private StripeResult expire(String id, Map<String, String> parameters) {
        if (!"open".equals(sessions.get(id).get("status"))) {
            return error(
                    400, "invalid_request_error", "Only Checkout Sessions with a status in [open] can be expired.");
        }
        var changed = new HashMap<>(sessions.get(id));
        changed.put("status", "expired");
        sessions.put(id, changed);
        return new StripeResult(200, changed, parameters);
    }

    private StripeResult retrieve(String path) {
        var session = sessions.get(path.substring(path.lastIndexOf('/') + 1));
        if (session == null) {
            return error(404, "invalid_request_error", "No such checkout.session.");
        }
        var expanded = new HashMap<>(session);
        if (session.get("payment_intent") != null) {
            var charge = Map.of("id", "ch_1", "object", "charge", "created", session.get("paid_at"));
            expanded.put(
                    "payment_intent",
                    Map.of("id", session.get("payment_intent"), "object", "payment_intent", "latest_charge", charge));
        }
        return new StripeResult(200, expanded, Map.of());
    }

    private static StripeResult error(int status, String type, String message) {
        return new StripeResult(status, errorBody(type, message), Map.of());
    }

    private static Map<String, Object> errorBody(String type, String message) {
        return Map.of("error", Map.of("type", type, "message", message));
    }

    private static Map<String, String> parameters(String form) {
        var parameters = new TreeMap<String, String>();
        for (var pair : form.split("&")) {
            var at = pair.indexOf('=');
            if (at > 0) {
                parameters.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
