package io.guichet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** JSON client of the desk's API with HTTP Basic, or with a token. */
public final class ApiClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String baseUrl;
    private final String authorization;

    private ApiClient(int port, String authorization) {
        this.baseUrl = "http://localhost:" + port;
        this.authorization = authorization;
    }

    /** A client of a staff user whose password equals the name. */
    public static ApiClient as(String name, int port) {
        var pair = (name + ":" + name).getBytes(StandardCharsets.UTF_8);
        return new ApiClient(port, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** A client of a program with a token of these rights, which the user makes. */
    public static ApiClient ofToken(String owner, int port, List<String> roles, List<String> brands) {
        var request = Map.of("name", "program", "roles", roles, "brands", brands);
        return new ApiClient(
                port, "Bearer " + as(owner, port).post("/api/tokens", request).text("token"));
    }

    public static ApiClient anonymous(int port) {
        return new ApiClient(port, null);
    }

    /** A response; the body is missing if it was empty. */
    public record JsonResponse(int status, JsonNode body, HttpResponse<String> raw) {

        public String text(String field) {
            return body.path(field).asText(null);
        }

        public String header(String header) {
            return raw.headers().firstValue(header).orElse(null);
        }

        /** The field names of a problem. */
        public List<String> fields() {
            return body.path("errors").findValuesAsText("field");
        }
    }

    public JsonResponse get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    public JsonResponse delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), Map.of());
    }

    public JsonResponse put(String path, Object body) {
        return send("PUT", path, BodyPublishers.ofString(toBody(body), StandardCharsets.UTF_8), Map.of());
    }

    public JsonResponse post(String path, Object body) {
        return post(path, body, Map.of());
    }

    /** @param body sent as is if it is a string, otherwise as JSON */
    public JsonResponse post(String path, Object body, Map<String, String> headers) {
        return send("POST", path, BodyPublishers.ofString(toBody(body), StandardCharsets.UTF_8), headers);
    }

    public JsonResponse send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path)).method(method, body);
        request.setHeader("Content-Type", "application/json");
        if (authorization != null) {
            request.setHeader("Authorization", authorization);
        }
        headers.forEach(request::setHeader);
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new JsonResponse(response.statusCode(), read(response.body()), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }

    private static String toBody(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
