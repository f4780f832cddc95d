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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Every text that a route takes is read in time proportional to its length. The texts are found in the routes and their
 * handlers: the parameters, the values of the sample body, the form fields that the handler reads.
 */
@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileEndpointsTest {

    /** Names of a form's fields. */
    private static final Pattern FIELD = Pattern.compile("<(?:input|textarea|select)[^>]* name=\"([^\"]+)\"");

    /** Parameters that are keys of the request, not texts. */
    private static final Set<String> NO_TEXTS = Set.of("key", "_csrf");

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
            "POST /api/brands/{brand}/tickets/import",
            "{\"externalId\":\"E\",\"requester\":{\"email\":\"eve@example.org\",\"name\":\"N\"},\"subject\":\"S\",\"body\":\"B\","
                    + "\"events\":[{\"at\":\"2026-03-02T09:00:00Z\",\"type\":\"reply\",\"by\":\"A\",\"body\":\"B\",\"name\":\"N\","
                    + "\"details\":{\"d\":\"D\"}}]}",
            "POST /api/tasks/{id}/complete",
            "{\"outcome\":\"ASK_CUSTOMER\",\"reply\":\"R\",\"note\":\"N\"}",
            "PUT /api/brands/{brand}/customers",
            "{\"email\":\"eve@example.org\",\"name\":\"Eve\",\"language\":\"en\",\"plan\":\"pro\","
                    + "\"teams\":[{\"id\":\"t\",\"name\":\"T\"}]}");

    private static final byte[] PNG = UploadFile.png("").content();

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

    @Autowired
    private RequestMappingHandlerAdapter handlers;

    private final Set<String> tested = new TreeSet<>();
    private final AtomicInteger shapes = new AtomicInteger();
    private ParameterReads reads;
    private ConfidentialRequest readRequest;
    private StaffBrowser staff;
    private HttpBrowser program;

    /**
     * One text of a route.
     *
     * @param longest in characters
     * @param send sends a text there
     */
    private record TextPlace(
            ListedRoute route, String name, int longest, Function<String, HttpResponse<String>> send) {}

    @BeforeAll
    void recordsReads() {
        reads = new ParameterReads(handlers);
        readRequest = confidentialRequests.create(false);
        staff = new StaffBrowser();
        program = HttpBrowser.basicAuth(port, "admin", "admin");
    }

    @AfterAll
    void recordsNoLonger() {
        reads.close();
    }

    @Test
    void everyBodyHasASample() throws IOException {
        var missing = routes().filter(
                        route -> takesJson(route) && !sample(route).startsWith("{"))
                .map(ListedRoute::name);

        assertThat(missing).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyTextTakesLinearTime() throws IOException {
        var tests = routes().map(route -> DynamicTest.dynamicTest(route.name(), () -> assertLinear(route)));
        return Stream.concat(tests, Stream.of(DynamicTest.dynamicTest("of every kind", this::assertEveryKindTested)));
    }

    private void assertEveryKindTested() {
        assertThat(tested)
                .contains(
                        "GET /api/search q",
                        "GET /{brand:[a-z0-9-]+}/help q",
                        "POST /{brand:[a-z0-9-]+}/requests/{number}/replies body",
                        "POST /{brand:[a-z0-9-]+} text",
                        "POST /api/brands/{brand}/questions/{id}/ticket /requester/email",
                        "POST /desk/tickets/{number}/override reason",
                        "POST /desk/incidents/retry numbers")
                .hasSizeGreaterThan(800);
    }

    private void assertLinear(ListedRoute route) {
        var request = route.method().equals("GET") && !isOfSolvedTicket(route)
                ? readRequest
                : confidentialRequests.create(isOfSolvedTicket(route));
        texts(route, request).forEach(this::assertLinear);
        if (handlerParameters(route).stream().anyMatch(ParameterReads::takesAll)) {
            assertEveryFieldLinear(route, request);
        }
    }

    /** The fields that the handler reads, as they come up, and one that it does not know. */
    private void assertEveryFieldLinear(ListedRoute route, ConfidentialRequest request) {
        var longest = parameterLength(route);
        var remaining = new TreeSet<>(Set.of("unknown"));
        var done = new HashSet<>(NO_TEXTS);
        var isFormRead = false;
        reads.reset();
        while (!remaining.isEmpty()) {
            var name = remaining.pollFirst();
            done.add(name);
            assertLinear(new TextPlace(route, name, longest, text -> sendField(route, request, name, text)));
            remaining.addAll(reads.names());
            if (reads.readsAll() && !isFormRead) {
                remaining.addAll(route.method().equals("GET") ? TicketAttributes.names() : fields(route, request));
                isFormRead = true;
            }
            remaining.removeAll(done);
        }
    }

    /** The fields of the form on the page of that path; those of all forms if there is no such page. */
    private Set<String> fields(ListedRoute route, ConfidentialRequest request) {
        var page = staff.get(path(route, request), nextAddress()).body();
        var names = FIELD.matcher(page).results().map(field -> field.group(1)).collect(Collectors.toSet());
        if (names.size() > 1) {
            return names;
        }
        forms.ids().forEach(id -> names.addAll(forms.get(id).keys()));
        return names;
    }

    private void assertLinear(TextPlace place) {
        var name = place.route().name() + " " + place.name();
        if (!tested.add(name)) {
            return;
        }
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int i = 0; i < SHAPES; i++) {
            var shape = HostileText.values()[shapes.getAndIncrement() % HostileText.values().length];
            LinearTime.assertLinear(
                    shape,
                    place.longest(),
                    text -> assertThat(place.send().apply(text).statusCode())
                            .as("%s: %s", name, shape)
                            .isLessThan(500),
                    system::getProcessCpuTime);
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

    /** The texts that the handlers name and those of the body. */
    private List<TextPlace> texts(ListedRoute route, ConfidentialRequest request) {
        var places = new ArrayList<TextPlace>();
        for (var name : pathVariables(route)) {
            places.add(new TextPlace(route, "{" + name + "}", LONGEST_PARAMETER, text -> {
                var values = request.pathValues(route);
                values.put(name, HttpBrowser.urlEncoded(text).replace("+", "%20"));
                return send(route, route.paths(values).get(0), "", sample(route));
            }));
        }
        if (takesJson(route)) {
            var sample = read(sample(route));
            for (var pointer : pointers(sample, "")) {
                places.add(new TextPlace(
                        route,
                        pointer,
                        LONGEST_BODY,
                        text -> send(route, path(route, request), "", with(sample, pointer, text))));
            }
        } else if (route.pattern().startsWith("/api/") && route.pattern().endsWith("/attachments")) {
            places.add(new TextPlace(route, "file name", LONGEST_PARAMETER, text -> {
                var file = new UploadFile(text.replace('\n', ' ').replace('\r', ' '), "image/png", PNG);
                var parts = new MultipartBody().file("file", file);
                return program().post(path(route, request), parts.bytes(), parts.type());
            }));
        }
        for (var name : parameters(route)) {
            places.add(
                    new TextPlace(route, name, parameterLength(route), text -> sendField(route, request, name, text)));
        }
        return places;
    }

    private static int parameterLength(ListedRoute route) {
        return route.method().equals("POST") && !route.isApi() ? LONGEST_BODY : LONGEST_PARAMETER;
    }

    private HttpResponse<String> sendField(ListedRoute route, ConfidentialRequest request, String name, String text) {
        return send(route, path(route, request), name + "=" + HttpBrowser.urlEncoded(text), sample(route));
    }

    private HttpResponse<String> send(ListedRoute route, String path, String parameter, String json) {
        if (route.isApi() && !route.method().equals("GET")) {
            var type = route.pattern().endsWith("/import") ? "application/x-ndjson" : "application/json";
            var address = withParameter(path, parameter);
            return program().send(route.method(), address, json.startsWith("{") ? json : "{}", type);
        }
        if (route.method().equals("POST")) {
            return staff.post(path, withValidFields(parameter), nextAddress());
        }
        return route.isApi()
                ? program().get(withParameter(path, parameter))
                : staff.get(withParameter(path, parameter), nextAddress());
    }

    private static String withParameter(String path, String parameter) {
        return parameter.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + parameter;
    }

    private static String withValidFields(String parameter) {
        var name = parameter.split("=", 2)[0];
        return VALID_FIELDS.entrySet().stream()
                .filter(field -> !field.getKey().equals(name))
                .map(field -> "&" + field.getKey() + "=" + HttpBrowser.urlEncoded(field.getValue()))
                .collect(Collectors.joining("", parameter, ""));
    }

    /** A member of staff is not rate-limited; what is limited nevertheless comes from a new address each time. */
    private HttpBrowser program() {
        return program.from(nextAddress());
    }

    private static String nextAddress() {
        var next = ADDRESSES.incrementAndGet();
        return "198.19.%d.%d".formatted(next / 250 % 250, next % 250);
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
            if (type.isRecord()
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
        names.removeAll(NO_TEXTS);
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

    /** A member of staff on pages, who signs in again where a command has ended the session. */
    private final class StaffBrowser {

        private HttpBrowser browser;
        private String token;

        StaffBrowser() {
            signIn();
        }

        private void signIn() {
            browser = HttpBrowser.signedIn(port, "admin");
            token = HttpBrowser.csrfToken(browser.get("/parcels").body());
        }

        HttpResponse<String> get(String path, String address) {
            var answer = browser.from(address).get(path);
            return isSignedOut(answer) ? again(() -> browser.from(address).get(path)) : answer;
        }

        HttpResponse<String> post(String path, String fields, String address) {
            var answer = attempt(path, fields, address);
            return isSignedOut(answer) ? again(() -> attempt(path, fields, address)) : answer;
        }

        private HttpResponse<String> attempt(String path, String fields, String address) {
            return browser.from(address).postForm(path, fields + "&_csrf=" + token);
        }

        private HttpResponse<String> again(Supplier<HttpResponse<String>> attempt) {
            signIn();
            return attempt.get();
        }

        private static boolean isSignedOut(HttpResponse<String> answer) {
            var location = answer.headers().firstValue("Location").orElse("");
            return answer.statusCode() == 403 || location.startsWith("/sign-in");
        }
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
