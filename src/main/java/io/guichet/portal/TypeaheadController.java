package io.guichet.portal;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.web.RateLimiter;
import io.guichet.web.RateLimiters;
import io.guichet.intake.Suggestions;
import io.guichet.problem.RateLimitExceeded;
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

/** Suggests articles while a customer types, as a fragment of the page; nothing is stored. */
@Controller
class TypeaheadController {

    private final Suggestions suggestions;
    private final StaffDirectory directory;
    private final RateLimiter rateLimiter;

    TypeaheadController(Suggestions suggestions, StaffDirectory directory, HelpCentreSettings settings, RateLimiters rateLimiters) {
        this.suggestions = suggestions;
        this.directory = directory;
        this.rateLimiter = rateLimiters.local(settings.suggestionsPerMinute());
    }

    /** Without {@code q} the path is that of an article with this name. */
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

    /** The page shows no suggestions then and asks again with the next words. */
    @ExceptionHandler
    ResponseEntity<Void> rateLimited(RateLimitExceeded refused) {
        var seconds = Math.max(1, refused.retryAfter().toSeconds());
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
                .build();
    }
}
