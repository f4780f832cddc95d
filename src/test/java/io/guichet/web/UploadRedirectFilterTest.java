package io.guichet.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class UploadRedirectFilterTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/shop/requests/A-1/replies");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void tellsTheScriptWhereToGo() throws Exception {
        request.addHeader("X-Upload", "progress");

        redirects();

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(response.getHeader("Location")).isEqualTo("/shop/requests/A-1");
    }

    @Test
    void redirectsBrowsers() throws Exception {
        redirects();

        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(response.getRedirectedUrl()).isEqualTo("/shop/requests/A-1");
    }

    private void redirects() throws Exception {
        new UploadRedirectFilter().doFilter(request, response, (ignored, wrapped) -> ((HttpServletResponse) wrapped)
                .sendRedirect("/shop/requests/A-1"));
    }
}
