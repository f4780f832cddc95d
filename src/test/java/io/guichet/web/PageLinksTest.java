package io.guichet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/** The links of pages. */
@DeskTest
class PageLinksTest {

    @Autowired
    List<FilterRegistrationBean<?>> filters;

    @Test
    void linksAreNotLookedUpAmongTheStaticFiles() {
        assertThat(filters)
                .filteredOn(filter -> filter.getFilter() instanceof ResourceUrlEncodingFilter)
                .hasSize(1)
                .noneMatch(FilterRegistrationBean::isEnabled);
    }
}
