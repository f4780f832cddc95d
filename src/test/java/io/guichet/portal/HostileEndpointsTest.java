package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.management.OperatingSystemMXBean;
import io.guichet.DeskTest;
import io.guichet.HostileText;
import io.guichet.HttpBrowser;
import io.guichet.LinearTime;
import io.guichet.MultipartBody;
import io.guichet.MultipartBody.UploadFile;
import io.guichet.form.Forms;
import io.guichet.policy.TicketAttributes;
import io.guichet.portal.ConfidentialRequests.ConfidentialRequest;
import io.guichet.portal.Routes.ListedRoute;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every text that a route takes is read in time proportional to its length. The texts are found in the routes and their
 * handlers: the parameters, the values of the sample body, the fields of all forms.
 */
@DeskTest
class HostileEndpointsTest {

    /** The longest text of the API and of the pages of customers. */
    private static final int LONGEST_BODY = 100_000;

    /** Longer addresses are refused by the server. */
    private static final int LONGEST_PARAMETER = 2_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    /** How many shapes each text takes; all shapes take turns. */
    private static final int SHAPES = Integer.getInteger("guichet.test.hostile-shapes", 1);

    /** Bodies of routes whose list names none. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /api/worktime/add",
            "{\"hours\":\"Mo-Fr 09:00-17:00; PH off\",\"zone\":\"Europe/Paris\",\"holidays\":\"FR\","
                    + "\"holidayDates\":[\"2026-12-24\"],\"start\":\"2026-03-02T09:00:00Z\",\"duration\":\"PT3H\",\"unit\":\"BUSINESS_HOURS\"}",
            "POST /api/worktime/between",
            "{\"hours\":\"Mo-Fr 09:00-17:00; PH off\",\"zone\":\"Europe/Paris\",\"holidays\":\"FR\","
                    + "\"holidayDates\":[\"2026-12-24\"],\"from\":\"2026-03-02T09:00:00Z\",\"to\":\"2026-03-03T09:00:00Z\"}",
            "POST /api/brands/{brand}/promise",
            "{\"plan\":\"pro\",\"product\":\"Lamp\",\"topic\":\"bug\",\"receivedAt\":\"2026-03-02T09:00:00Z\"}",
            "POST /api/brands/{brand}/questions",
            "{\"text\":\"Where is it?\",\"language\":\"en\",\"product\":\"Lamp\"}",
            "POST /api/brands/{brand}/articles/import",
            "{\"slug\":\"imported\",\"language\":\"en\",\"title\":\"T\",\"body\":\"B\",\"keywords\":\"K\"}",
            "POST /api/tasks/{id}/complete",
            "{\"outcome\":\"ASK_CUSTOMER\",\"reply\":\"R\",\"note\":\"N\"}",
            "PUT /api/brands/{brand}/customers",
            "{\"email\":\"eve@example.org\",\"name\":\"Eve\",\"language\":\"en\",\"plan\":\"pro\","
                    + "\"teams\":[{\"id\":\"t\",\"name\":\"T\"}]}");

    /** Their handlers read fields of the request's own form. */
    private static final Map<String, String> VALID_FIELDS = validFields();

    @LocalServerPort
    private int port;

    @Autowired
    private Forms forms;

    @Autowired
    private ConfidentialRequests confidentialRequests;

    @Autowired
    private Map<String, RequestMappingInfoHandlerMapping> mappings;

    /**
     * One text of a route.
     *
     * @param longest in characters
     * @param send sends a text there
     */
    private record TextPlace(
            ListedRoute route, String name, int longest, Function<String, HttpResponse<String>> send) {}

    @Test
    void everyBodyHasASample() throws IOException {
        var missing = routes().filter(
                        route -> takesJson(route) && !sample(route).startsWith("{"))
                .map(ListedRoute::name);

        assertThat(missing).isEmpty();
    }

    @Test
    void findsTextsOfEveryKindOfRoute() throws IOException {
        var names = routes().flatMap(this::namesOfTexts).toList();

        assertThat(names)
                .contains(
                        "GET /api/search q",
                        "GET /{brand:[a-z0-9-]+}/help q",
                        "POST /{brand:[a-z0-9-]+}/requests/{number}/replies body",
                        "POST /api/brands/{brand}/questions/{id}/ticket /requester/email",
                        "POST /desk/tickets/{number}/override reason")
                .hasSizeGreaterThan(300);
    }

    @TestFactory
    Stream<DynamicTest> everyTextTakesLinearTime() throws IOException {
        var counter = new AtomicInteger();
        return routes().filter(route -> namesOfTexts(route).findAny().isPresent())
                .map(route -> DynamicTest.dynamicTest(route.name(), () -> assertLinear(route, counter)));
    }

