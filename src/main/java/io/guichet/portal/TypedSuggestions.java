package io.guichet.portal;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.http.TooManyRequests;
import io.guichet.intake.Suggestions;
import io.guichet.intake.Turnstile;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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

/** Answers to what somebody is typing, as a piece of the page they type on. Nothing is kept of it. */
@Controller
class TypedSuggestions {

    private final Suggestions suggestions;
    private final StaffDirectory directory;
    private final Turnstile turnstile;

    TypedSuggestions(Suggestions suggestions, StaffDirectory directory, HelpSettings settings, Clock clock) {
        this.suggestions = suggestions;
        this.directory = directory;
        this.turnstile = new Turnstile(settings.suggestionsPerMinute(), clock);
    }

    /** An article of that name is still read at its address, which asks nothing. */
    @GetMapping(path = BrandModel.HOME + "/help/suggestions", params = "q")
    String suggest(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam String q,
            Model model,
            Locale locale,
            HttpServletRequest request) {
        if (directory.present().isEmpty()) {
            turnstile.enter(request.getRemoteAddr());
        }
        var found = suggestions.preview(brand, q, brand.languageFor(locale.getLanguage()));
        model.addAttribute(
                "hits",
                found.stream().map(one -> HelpCentre.hit(brand, one, null)).toList());
        return "portal/help-typed :: answers";
    }

    /** Whoever types is not bothered with it: the page shows nothing, and asks again with the next words. */
    @ExceptionHandler
    ResponseEntity<Void> tooOften(TooManyRequests refused) {
        var seconds = Math.max(1, refused.retryAfter().toSeconds());
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
                .build();
    }
}
