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
class ListPermitsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Autowired
    ListPermits permitsOfTheDesk;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @LocalServerPort
    int port;

    @Test
    void servesRequestsInTheirOrder() {
        var permits = new ListPermits(1, LONG);
        var first = begin(permits);
        List<Integer> served = Collections.synchronizedList(new ArrayList<>());
        var others = new ArrayList<CompletableFuture<?>>();
        for (int number = 1; number <= 3; number++) {
            var request = number;
            others.add(CompletableFuture.runAsync(
                    () -> {
                        var begun = begin(permits);
                        served.add(request);
                        end(permits, begun);
                    },
                    task -> new Thread(task).start()));
            await().until(() -> permits.waiting() == request);
        }
        assertThat(served).isEmpty();

        end(permits, first);

        CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();
        assertThat(served).containsExactly(1, 2, 3);
        assertThat(permits.free()).isEqualTo(1);
    }

    @Test
    void servesARequestThatHasWaitedLongWithoutAPermit() {
        var permits = new ListPermits(1, Duration.ZERO);
        var slow = begin(permits);

        end(permits, begin(permits));
        assertThat(permits.free()).isZero();

        end(permits, slow);
        end(permits, slow);
        assertThat(permits.free()).isEqualTo(1);
    }

    @Test
    void aForwardedRequestKeepsItsPermit() {
        var permits = new ListPermits(1, LONG);
        var request = begin(permits);
        permits.preHandle(request, new MockHttpServletResponse(), "another list");

        end(permits, request);
        end(permits, request);

        assertThat(permits.free()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tickets", "/api/search", "/desk/tickets", "/desk/search"})
    void listsOfTheDeskTakePermits(String path) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        ServletRequestPathUtils.parseAndCache(request);

        assertThat(handlers.getHandler(request).getInterceptorList()).contains(permitsOfTheDesk);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tickets", "/api/tickets?sort=nonsense", "/api/search?q=a", "/desk/tickets"})
    void answersReturnTheirPermit(String path) {
        var free = permitsOfTheDesk.free();
        var browser = HttpBrowser.signedIn(port, "agent");

        var served = Stream.generate(() -> browser.get(path).statusCode()).limit(free + 1);

        assertThat(served).containsOnly(path.contains("nonsense") ? 400 : 200);
        await().until(() -> permitsOfTheDesk.free() == free);
    }

    private static MockHttpServletRequest begin(ListPermits permits) {
        var request = new MockHttpServletRequest();
        permits.preHandle(request, new MockHttpServletResponse(), "a list");
        return request;
    }

    private static void end(ListPermits permits, MockHttpServletRequest request) {
        permits.afterCompletion(request, new MockHttpServletResponse(), "a list", null);
    }
}
