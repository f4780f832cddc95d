package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** Matches the pages of existing brands, which are public. */
@Component
class BrandPageMatcher implements RequestMatcher {

    private final IdentityService identities;

    BrandPageMatcher(@Lazy IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        var brand = RequestPath.firstSegment(request);
        return !brand.isEmpty()
                && identities.createTenantQuery().tenantId(brand).count() > 0;
    }
}
