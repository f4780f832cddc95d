package io.guichet.access;

import io.guichet.web.TimeFormatter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign-in pages of staff: name and password, then the code of the second factor for those who have one. */
@Controller
class StaffSignInPage {

    private static final long MAX_DELAY_SECONDS = Duration.ofDays(1).toSeconds();

    private final TimeFormatter timeFormatter;
    private final SecondStep secondStep;

    StaffSignInPage(TimeFormatter timeFormatter, SecondStep secondStep) {
        this.timeFormatter = timeFormatter;
        this.secondStep = secondStep;
    }

    /** @param delayed seconds until the next attempt, after too many */
    @GetMapping("/sign-in")
    String show(@RequestParam(required = false) Long delayed, Model model, Locale locale) {
        addDelay(delayed, model);
        return "access/sign-in";
    }

    @GetMapping(SecondStepFilter.PATH)
    String askForCode(@RequestParam(required = false) Long delayed, Model model, HttpServletRequest request) {
        addDelay(delayed, model);
        return secondStep.pending(request).isPresent() ? "access/sign-in-code" : "redirect:/sign-in";
    }

    private void addDelay(Long seconds, Model model) {
        if (seconds != null && seconds > 0 && seconds <= MAX_DELAY_SECONDS) {
            model.addAttribute("delay", timeFormatter.exactDuration(Duration.ofSeconds(seconds)));
        }
    }
}
