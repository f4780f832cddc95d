package io.guichet.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageLocaleResolverTest {

    private final PageLocaleResolver resolver = new PageLocaleResolver();

    @ParameterizedTest
    @CsvSource({
        ", , , en",
        ", , de, en",
        ", , 'de, fr;q=0.5', fr",
        ", , 'en-US, fr;q=0.5', en-US",
        ", fr, en, fr",
        "lang=en, fr, fr, en",
        "a=1&lang=fr, , en-US, fr",
        "lang=fr, , 'en, fr-CA', fr-CA",
        "lang=de, fr, en, fr",
        "slang=fr, , en, en",
        "lang=, , fr, fr",
        ", zz, fr, fr"
    })
    void resolvesParameterThenCookieThenHeader(String query, String cookie, String preferred, String language) {
        assertThat(resolver.resolveLocale(request(query, cookie, preferred)).toLanguageTag())
                .isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        ", , en, fr, fr",
        ", en, en, fr, fr",
        ", fr, 'en-US, fr;q=0.5', en, en-US",
        "lang=en, , fr, fr, en",
        ", fr, en, de, fr",
    })
    void resolvesProfileAfterParameterAndBeforeCookie(
            String query, String cookie, String preferred, String profile, String language) {
        var request = request(query, cookie, preferred);

        resolver.useProfileLanguage(request, profile);

        assertThat(resolver.resolveLocale(request).toLanguageTag()).isEqualTo(language);
    }

    @Test
    void storesTheRequestedLanguageInACookie() {
        var response = new MockHttpServletResponse();

        resolver.preHandle(request("lang=fr", null, "en"), response, this);

        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("lang=fr; Path=/; Max-Age=31536000")
                .contains("HttpOnly");
    }

    @Test
    void setsNoCookieForAnUnsupportedLanguage() {
        var response = new MockHttpServletResponse();

        resolver.preHandle(request("lang=klingon", null, "fr"), response, this);

        assertThat(response.getHeader("Set-Cookie")).isNull();
    }

    private static MockHttpServletRequest request(String query, String cookie, String preferred) {
        var request = new MockHttpServletRequest();
        request.setQueryString(query);
        if (cookie != null) {
            request.setCookies(new Cookie("lang", cookie));
        }
        if (preferred != null) {
            request.addHeader("Accept-Language", preferred);
        }
        return request;
    }
}
