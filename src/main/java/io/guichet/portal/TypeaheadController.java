package io.guichet.portal;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.intake.Suggestions;
import io.guichet.problem.RateLimitExceeded;
import io.guichet.web.RateLimiter;
import io.guichet.web.RateLimiters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Suggestions while a customer types, as an HTML fragment. Stores nothing. */
@Controller
class TypeaheadController {

    private final Suggestions suggestions;
    private final StaffDirectory directory;
    private final RateLimiter rateLimiter;

    TypeaheadController(
            Suggestions suggestions, StaffDirectory directory, HelpCentreSettings settings, RateLimiters rateLimiters) {
        this.suggestions = suggestions;
        this.directory = directory;
        this.rateLimiter = rateLimiters.local(settings.suggestionsPerMinute());
    }

    /** Requires the parameter, so that an article with the slug "suggestions" keeps its URL. */
    @GetMapping(path = BrandModelAdvice.BRAND_PATH + "/help/suggestions", params = "q")
    String suggest(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam String q,
            Model model,
            Locale locale,
            HttpServletRequest request) {
        if (directory.findCurrent().isEmpty()) {
            rateLimiter.tryAcquire(request.getRemoteAddr());
        }
        var hits = suggestions.preview(brand, q, brand.languageFor(locale.getLanguage()));
        model.addAttribute(
                "hits",
                hits.stream().map(hit -> HelpCentre.toView(brand, hit, null)).toList());
        return "portal/help-suggestions :: answers";
    }

    /** Returns an empty response: the page shows nothing and asks again with the next words. */
    @ExceptionHandler
    ResponseEntity<Void> rateLimited(RateLimitExceeded refused) {
        var seconds = Math.max(1, refused.retryAfter().toSeconds());
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
                .build();
    }
}
