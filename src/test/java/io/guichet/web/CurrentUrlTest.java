package io.guichet.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class CurrentUrlTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/desk/tickets");
    private final CurrentUrl currentUrl = new CurrentUrl();

    @BeforeEach
    void bindRequest() {
        request.setQueryString("q=na%C3%AFve%20%26%20co&sort=due");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void resetRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void changesOneParameterAndKeepsTheOthers() {
        assertThat(currentUrl.with("sort", "-created")).isEqualTo("?q=na%C3%AFve%20%26%20co&sort=-created");
        assertThat(currentUrl.with("lang", "fr")).isEqualTo("?q=na%C3%AFve%20%26%20co&sort=due&lang=fr");
        assertThat(currentUrl.without("sort")).isEqualTo("?q=na%C3%AFve%20%26%20co");
    }

    @Test
    void encodesTheValue() {
        assertThat(currentUrl.with("sort", "a&q=b")).isEqualTo("?q=na%C3%AFve%20%26%20co&sort=a%26q%3Db");
    }

    @Test
    void addsTheFirstParameter() {
        request.setQueryString(null);

        assertThat(currentUrl.with("lang", "fr")).isEqualTo("?lang=fr");
        assertThat(currentUrl.without("lang")).isEqualTo("?");
    }
}
