package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The engine's own pages: their files, metrics, error pages and logs. */
@DeskTest
@ExtendWith(OutputCaptureExtension.class)
class EnginePagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Test
    void compressesAndCachesTheScriptsOfTheEngine() {
        var agent = HttpBrowser.signedIn(port, "agent");

        var script = agent.getCompressed("/camunda/lib/deps.js");

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(script.headers().firstValue("Cache-Control")).hasValue("max-age=3600, private");
        assertThat(script.body().length).isLessThan(1_500_000);
        assertThat(agent.get("/camunda/lib/no-such-file.js").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(caching -> assertThat(caching).contains("no-store"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/app/no-such-page", "/camunda/lib/no-such-file.js", "/camunda/app/cockpit/no.js"})
    void rendersErrorPagesByThePolicyOfOurPages(String path) {
        var page = HttpBrowser.signedIn(port, "analyst").get(path);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("script-src 'self';").doesNotContain("strict-dynamic", "sandbox"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics/root-process-instance-start/sum",
                "metrics/executed-decision-elements/sum",
                "metrics/activity-instance-start/sum",
                "metrics"
            })
    void answersTheMetricsOfCockpit(String path) {
        var metrics = HttpBrowser.signedIn(port, "manager").get("/camunda/api/engine/engine/default/" + path);

        assertThat(metrics.statusCode()).isEqualTo(200);
    }

    @Test
    void logsNoErrorForARefusedFormField(CapturedOutput output) {
        var number = desk.opens("parcels", Map.of());
        var task = desk.task(number, "triage").id();
        var before = output.getAll().length();

        var refused = ApiClient.as("agent", port)
                .post("/api/tasks/%s/complete".formatted(task), Map.of("impact", "no-such-impact", "wrong", "field"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(output.getAll().substring(before)).doesNotContain("ERROR", "\tat io.guichet");
    }
}
