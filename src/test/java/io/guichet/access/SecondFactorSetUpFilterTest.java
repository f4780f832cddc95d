package io.guichet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.guichet.problem.ProblemWriter;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

/** A person whose role demands a second factor sets it up before anything else. */
class SecondFactorSetUpFilterTest {

    private static final StaffMember LEAD =
            new StaffMember("ada", "Ada", "", Set.of(Roles.LEAD), Set.of(), Set.of("parcels"));

    private final SecondFactors secondFactors = mock();
    private final StaffDirectory directory = mock();
    private final ProblemWriter problems = mock();
    private final SecondFactorSetUpFilter filter = new SecondFactorSetUpFilter(secondFactors, directory, problems);

    @BeforeEach
    void aLeadHasNone() {
        when(directory.findCurrent()).thenReturn(Optional.of(LEAD));
        when(secondFactors.isMissing(any())).thenReturn(true);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/tickets", "/camunda/app/tasklist/default/", "/desk/account", "/", "/parcels"})
    void leadsPagesToTheSetUp(String path) throws Exception {
        assertThat(send("GET", path).getRedirectedUrl()).isEqualTo("/desk/account/second-factor");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/tickets",
        "GET,  /camunda/api/engine/engine/default/task",
        "GET,  /engine-rest/deployment",
        "POST, /desk/tickets/1/reply",
        "POST, /desk/account/tokens"
    })
    void refusesEverythingElse(String method, String path) throws Exception {
        assertThat(passes(method, path)).isFalse();
        verify(problems).write(any(), eq(HttpStatus.FORBIDDEN), contains("second factor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/account/second-factor", "/assets/desk.css", "/sign-in", "/sign-out", "/error"})
    void leavesTheSetUpAndTheSignOutOpen(String path) throws Exception {
        assertThat(passes("GET", path)).isTrue();
        assertThat(passes("POST", path)).isTrue();
    }

    @Test
    void leavesProgramsWithATokenAlone() throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new TokenAuthentication(LEAD));

        assertThat(passes("GET", "/api/tickets")).isTrue();
    }

    @Test
    void leavesPeopleWithASecondFactorAlone() throws Exception {
        when(secondFactors.isMissing(any())).thenReturn(false);

        assertThat(passes("GET", "/desk/tickets")).isTrue();
    }

    private MockHttpServletResponse send(String method, String path) throws Exception {
        var response = new MockHttpServletResponse();
        filter.doFilter(request(method, path), response, new MockFilterChain());
        return response;
    }

    private boolean passes(String method, String path) throws Exception {
        var chain = new MockFilterChain();
        filter.doFilter(request(method, path), new MockHttpServletResponse(), chain);
        return chain.getRequest() != null;
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        return request;
    }
}
