package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/** Counts what each public page costs a visitor who did not sign in. */
@DeskTest
class PublicPagesBudgetTest {

    private static final Map<String, Integer> STATEMENTS =
            new TreeMap<>(Map.of("/", 0, "/parcels", 0, "/parcels/help", 1, "/parcels/promise", 0));

    /** The versions of the tables, for deployments of other nodes. */
    private static final String READ_ONCE_A_SECOND = "ACT_RE_DECISION_DEF";

    @LocalServerPort
    private int port;

    @Autowired
    private StatementRecorder statements;

    @Autowired
    private ServletContext servlets;

    @Test
    void readsNoMoreThanItsBudget() {
        var executed = new TreeMap<String, Integer>();
        STATEMENTS.keySet().forEach(page -> {
            show(page);
            var read = statements.during(() -> show(page));
            executed.put(page, (int) read.stream()
                    .filter(sql -> !sql.contains(READ_ONCE_A_SECOND))
                    .count());
        });

        assertThat(executed).isEqualTo(STATEMENTS);
    }

    /** Asking the resource handlers for the URL of each link took three quarters of the ask page. */
    @Test
    void doesNotSearchTheClassPathForItsLinks() {
        assertThat(servlets.getFilterRegistrations().values())
                .isNotEmpty()
                .extracting(FilterRegistration::getClassName)
                .doesNotContain(ResourceUrlEncodingFilter.class.getName());
    }

    private void show(String page) {
        assertThat(HttpBrowser.anonymous(port).get(page).statusCode()).isEqualTo(200);
    }
}
