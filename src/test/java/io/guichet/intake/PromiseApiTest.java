package io.guichet.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** SLA targets of the shipped policies at given instants, through the API. */
@DeskTest
class PromiseApiTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        // zoom: elapsed time, at any hour
        "zoom,    plan=pro impact=down,                          2026-03-07T23:30-08:00, 2026-03-08T08:30:00Z",
        "zoom,    plan=free,                                     2026-03-02T09:00Z,      2026-03-03T09:00:00Z",
        // vimeo: Silver in business hours by region, the others in elapsed time
        "vimeo,   plan=enterprise severity=important,            2026-03-06T19:00-05:00, 2026-03-09T14:00:00Z",
        "vimeo,   plan=enterprise severity=important region=europe, 2026-03-06T16:00Z,   2026-03-09T10:00:00Z",
        "vimeo,   plan=enterprise severity=important region=apac, 2026-03-06T19:00+10:00, 2026-03-08T24:00:00Z",
        "vimeo,   plan=enterprise package=gold severity=urgent,  2026-03-07T03:00Z,      2026-03-07T04:00:00Z",
        "vimeo,   plan=enterprise package=platinum severity=urgent, 2026-03-07T03:00Z,   2026-03-07T03:30:00Z",
        "vimeo,   plan=free,                                     2026-03-06T12:00-05:00, 2026-03-11T22:00:00Z",
        // miro: only with Premium Support
        "miro,    plan=business,                                 2026-03-02T09:00Z,      ",
        "miro,    plan=business addOn=premium-support,           2026-03-02T09:00Z,      2026-03-02T13:00:00Z",
        "miro,    plan=business addOn=premium-support severity=urgent, 2026-03-02T09:00Z, 2026-03-02T10:00:00Z",
        // webshop: before or after the cut-off at 16:00
        "webshop, '',                                            2026-07-17T15:59+02:00, 2026-07-17T15:30:00Z",
        "webshop, '',                                            2026-07-17T16:01+02:00, 2026-07-18T10:00:00Z",
        "webshop, '',                                            2026-07-18T13:00+02:00, 2026-07-20T15:30:00Z",
        "webshop, '',                                            2026-07-20T16:01+02:00, 2026-07-22T15:30:00Z",
        "webshop, premium=true,                                  2026-07-19T10:00+02:00, 2026-07-19T10:00:00Z",
        "webshop, premium=true,                                  2026-07-19T21:30+02:00, 2026-07-20T08:00:00Z",
        "helpcenter, '',                                         2026-03-02T09:00Z,      ",
    })
    void calculatesTheDueDateOfThePolicy(String brand, String attributes, String receivedAt, String due) {
        var promise = ask(brand, attributes, receivedAt);

        assertThat(firstResponse(promise, "due")).isEqualTo(due == null ? null : due.replace("08T24:00", "09T00:00"));
        assertThat(firstResponse(promise, "reasons[0].text").toString()).isNotBlank();
    }

    @Test
    void namesTheSupportHours() {
        var promise = ask("vimeo", "plan=enterprise region=apac", "2026-03-06T19:00+10:00");

        assertThat(firstResponse(promise, "hours.expression")).isEqualTo("Mo-Fr 09:00-21:00");
        assertThat(firstResponse(promise, "hours.zone")).isEqualTo("+10:00");
        assertThat(firstResponse(promise, "hours.holidays")).isNull();
        assertThat(firstResponse(promise, "reasons[1].decision")).isEqualTo("support-hours");
    }

    @Test
    void answersTheRouteOfARedirectedRequest() {
        var promise = ask("miro", "plan=starter requestType=feature-request", "2026-03-02T09:00Z");

        assertThat((String) JsonPath.read(promise, "$.route.outcome")).isEqualTo("WISHLIST");
        assertThat((String) JsonPath.read(promise, "$.route.reason")).isNotBlank();
        assertThat((Object) JsonPath.read(promise, "$.priority")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "zoom, plan=gold,          plan",
        "zoom, impact=catastrophe, impact",
        "zoom, mood=bad,           mood",
        "zoom, plan=pro receivedAt=yesterday, receivedAt",
    })
    void namesTheInvalidAttribute(String brand, String attributes, String field) {
        var answer = program().send("POST", "/api/brands/%s/promise".formatted(brand), json(attributes));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat((String) JsonPath.read(answer.body(), "$.errors[0].field")).isEqualTo(field);
    }

    private Object firstResponse(String promise, String path) {
        return JsonPath.read(
                (Object) JsonPath.<java.util.List<?>>read(promise, "$.targets[?(@.target=='FIRST_RESPONSE')]")
                        .get(0),
                "$." + path);
    }

    private String ask(String brand, String attributes, String receivedAt) {
        var answer = program()
                .send(
                        "POST",
                        "/api/brands/%s/promise".formatted(brand),
                        json(attributes + " receivedAt=" + receivedAt));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpBrowser program() {
        return HttpBrowser.basicAuth(port, "analyst", "analyst");
    }

    private static String json(String attributes) {
        return Arrays.stream(attributes.strip().split(" "))
                .map(pair -> pair.split("=", 2))
                .map(pair -> pair[1].equals("true")
                        ? "\"%s\":true".formatted(pair[0])
                        : "\"%s\":\"%s\"".formatted(pair[0], pair[1]))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