    private void assertLinear(ListedRoute route, AtomicInteger counter) {
        var request = confidentialRequests.create(isOfSolvedTicket(route));
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (var place : texts(route, request)) {
            for (int i = 0; i < SHAPES; i++) {
                var shape = HostileText.values()[counter.getAndIncrement() % HostileText.values().length];
                LinearTime.assertLinear(
                        shape,
                        place.longest(),
                        text -> assertThat(place.send().apply(text).statusCode())
                                .as("%s %s: %s", route.name(), place.name(), shape)
                                .isLessThan(500),
                        system::getProcessCpuTime);
            }
        }
    }

    private static Stream<ListedRoute> routes() throws IOException {
        return Routes.listed().stream()
                .filter(route ->
                        !route.owner().equals("demo") && !route.method().equals("*"))
                .filter(route -> !route.pattern().startsWith("/actuator")
                        && !route.pattern().startsWith("/swagger-ui")
                        && !route.pattern().startsWith("/v3/"));
    }

    private Stream<String> namesOfTexts(ListedRoute route) {
        return texts(route, null).stream().map(place -> route.name() + " " + place.name());
    }

    /** @param request null to find the names only */
    private List<TextPlace> texts(ListedRoute route, ConfidentialRequest request) {
        var places = new ArrayList<TextPlace>();
        var client = request == null ? null : staff(route);
        for (var name : pathVariables(route)) {
            places.add(new TextPlace(route, "{" + name + "}", LONGEST_PARAMETER, text -> {
                var values = request.pathValues(route);
                values.put(name, HttpBrowser.urlEncoded(text).replace("+", "%20"));
                return send(client, route, route.paths(values).get(0), "", sample(route));
            }));
        }
        if (takesJson(route)) {
            var sample = read(sample(route));
            for (var pointer : pointers(sample, "")) {
                places.add(new TextPlace(
                        route,
                        pointer,
                        LONGEST_BODY,
                        text -> send(client, route, path(route, request), "", with(sample, pointer, text))));
            }
        } else if (route.pattern().startsWith("/api/") && route.pattern().endsWith("/attachments")) {
            places.add(new TextPlace(route, "file name", LONGEST_PARAMETER, text -> {
                var file = new UploadFile(text.replace('\n', ' ').replace('\r', ' '), "image/png", PNG);
                var parts = new MultipartBody().file("file", file);
                return client.post(path(route, request), parts.bytes(), parts.type());
            }));
        }
        var longest = route.method().equals("POST") && !route.isApi() ? LONGEST_BODY : LONGEST_PARAMETER;
        for (var name : parameters(route)) {
            places.add(new TextPlace(
                    route,
                    name,
                    longest,
                    text -> send(
                            client,
                            route,
                            path(route, request),
                            name + "=" + HttpBrowser.urlEncoded(text),
                            sample(route))));
        }
        return places;
    }

    private static final byte[] PNG = UploadFile.png("").content();

    /** A member of staff is not rate-limited; what is limited nevertheless comes from a new address each time. */
    private HttpBrowser staff(ListedRoute route) {
        return route.isApi() ? HttpBrowser.basicAuth(port, "admin", "admin") : HttpBrowser.signedIn(port, "admin");
    }

    private static HttpResponse<String> send(
            HttpBrowser client, ListedRoute route, String path, String parameter, String json) {
        var next = ADDRESSES.incrementAndGet();
        client.from("198.19.%d.%d".formatted(next / 250 % 250, next % 250));
        if (route.method().equals("POST") && !route.isApi()) {
            var token = HttpBrowser.csrfToken(client.get("/parcels").body());
            var name = parameter.split("=", 2)[0];
            var others = VALID_FIELDS.entrySet().stream()
                    .filter(field -> !field.getKey().equals(name))
                    .map(field -> field.getKey() + "=" + HttpBrowser.urlEncoded(field.getValue()))
                    .reduce("", (fields, field) -> fields + "&" + field);
            return client.postForm(path, parameter + others + "&_csrf=" + token);
        }
        var address = parameter.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + parameter;
        var type = route.pattern().endsWith("/import") ? "application/x-ndjson" : "application/json";
        return route.method().equals("GET")
                ? client.get(address)
                : client.send(route.method(), address, json.startsWith("{") ? json : "{}", type);
    }

    private String path(ListedRoute route, ConfidentialRequest request) {
        var path = route.paths(request.pathValues(route)).get(0);
        return route.owner().equals("customer") ? path + "?key=" + request.key() : path;
    }

    private static boolean isOfSolvedTicket(ListedRoute route) {
        return Stream.of("/survey", "/reopen", "/close").anyMatch(route.pattern()::contains);
    }

