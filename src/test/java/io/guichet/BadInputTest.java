package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient.JsonResponse;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invalid input is rejected with a problem that names the field, and has no effect. */
@DeskTest
class BadInputTest {

    private static final String OPEN = "{'requester':{'email':'ada@example.org'},'subject':'S','body':'B'%s}";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient db;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            ,'plan':'gold'              | plan             | [free, office, pro, unheard-of, weekend]
            ,'plan':5                   | plan             | [free, office, pro, unheard-of, weekend]
            ,'impact':'huge'            | impact           | [degraded, down, information, none]
            ,'signedIn':'yes'           | signedIn         | true or false
            ,'product':['a']            | product          | text
            ,'colour':'red'             | colour           | not a known attribute
            ,'receivedAt':'yesterday'   | receivedAt       | offset
            ,'receivedAt':'2026-03-02T09:00:00' | receivedAt | offset
            ,'receivedAt':'+999999999-01-01T00:00:00Z' | receivedAt | offset
            ,'receivedAt':'2199-01-01T00:00:00Z' | receivedAt | future
            ,'receivedAt':'9000-01-01T00:00:00Z' | receivedAt | 1970 to 2200
            ,'receivedAt':'2026-03-02T24:00:00Z' | receivedAt | offset
            ,'receivedAt':'-1000000000-01-01T00:00:00Z' | receivedAt | 1970 to 2200
            ,'subject':'a\\nb'            | subject          | one line
            ,'requester':{'email':'a@b.org','name':'a\\nb'} | requester.name | one line
            ,'receivedAt':5             | receivedAt       | string
            ,'requester':null           | requester        | must be an object
            ,'requester':'ada'          | requester        | must be an object
            ,'requester':{'email':'ada'} | requester.email | e-mail
            ,'requester':{'email':7}    | requester.email  | string
            ,'requester':{'email':'a@b.org','age':7} | requester.age | not a field
            ,'subject':''               | subject          | empty
            ,'subject':'LONG'           | subject          | 300
            ,'body':'   '               | body             | empty
            ,'body':'VERY_LONG'         | body             | 100000
            ,'body':'a\\u0000b'         | body             | cannot be stored
            ,'subject':'a\\ud800b'      | subject          | cannot be stored
            ,'requester':{'email':'a@b.org','name':'\\u0000'} | requester | cannot be stored
            """)
    void namesTheInvalidFieldOfARequest(String more, String field, String expected) {
        var before = questions();

        var refused = opens("parcels", json(OPEN.formatted(more)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.fields()).containsExactly(field);
        assertThat(refused.body().path("errors").get(0).path("message").asText())
                .contains(expected);
        assertThat(questions()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "null", "7", "\"text\"", "{\"subject\":\"a\"} more", "{'subject':'a'}"})
    void refusesABodyThatIsNoJsonObject(String body) {
        var refused = opens("parcels", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("body");
    }

    @Test
    void survivesUnpairedSurrogates() {
        var refused = opens("parcels", "{\"\\ud800\":1,\"impact\":\"\\ud83d\"}");

        assertThat(refused.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            messages | {}                                              | author
            messages | {'author':'ROBOT','body':'B'}                   | author
            messages | {'author':1,'body':'B'}                         | author
            messages | {'author':'AGENT','visibility':'SECRET','body':'B'} | visibility
            messages | {'author':'CUSTOMER','visibility':'INTERNAL','body':'B'} | visibility
            messages | {'author':'AGENT'}                              | body
            messages | {'author':'AGENT','body':5}                     | body
            messages | {'author':'AGENT','body':'B','cc':'x'}          | cc
            messages | {'author':'AGENT','body':'VERY_LONG'}           | body
            messages | {'author':'AGENT','body':'a\\u0000b'}           | body
            close    | {}                                              | reason
            close    | {'reason':'VERY_LONG'}                          | reason
            reopen   | {'reason':['a']}                                | reason
            withdraw | {'really':true}                                 | really
            split    | {}                                              | parts
            split    | {'parts':[]}                                    | parts
            split    | {'parts':[null]}                                | parts[0]
            split    | {'parts':[{'subject':'S'}]}                     | parts[0].body
            split    | {'parts':[{'subject':'S','body':'B'},{'body':'B'}]} | parts[1].subject
            split    | {'parts':'all'}                                 | parts
            merge    | {}                                              | into
            merge    | {'into':'PA-NOBODY'}                            | into
            payment  | {'reference':'R'}                               | paidAt
            payment  | {'paidAt':'2026-03-02T09:00:00Z'}               | reference
            payment  | {'paidAt':'9000-01-01T00:00:00Z','reference':'R'} | paidAt
            payment  | {'paidAt':1772442000,'reference':'R'}           | paidAt
            survey   | {}                                              | score
            survey   | {'score':0}                                     | score
            survey   | {'score':6}                                     | score
            survey   | {'score':'5'}                                   | score
            survey   | {'score':4.5}                                   | score
            survey   | {'score':4,'comment':'VERY_LONG'}               | comment
            override | {'priority':'urgent'}                           | reason
            override | {'reason':'because'}                            | priority
            override | {'reason':'because','priority':'P1'}            | priority
            override | {'reason':'because','plan':'gold'}              | plan
            override | {'reason':'because','team':'nobody'}            | team
            override | {'reason':'because','target':'LUNCH'}           | target
            override | {'reason':'because','target':'RESOLUTION'}      | due
            override | {'reason':'because','due':'2199-01-01T00:00:00Z'} | target
            override | {'reason':'because','target':'RESOLUTION','due':'2001-01-01T00:00:00Z'} | due
            """)
    void namesTheInvalidFieldOfACommand(String command, String body, String field) {
        var number = desk.opens("parcels", Map.of());
        var before = ApiClient.as("lead", port).get("/api/tickets/" + number).body();

        var refused = ApiClient.as("lead", port).post("/api/tickets/%s/%s".formatted(number, command), json(body));

        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly(field);
        assertThat(ApiClient.as("lead", port).get("/api/tickets/" + number).body())
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {}                                     | outcome
            {'outcome':'SHRUG'}                    | outcome
            {'outcome':'SOLVE'}                    | reply
            {'outcome':'SOLVE','reply':7}          | reply
            {'outcome':'SOLVE','reply':'VERY_LONG'} | reply
            {'outcome':'SOLVE','reply':'R','hidden':1} | hidden
            {'outcome':'SOLVE','reply':'a\\u0000b'} | reply
            """)
    void namesTheInvalidFieldOfAForm(String body, String field) {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        var task = desk.task(number, "answer");

        var refused = ApiClient.as("agent", port).post("/api/tasks/%s/complete".formatted(task.id()), json(body));

        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly(field);
        assertThat(desk.task(number, "answer")).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource({
        "risk=LATE, risk",
        "sort=priority, sort",
        "limit=0, limit",
        "limit=many, limit",
        "after=nowhere, after",
        // 1000000000 years before the first ticket, and after the last
        "after=LTEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaCkE, after",
        "after=KzEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaCkE, after",
        "q=%00, q"
    })
    void namesTheInvalidQueryParameter(String query, String field) {
        var refused = ApiClient.as("agent", port).get("/api/tickets?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            /api/tickets?limit=abc           | limit | 'abc' is not a valid value
            /api/tickets?limit=a&limit=b     | limit | must be given once
            /api/audit?limit=abc             | limit | 'abc' is not a valid value
            /api/audit?limit=a&limit=b       | limit | must be given once
            /api/audit?type=NAP              | type  | 'NAP' is not a valid value
            /api/brands/zoom/attainment      | from  | is required
            /api/brands/zoom/attainment?from=2026-03-02 | to | is required
            """)
    void saysHowToMendAQueryParameter(String path, String field, String message) {
        var refused = ApiClient.as("admin", port).get(path);

        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly(field);
        assertThat(refused.body().at("/errors/0/message").asText()).isEqualTo(message);
        assertThat(refused.body().toString()).doesNotContain("java.", "[L");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/brands/nobody,         404",
        "POST,   /api/brands/nobody/tickets, 404",
        "GET,    /api/tickets?brand=nobody,  404",
        "GET,    /api/tickets/PA-NOBODY,     404",
        "POST,   /api/tasks/none/claim,      404",
        "POST,   /api/tasks/none/complete,   404",
        "GET,    /api/nothing,               404",
        "GET,    /api,                       404",
        "DELETE, /api/tickets,               405",
        "PUT,    /api/brands,                405",
        "GET,    /api//tickets,              400"
    })
    void answersEveryRefusalWithAProblem(String method, String path, int status) {
        var refused = ApiClient.as("admin", port).send(method, path, BodyPublishers.ofString("{}"), Map.of());

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.body().path("status").asInt()).isEqualTo(status);
        assertThat(refused.text("title")).isNotBlank();
    }

    @Test
    void answersABrowserWithAProblemToo() {
        var refused = ApiClient.as("admin", port)
                .send("GET", "/api/nothing", BodyPublishers.noBody(), Map.of("Accept", "text/html"));

        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void refusesOtherMedia(String type) {
        var refused =
                ApiClient.as("agent", port).post("/api/brands/parcels/tickets", "a=b", Map.of("Content-Type", type));

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void listsTheAllowedMethods() {
        var refused = ApiClient.as("admin", port).send("DELETE", "/api/tickets", BodyPublishers.noBody(), Map.of());

        assertThat(refused.header("Allow")).isEqualTo("GET");
    }

    /** A client that reads the answer only after it has sent everything gets it, too. */
    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void refusesTooLargeJsonWithOrWithoutContentLength(int megabytes) {
        var body = json(OPEN.formatted(",'product':'%s'".formatted("x".repeat(megabytes * 1024 * 1024))));
        var bytes = body.getBytes(StandardCharsets.UTF_8);

        var declared = opens("parcels", body);
        var chunked = ApiClient.as("agent", port)
                .send(
                        "POST",
                        "/api/brands/parcels/tickets",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)),
                        Map.of());

        assertThat(declared.status()).isEqualTo(413);
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(chunked.text("title")).isEqualTo("Payload Too Large");
    }

    @Test
    void acceptsJsonUnderOneMegabyte() {
        var escaped = "\\u00e9".repeat(100_000);

        var opened = opens(
                "parcels",
                "{\"requester\":{\"email\":\"ada@example.org\"},\"subject\":\"S\",\"body\":\"%s\"}".formatted(escaped));

        assertThat(opened.status()).isEqualTo(201);
    }

    @Test
    void refusesDeeplyNestedJson() {
        var nested = "{\"subject\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        var refused = opens("parcels", nested);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("body");
        assertThat(refused.body().toString()).contains("50 levels");
    }

    private JsonResponse opens(String brand, String body) {
        return ApiClient.as("agent", port).post("/api/brands/%s/tickets".formatted(brand), body);
    }

    private int questions() {
        return db.sql("select count(*) from question").query(Integer.class).single();
    }

    private static String json(String text) {
        return text.replace('\'', '"').replace("VERY_LONG", "x".repeat(100_001)).replace("LONG", "x".repeat(301));
    }
}
