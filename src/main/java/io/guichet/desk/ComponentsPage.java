package io.guichet.desk;

import io.guichet.form.Forms;
import io.guichet.problem.BadInput;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.TicketStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows all page components in all states, in the demo run only. */
@Controller
@ConditionalOnProperty("guichet.demo")
class ComponentsPage {

    private final StatusCatalog statuses;
    private final Forms forms;
    private final Clock clock;

    ComponentsPage(StatusCatalog statuses, Forms forms, Clock clock) {
        this.statuses = statuses;
        this.forms = forms;
        this.clock = clock;
    }

    /** A sample clock; the names are those of the chip's parameters. */
    public record ClockSample(String target, String kind, String state, Instant due, Duration remaining) {}

    /** A sample timeline entry. */
    public record TimelineSample(Instant at, String text, String details) {}

    /** A sample attachment. */
    public record AttachmentSample(String name, String size, String href) {

        /** The samples have no content to show. */
        public boolean picture() {
            return false;
        }
    }

    @GetMapping("/desk/components")
    String components(Model model, Locale locale, @RequestParam(defaultValue = "due") String sort) {
        var now = clock.instant();
        model.addAttribute("now", now);
        model.addAttribute("sort", sort);
        model.addAttribute(
                "statuses", statuses.all().stream().map(TicketStatus::id).toList());
        model.addAttribute("clocks", clocks(now));
        model.addAttribute("attachments", List.of(new AttachmentSample("exports.csv", "18 KB", "/desk/components")));
        model.addAttribute("timeline", timeline(now));
        model.addAttribute("attributes", attributes());
        model.addAttribute("options", Map.of("billing", "Billing", "products", "Products"));
        model.addAttribute("toast", "Reply sent.");
        forms(model, locale);
        return "desk/components";
    }

    private void forms(Model model, Locale locale) {
        var contact = forms.get("contact");
        var typed = Map.of("email", "ana.example.com", "name", "Ana");
        try {
            contact.validate(typed, locale);
        } catch (BadInput refused) {
            model.addAttribute("problems", refused.errors());
            model.addAttribute("refused", contact.fields(typed, refused.errors(), locale));
        }
        model.addAttribute("answer", forms.get("answer").fields(Map.of("outcome", "ASK_CUSTOMER"), locale));
    }

    private static List<ClockSample> clocks(Instant now) {
        return List.of(
                new ClockSample("FIRST_RESPONSE", "GUARANTEED", "ON_TIME", now.plus(Duration.ofMinutes(130)), null),
                new ClockSample("NEXT_RESPONSE", "ESTIMATED", "AT_RISK", now.plus(Duration.ofMinutes(12)), null),
                new ClockSample("RESOLUTION", "GUARANTEED", "OVERDUE", now.minus(Duration.ofMinutes(95)), null),
                new ClockSample("SPECIALIST", "ESTIMATED", "PAUSED", null, Duration.ofHours(5)),
                new ClockSample("FIRST_RESPONSE", "GUARANTEED", "MET", now.minus(Duration.ofDays(1)), null),
                new ClockSample("CLAIM", "GUARANTEED", "MISSED", now.minus(Duration.ofDays(3)), null),
                new ClockSample("RESOLUTION", "NONE", "NONE", null, null));
    }

    private static List<TimelineSample> timeline(Instant now) {
        return List.of(
                new TimelineSample(now.minus(Duration.ofDays(2)), "Created, channel: Email", null),
                new TimelineSample(now.minus(Duration.ofDays(1)), "Escalated to a specialist", "Camille Roy"),
                new TimelineSample(now.minus(Duration.ofMinutes(40)), "Returned with a note", "Noor Haddad"));
    }

    private static Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("Customer", "Ana Ferreira");
        attributes.put("Plan", "Enterprise, gold");
        attributes.put("Team", "Products");
        attributes.put("Channel", "Email");
        return attributes;
    }
}
