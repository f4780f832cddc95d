package io.guichet.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.ApiClient;
import io.guichet.DeskTest;
import io.guichet.demo.SettableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The opening-hours API with its reasons. */
@DeskTest
class HoursApiTest {

    private static final String WEBSHOP = "/api/brands/webshop/hours?calendar=working-time";

    @LocalServerPort
    private int port;

    @Autowired
    private SettableClock clock;

    @Test
    void listsAWeekWithAPublicHoliday() {
        var answer = getOk(WEBSHOP + "&from=2026-07-20&to=2026-07-26");

        assertThat(answer.path("offered").asBoolean()).isTrue();
        assertThat(answer.path("hours").asText()).isEqualTo("Mo-Fr 08:30-17:30; Sa 09:00-12:00; PH off");
        assertThat(answer.path("zone").asText()).isEqualTo("Europe/Brussels");
        assertThat(answer.path("holidays").asText()).isEqualTo("BE");
        assertThat(answer.at("/reasons/0/decision").asText()).isEqualTo("support-hours");
        assertThat(answer.at("/reasons/0/row").asText()).isEqualTo("hours_working_time");
        assertThat(answer.at("/reasons/0/version").asInt()).isPositive();
        assertThat(answer.at("/reasons/0/text").asText()).isNotBlank();
        assertThat(answer.path("open").asText()).isEqualTo("PT39H");
        assertThat(intervals(answer))
                .startsWith(
                        "2026-07-19T22:00:00Z 2026-07-20T06:30:00Z closed",
                        "2026-07-20T06:30:00Z 2026-07-20T15:30:00Z open",
                        "2026-07-20T15:30:00Z 2026-07-20T22:00:00Z closed",
                        "2026-07-20T22:00:00Z 2026-07-21T22:00:00Z public holiday: National Day",
                        "2026-07-21T22:00:00Z 2026-07-22T06:30:00Z closed")
                .endsWith(
                        "2026-07-25T07:00:00Z 2026-07-25T10:00:00Z open",
                        "2026-07-25T10:00:00Z 2026-07-25T22:00:00Z closed");
        assertThat(answer.path("intervals"))
                .allSatisfy(interval -> assertThat(interval.path("open").asBoolean())
                        .isEqualTo(interval.path("reason").asText().equals("open")));
    }

