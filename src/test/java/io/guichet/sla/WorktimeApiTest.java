package io.guichet.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
class WorktimeApiTest {

    private static final String OFFICE =
            "\"hours\":\"Mo-Fr 09:00-17:00; PH off\",\"zone\":\"Europe/Brussels\",\"holidays\":\"BE\"";

    @LocalServerPort
    private int port;

    private HttpBrowser program;

    @BeforeEach
    void signIn() {
        program = HttpBrowser.basicAuth(port, "analyst", "analyst");
    }

    @Test
    void addsHoursAndListsIntervals() {
        var answer = post("add", "{%s,\"start\":\"2026-07-20T16:00+02:00\",\"duration\":\"PT2H\"}".formatted(OFFICE));

        assertThat(answer)
                .contains("\"due\":\"2026-07-22T08:00:00Z\"")
                .contains("\"counted\":true,\"reason\":\"open\"")
                .contains("\"counted\":false,\"reason\":\"public holiday: National Day\"");
    }

    @Test
    void addsWorkingDaysAndElapsedTime() {
        var days = "{%s,\"start\":\"2026-07-20T16:00+02:00\",\"duration\":\"P2D\",\"unit\":\"BUSINESS_DAYS\"}";
        var elapsed =
                "{\"zone\":\"UTC\",\"start\":\"2026-07-20T16:00Z\",\"duration\":\"PT2H\",\"unit\":\"ELAPSED\",\"pauses\":[{\"from\":\"2026-07-20T17:00Z\",\"to\":\"2026-07-20T18:00Z\"}]}";

        assertThat(post("add", days.formatted(OFFICE))).contains("\"due\":\"2026-07-23T15:00:00Z\"");
        assertThat(post("add", elapsed)).contains("\"due\":\"2026-07-20T19:00:00Z\"");
    }

    @ParameterizedTest
    @CsvSource({
        "P100000D, BUSINESS_DAYS, 2026-07-20T16:00Z, duration",
        "P2147483647D, BUSINESS_DAYS, 2026-07-20T16:00Z, duration",
        "P99999999999D, BUSINESS_DAYS, 2026-07-20T16:00Z, duration",
        "P-1D, BUSINESS_DAYS, 2026-07-20T16:00Z, duration",
        "P9000D, BUSINESS_DAYS, 2190-07-20T16:00Z, duration",
        "PT240001H, BUSINESS_HOURS, 2026-07-20T16:00Z, duration",
        "PT9223372036854775807S, ELAPSED, 2026-07-20T16:00Z, duration",
        "P106000D, ELAPSED, 2026-07-20T16:00Z, duration",
        "PT-1S, ELAPSED, 2026-07-20T16:00Z, duration",
        "PT1H, ELAPSED, 1969-12-31T23:59Z, start",
        "PT1H, ELAPSED, 2201-01-01T00:00Z, start",
        "PT1H, ELAPSED, -1000000000-01-01T00:00Z, start",
        "PT1H, ELAPSED, 2026-07-20T24:00Z, start",
        "PT1H, ELAPSED, 1784563200, start"
    })
    void refusesWhatLeavesTheCalendar(String duration, String unit, String start, String field) {
        var request =
                "{%s,\"start\":\"%s\",\"duration\":\"%s\",\"unit\":\"%s\"}".formatted(OFFICE, start, duration, unit);

        var refused = program.send("POST", "/api/worktime/add", request);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"%s\"".formatted(field));
    }

    @Test
    void addsTheLongestDuration() {
        var days = "{%s,\"start\":\"2026-07-20T16:00Z\",\"duration\":\"P10000D\",\"unit\":\"BUSINESS_DAYS\"}";

        assertThat(post("add", days.formatted(OFFICE))).contains("\"due\":\"2066-");
    }

    @Test
    void measuresTimeBetweenTwoInstants() {
        var answer = post(
                "between",
                "{%s,\"from\":\"2026-07-20T16:00+02:00\",\"to\":\"2026-07-22T10:30:15+02:00\"}".formatted(OFFICE));

        assertThat(answer).isEqualTo("{\"duration\":\"PT2H30M15S\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"hours\":\"rubbish\",\"zone\":\"UTC\",\"start\":\"2026-07-20T16:00Z\",\"duration\":\"PT1H\"              | hours",
                "\"hours\":\"24/7\",\"zone\":\"Mars/Olympus\",\"start\":\"2026-07-20T16:00Z\",\"duration\":\"PT1H\"        | zone",
                "\"hours\":\"24/7\",\"zone\":\"UTC\",\"start\":\"2026-07-20\",\"duration\":\"PT1H\"                        | start",
                "\"hours\":\"24/7\",\"zone\":\"UTC\",\"start\":\"9026-07-20T16:00Z\",\"duration\":\"PT1H\"                 | start",
                "\"hours\":\"24/7\",\"zone\":\"UTC\",\"start\":\"2026-07-20T16:00Z\",\"duration\":\"P1D\"                  | duration",
                "\"hours\":\"24/7\",\"zone\":\"UTC\",\"start\":\"2026-07-20T16:00Z\",\"duration\":\"-PT1H\"                | duration",
                "\"hours\":\"24/7\",\"zone\":\"UTC\",\"start\":\"2026-07-20T16:00Z\",\"duration\":\"PT1H\",\"holidays\":\"XX\" | holidays",
                "\"hours\":\"24/7\",\"zone\":\"UTC\",\"start\":\"2026-07-20T16:00Z\",\"duration\":\"PT1H\",\"holidayDates\":[\"soon\"] | holidayDates",
                "\"hours\":\"24/7\",\"zone\":\"UTC\",\"start\":\"2026-07-20T16:00Z\",\"duration\":\"PT1H\",\"pauses\":[{\"from\":\"x\",\"to\":\"y\"}] | pauses[0].from",
                "\"hours\":\"24/7\",\"zone\":\"UTC\",\"start\":\"2026-07-20T16:00Z\",\"duration\":\"PT1H\",\"unit\":\"WEEKS\" | unit",
                "\"hours\":\"24/7\",\"zone\":\"UTC\",\"start\":\"2026-07-20T16:00Z\",\"duration\":\"PT1H\",\"mood\":\"good\"  | mood",
            })
    void namesTheFieldThatIsWrong(String fields, String field) {
        var answer = program.send("POST", "/api/worktime/add", "{" + fields + "}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"errors\":[{\"field\":\"%s\"".formatted(field));
    }

    @Test
    void refusesHoursThatNeverOpen() {
        var answer = program.send(
                "POST",
                "/api/worktime/add",
                "{\"hours\":\"off\",\"zone\":\"UTC\",\"start\":\"2026-07-20T16:00Z\",\"duration\":\"PT1H\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("never opens");
    }

    private String post(String operation, String body) {
        var answer = program.send("POST", "/api/worktime/" + operation, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
