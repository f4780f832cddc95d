package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Error pages; those below a brand's address in its layout, with its search and the way to ask. The page of a form whose
 * session has ended shows the text again, to be sent. It replaces Spring Boot's own resolver.
 */
@Component
@Order(0)
class BrandErrorPages implements ErrorViewResolver {

    /** Set for a form without a valid CSRF token. */
    private static final String OUTDATED_PAGE = "outdatedPage";

    private static final Set<Integer> PAGES = Set.of(401, 403, 404, 409, 413);

    private final Brands brands;
    private final CustomerAuthentication customerAuthentication;

    BrandErrorPages(@Lazy Brands brands, @Lazy CustomerAuthentication customerAuthentication) {
        this.brands = brands;
        this.customerAuthentication = customerAuthentication;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .substring(request.getContextPath().length());
        return brand(path)
                .map(brand -> view(brand, path, request, status, model))
                .orElseGet(() -> page(status, model));
    }

    private Optional<Brand> brand(String path) {
        var segments = path.split("/", 3);
        return segments.length > 1 && brands.serves(segments[1])
                ? Optional.of(brands.get(segments[1]))
                : Optional.empty();
    }

    private ModelAndView view(
            Brand brand, String path, HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        var locale = RequestContextUtils.getLocale(request);
        var values = new HashMap<>(model);
        values.put("brand", brand);
        values.put("brandName", brand.name().in(locale.getLanguage()));
        values.put("brandHome", "/" + brand.id());
        values.put("accent", brand.accent());
        values.put("zone", brand.zone());
        values.put("linkPage", true);
        var session = request.getSession();
        if (request.getAttribute(OUTDATED_PAGE) != null) {
            var unsent = UnsentForm.of(request, path);
            if (unsent.isPresent()) {
                var form = unsent.get();
                var signedIn = customerAuthentication.find(brand, session).isPresent();
                form.save(brand.id(), session);
                values.put("form", form);
                values.put("needsSignIn", form.needsSignIn(brand.id()) && !signedIn);
                values.put("signedIn", signedIn);
                return new ModelAndView("portal/unsent", values, status);
            }
        }
        return page(status, values);
    }

    private static ModelAndView page(HttpStatus status, Map<String, Object> model) {
        var page = PAGES.contains(status.value()) ? String.valueOf(status.value()) : status.value() / 100 + "xx";
        return new ModelAndView("error/" + page, model, status);
    }
}
