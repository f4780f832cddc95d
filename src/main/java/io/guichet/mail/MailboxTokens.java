package io.guichet.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.mail.MailboxSettings.OAuth2;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Access tokens of one mailbox (RFC 6749), each used until shortly before it expires. */
final class MailboxTokens {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration RESERVE = Duration.ofMinutes(1);
    private static final int DEFAULT_SECONDS = 3_600;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OAuth2 settings;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private String refreshToken;
    private String accessToken;
    private Instant until = Instant.MIN;

    MailboxTokens(OAuth2 settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.refreshToken = settings.refreshToken();
    }

    /** The current token; asks for a new one when it is about to expire. Throws {@link MailboxFailure}. */
    synchronized String current() {
        if (!clock.instant().isBefore(until)) {
            accept(request());
        }
        return accessToken;
    }

    /** The server has refused the current token. */
    synchronized void discard() {
        until = Instant.MIN;
    }

    private void accept(JsonNode answer) {
        accessToken = answer.path("access_token").asText();
        refreshToken = answer.path("refresh_token").asText(refreshToken);
        var seconds = answer.path("expires_in").asLong(DEFAULT_SECONDS);
        until = clock.instant().plusSeconds(seconds).minus(RESERVE);
    }

    private JsonNode request() {
        var request = HttpRequest.newBuilder(settings.tokenUri())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form()))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            var body = JSON.readTree(answer.body());
            if (answer.statusCode() != 200 || !body.path("access_token").isTextual()) {
                var reason =
                        body.path("error_description").asText(body.path("error").asText("no reason"));
                throw new MailboxFailure(
                        "The token endpoint refused with %d: %s".formatted(answer.statusCode(), reason), null);
            }
            return body;
        } catch (IOException e) {
            throw new MailboxFailure("The token endpoint cannot be used: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MailboxFailure("Interrupted", e);
        }
    }

    private String form() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("grant_type", refreshToken == null ? "client_credentials" : "refresh_token");
        fields.put("refresh_token", refreshToken);
        fields.put("client_id", settings.clientId());
        fields.put("client_secret", settings.clientSecret());
        fields.put("scope", settings.scope());
        return fields.entrySet().stream()
                .filter(field -> field.getValue() != null && !field.getValue().isBlank())
                .map(MailboxTokens::encoded)
                .collect(Collectors.joining("&"));
    }

    private static String encoded(Map.Entry<String, String> field) {
        return field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8);
    }
}
