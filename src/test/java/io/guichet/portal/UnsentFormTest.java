package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class UnsentFormTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/shop/requests/A-1/replies");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, true",
                "same-origin, http://localhost, true",
                "same-origin, null, true",
                "-, http://localhost:8080, true",
                "cross-site, http://localhost, false",
                "same-site, -, false",
                "none, -, false",
                "-, null, false",
                "-, http://evil.example, false",
                "-, 'not an address', false"
            })
    void isKeptFromThisSiteOnly(String site, String origin, boolean kept) {
        request.addParameter("body", "My text");
        if (site != null) {
            request.addHeader("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.addHeader("Origin", origin);
        }

        assertThat(UnsentForm.of(request, "/shop/requests/A-1/replies").isPresent())
                .isEqualTo(kept);
    }

    @Test
    void keepsWhatWasWrittenAndItsAddress() {
        request.setQueryString("key=secret");
        request.addParameter("key", "secret");
        request.addParameter("body", "My text");
        request.addParameter("_csrf", "lost");
        request.addParameter("_submissionToken", "once");

        var form = UnsentForm.of(request, "/shop/requests/A-1/replies").orElseThrow();

        assertThat(form.path()).isEqualTo("/shop/requests/A-1/replies?key=secret");
        assertThat(form.fields()).containsOnlyKeys("body", "_submissionToken");
        assertThat(form.texts()).isEqualTo(List.of("My text"));
        assertThat(form.needsSignIn("shop")).isFalse();
    }

    @Test
    void aFormWithoutTextIsNotKept() {
        request.addParameter("_csrf", "lost");
        request.addParameter("body", " ");

        assertThat(UnsentForm.of(request, "/shop/sign-out")).isEmpty();
    }

    @Test
    void aTextOfUnreasonableLengthIsNotKept() {
        request.addParameter("body", "x".repeat(200_001));

        assertThat(UnsentForm.of(request, "/shop")).isEmpty();
    }
}