    /** Variables of the path that any text fits. */
    private Set<String> pathVariables(ListedRoute route) {
        var names = new TreeSet<String>();
        parameters(route, PathVariable.class)
                .filter(name -> route.pattern().contains("{" + name + "}"))
                .forEach(names::add);
        return names;
    }

    private Set<String> parameters(ListedRoute route) {
        var names = new TreeSet<String>();
        parameters(route, RequestParam.class).forEach(names::add);
        for (var parameter : handlerParameters(route)) {
            var type = parameter.getParameterType();
            if (Map.class.isAssignableFrom(type) && parameter.hasParameterAnnotation(RequestParam.class)) {
                names.addAll(route.method().equals("GET") ? TicketAttributes.names() : fieldsOfForms());
            } else if (type.isRecord()
                    && type.getPackageName().startsWith("io.guichet")
                    && Stream.of(parameter.getParameterAnnotations())
                            .noneMatch(annotation -> annotation instanceof RequestBody
                                    || annotation
                                            .annotationType()
                                            .getSimpleName()
                                            .equals("ModelAttribute"))) {
                Arrays.stream(type.getRecordComponents()).forEach(component -> names.add(component.getName()));
            }
        }
        names.removeAll(List.of("key", "_csrf"));
        return names;
    }

    private Stream<String> parameters(ListedRoute route, Class<? extends java.lang.annotation.Annotation> kind) {
        return handlerParameters(route).stream()
                .filter(parameter -> parameter.hasParameterAnnotation(kind))
                .filter(parameter -> !Map.class.isAssignableFrom(parameter.getParameterType())
                        && !Collection.class.isAssignableFrom(parameter.getParameterType()))
                .map(HostileEndpointsTest::name);
    }

    private static String name(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        var param = parameter.getParameterAnnotation(RequestParam.class);
        return param == null || param.name().isEmpty()
                ? Objects.requireNonNull(parameter.getParameterName())
                : param.name();
    }

    private Set<String> fieldsOfForms() {
        var names = new TreeSet<String>(VALID_FIELDS.keySet());
        forms.ids().forEach(id -> names.addAll(forms.get(id).keys()));
        return names;
    }

    /** Of all handlers: some routes have several, for different parameters. */
    private List<MethodParameter> handlerParameters(ListedRoute route) {
        var found = mappings.values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(handler -> handler.getKey().getPatternValues().contains(route.pattern())
                        && handler.getKey().getMethodsCondition().getMethods().stream()
                                .anyMatch(method -> method.name().equals(route.method())))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(found).as(route.name()).isNotEmpty();
        return found.stream()
                .map(HandlerMethod::getMethodParameters)
                .flatMap(Arrays::stream)
                .toList();
    }

    private boolean takesJson(ListedRoute route) {
        return route.isApi()
                && (handlerParameters(route).stream()
                                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                        || route.pattern().endsWith("/import"));
    }

    private static String sample(ListedRoute route) {
        return BODIES.getOrDefault(
                route.name(), route.sample().startsWith("{}") ? "{\"reason\":\"R\"}" : route.sample());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    /** Where texts are. */
    private static List<String> pointers(JsonNode node, String at) {
        if (node.isTextual()) {
            return List.of(at);
        }
        var names = node.isObject()
                ? node.properties().stream().map(Map.Entry::getKey).toList()
                : IntStream.range(0, node.size()).mapToObj(String::valueOf).toList();
        return names.stream()
                .flatMap(name ->
                        pointers(node.isArray() ? node.get(Integer.parseInt(name)) : node.get(name), at + "/" + name)
                                .stream())
                .toList();
    }

    private static String with(JsonNode sample, String pointer, String text) {
        var copy = sample.deepCopy();
        var last = pointer.lastIndexOf('/');
        var parent = copy.at(pointer.substring(0, last));
        var name = pointer.substring(last + 1);
        if (parent instanceof ObjectNode object) {
            object.set(name, TextNode.valueOf(text));
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(name), TextNode.valueOf(text));
        }
        return copy.toString();
    }

    private static Map<String, String> validFields() {
        var fields = new LinkedHashMap<String, String>();
        for (var name : List.of("body", "text", "reply", "note", "reason", "name", "subject", "reference", "comment")) {
            fields.put(name, "x");
        }
        fields.putAll(Map.of("email", "eve@example.org", "language", "en", "score", "3", "outcome", "ASK_CUSTOMER"));
        fields.putAll(Map.of("street", "s", "postcode", "1", "city", "c", "country", "c", "order", "true"));
        fields.putAll(Map.of("title", "T", "slug", "hostile", "keywords", "K", "brand", "parcels", "query", "q"));
        fields.putAll(Map.of("paidAt", "2026-03-02T09:00", "_newestMessage", "0", "username", "u", "password", "p"));
        return Collections.unmodifiableMap(fields);
    }
}
