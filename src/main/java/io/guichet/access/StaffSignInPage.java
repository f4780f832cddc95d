package io.guichet.access;

import io.guichet.web.TimeFormatter;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign-in page of staff. */
@Controller
class StaffSignInPage {

    private static final long MAX_DELAY_SECONDS = Duration.ofDays(1).toSeconds();

    private final TimeFormatter timeFormatter;

    StaffSignInPage(TimeFormatter timeFormatter) {
        this.timeFormatter = timeFormatter;
    }

    /** @param delayed seconds until the next attempt, after too many */
    @GetMapping("/sign-in")
    String show(@RequestParam(required = false) Long delayed, Model model, Locale locale) {
        if (delayed != null && delayed > 0 && delayed <= MAX_DELAY_SECONDS) {
            model.addAttribute("delay", timeFormatter.exactDuration(Duration.ofSeconds(delayed)));
        }
        return "access/sign-in";
    }
}
