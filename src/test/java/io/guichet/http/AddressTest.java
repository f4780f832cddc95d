package io.guichet.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class AddressTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/desk/tickets");
    private final Address address = new Address();

    @BeforeEach
    void aPageIsRead() {
        request.setQueryString("q=na%C3%AFve%20%26%20co&sort=due");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void thePageIsLeft() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void oneThingChangesAndTheRestStays() {
        assertThat(address.with("sort", "-created")).isEqualTo("?q=na%C3%AFve%20%26%20co&sort=-created");
        assertThat(address.with("lang", "fr")).isEqualTo("?q=na%C3%AFve%20%26%20co&sort=due&lang=fr");
        assertThat(address.without("sort")).isEqualTo("?q=na%C3%AFve%20%26%20co");
    }

    @Test
    void aValueCannotAddParameters() {
        assertThat(address.with("sort", "a&q=b")).isEqualTo("?q=na%C3%AFve%20%26%20co&sort=a%26q%3Db");
    }

    @Test
    void aPageWithoutParametersGetsItsFirst() {
        request.setQueryString(null);

        assertThat(address.with("lang", "fr")).isEqualTo("?lang=fr");
        assertThat(address.without("lang")).isEqualTo("?");
    }
}
