package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** In which order lists are served when many ask for them. */
@DeskTest
class ListTurnsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Autowired
    ListTurns turnsOfTheDesk;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @LocalServerPort
    int port;

    @Test
    void servesRequestsInTheirOrder() {
        var turns = new ListTurns(1, LONG);
        var first = begin(turns);
        List<Integer> served = Collections.synchronizedList(new ArrayList<>());
        var others = new ArrayList<CompletableFuture<?>>();
        for (int number = 1; number <= 3; number++) {
            var request = number;
            others.add(CompletableFuture.runAsync(
                    () -> {
                        var begun = begin(turns);
                        served.add(request);
                        end(turns, begun);
                    },
                    task -> new Thread(task).start()));
            await().until(() -> turns.waiting() == request);
        }
        assertThat(served).isEmpty();

        end(turns, first);

        CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();
        assertThat(served).containsExactly(1, 2, 3);
        assertThat(turns.free()).isEqualTo(1);
    }

    @Test
    void servesARequestThatHasWaitedLongWithoutATurn() {
        var turns = new ListTurns(1, Duration.ZERO);
        var slow = begin(turns);

        end(turns, begin(turns));
        assertThat(turns.free()).isZero();

        end(turns, slow);
        end(turns, slow);
        assertThat(turns.free()).isEqualTo(1);
    }

    @Test
    void aForwardedRequestKeepsItsTurn() {
        var turns = new ListTurns(1, LONG);
        var request = begin(turns);
        turns.preHandle(request, new MockHttpServletResponse(), "another list");

        end(turns, request);
        end(turns, request);

        assertThat(turns.free()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tickets", "/api/search", "/desk/tickets", "/desk/search"})
    void listsOfTheDeskTakeTurns(String path) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        ServletRequestPathUtils.parseAndCache(request);

        assertThat(handlers.getHandler(request).getInterceptorList()).contains(turnsOfTheDesk);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tickets", "/api/tickets?sort=nonsense", "/api/search?q=a", "/desk/tickets"})
    void answersReturnTheirTurn(String path) {
        var free = turnsOfTheDesk.free();
        var browser = HttpBrowser.signedIn(port, "agent");

        var served = Stream.generate(() -> browser.get(path).statusCode()).limit(free + 1);

        assertThat(served).containsOnly(path.contains("nonsense") ? 400 : 200);
        await().until(() -> turnsOfTheDesk.free() == free);
    }

    private static MockHttpServletRequest begin(ListTurns turns) {
        var request = new MockHttpServletRequest();
        turns.preHandle(request, new MockHttpServletResponse(), "a list");
        return request;
    }

    private static void end(ListTurns turns, MockHttpServletRequest request) {
        turns.afterCompletion(request, new MockHttpServletResponse(), "a list", null);
    }
}