    @Test
    void answersReasonsInFrench() {
        var path = WEBSHOP + "&from=2026-07-20&to=2026-07-23";
        var headers = Map.of("Accept-Language", "fr-BE,fr;q=0.9");

        var answer = ApiClient.as("analyst", port).send("GET", path, BodyPublishers.noBody(), headers);

        assertThat(intervals(answer.body()))
                .contains(
                        "2026-07-20T15:30:00Z 2026-07-20T22:00:00Z fermé",
                        "2026-07-20T22:00:00Z 2026-07-21T22:00:00Z jour férié\u00a0: Fête Nationale");
        assertThat(intervals(getOk(path + "&lang=fr"))).isEqualTo(intervals(answer.body()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28, 2026-03-30, 2026-03-27T23:00:00Z, 2026-03-29T22:00:00Z, PT47H",
        "2026-10-24, 2026-10-26, 2026-10-23T22:00:00Z, 2026-10-25T23:00:00Z, PT49H",
    })
    void countsTheRealLengthOfClockChangeDays(String from, String to, String first, String last, String open) {
        var answer = getOk("/api/brands/webshop/hours?from=%s&to=%s".formatted(from, to));

        assertThat(intervals(answer)).containsExactly(first + " " + last + " open");
        assertThat(answer.path("open").asText()).isEqualTo(open);
    }

    @Test
    void defaultsToTheWebChannelForSevenDays() {
        var answer = getOk("/api/brands/zoom/hours?plan=&from=&calendar=");

        var now = clock.instant().atZone(ZoneId.of("America/Los_Angeles"));
        assertThat(intervals(answer))
                .containsExactly(
                        "%s %s open".formatted(now.toInstant(), now.plusDays(7).toInstant()));
        assertThat(answer.at("/reasons/0/row").asText()).isEqualTo("hours_unknown_plan");
    }

    @Test
    void readsDatesInTheBrandsZoneAndHoursInTheirOwn() {
        var answer = getOk("/api/brands/vimeo/hours?channel=phone&plan=enterprise&region=apac"
                + "&from=2026-01-10&to=2026-01-11T00:00-05:00");

        assertThat(answer.path("zone").asText()).isEqualTo("+10:00");
        assertThat(answer.at("/reasons/0/row").asText()).isEqualTo("hours_phone_silver_apac");
        assertThat(intervals(answer))
                .containsExactly(
                        "2026-01-10T05:00:00Z 2026-01-10T11:00:00Z open",
                        "2026-01-10T11:00:00Z 2026-01-10T23:00:00Z closed",
                        "2026-01-10T23:00:00Z 2026-01-11T05:00:00Z open");
    }

    @Test
    void answersNoIntervalsWhereNothingIsOffered() {
        var answer = getOk("/api/brands/zoom/hours?channel=phone&plan=pro");

        assertThat(answer.path("offered").asBoolean()).isFalse();
        assertThat(answer.path("intervals").isArray()).isTrue();
        assertThat(answer.path("intervals")).isEmpty();
        assertThat(answer.path("hours").isNull()).isTrue();
        assertThat(answer.path("open").asText()).isEqualTo("PT0S");
        assertThat(answer.at("/reasons/0/row").asText()).isEqualTo("hours_none");
    }

    @Test
    void refusesMoreThanFourHundredDays() {
        var from = "/api/brands/webshop/hours?from=2026-10-01";

        assertThat(get(from + "&to=2027-11-05").status()).isEqualTo(200);
        assertThat(get(from + "&to=2027-11-06").fields()).containsExactly("to");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan=gold                                     | plan",
                "package=silver                                | package",
                "mood=good                                     | mood",
                "premium=maybe                                 | premium",
                "channel=fax                                   | channel",
                "channel=email                                 | channel",
                "calendar=holiday-time                         | calendar",
                "calendar=channel                              | calendar",
                "calendar=working-time&channel=web             | calendar",
                "from=soon                                     | from",
                "from=2026-07-20T16:00                         | from",
                "from=9026-07-20                               | from",
                "from=%2B999999999-12-31T00:00Z                | from",
                "to=tomorrow                                   | to",
                "from=2026-07-20&to=2026-07-20                 | to",
                "from=2026-07-20&to=2026-07-19T21:59Z          | to",
                "plan=gold&channel=fax&from=soon&to=later      | plan channel from to",
            })
    void namesEveryParameterThatIsWrong(String parameters, String fields) {
        var answer = get("/api/brands/zoom/hours?" + parameters);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly(fields.split(" "));
    }

    @Test
    void acceptsAnOffsetWithAnUnencodedPlusSign() {
        var answer = getOk(WEBSHOP + "&from=2026-07-22T16:00+02:00&to=2026-07-22T17:00%2B02:00");

        assertThat(intervals(answer)).containsExactly("2026-07-22T14:00:00Z 2026-07-22T15:00:00Z open");
    }

    @Test
    void isForStaffOnly() {
        assertThat(ApiClient.anonymous(port).get("/api/brands/zoom/hours").status())
                .isEqualTo(401);
        assertThat(get("/api/brands/nobody/hours").status()).isEqualTo(404);
    }

    private JsonNode getOk(String path) {
        var answer = get(path);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private ApiClient.JsonResponse get(String path) {
        return ApiClient.as("analyst", port).get(path);
    }

    private static List<String> intervals(JsonNode answer) {
        var intervals = new ArrayList<String>();
        answer.path("intervals")
                .forEach(interval -> intervals.add("%s %s %s"
                        .formatted(
                                interval.path("from").asText(),
                                interval.path("to").asText(),
                                interval.path("reason").asText())));
        return intervals;
    }
}
