package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.email.Deliveries;
import io.guichet.email.EmailDelivery;
import io.guichet.email.EmailState;
import io.guichet.email.Outbox;
import io.guichet.ticket.LabelFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The outbox: e-mails of the user's brands, and where each is on its way. */
@Controller
@RequestMapping("/desk/emails")
class EmailsPage {

    private static final int PAGE_SIZE = 50;

    private final Outbox outbox;
    private final Deliveries deliveries;
    private final EmailDelivery delivery;
    private final EmailRowViewAssembler rowViews;
    private final EmailAccess access;
    private final LabelFormatter labels;
    private final StaffDirectory directory;

    EmailsPage(
            Outbox outbox,
            Deliveries deliveries,
            EmailDelivery delivery,
            EmailRowViewAssembler rowViews,
            EmailAccess access,
            LabelFormatter labels,
            StaffDirectory directory) {
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.delivery = delivery;
        this.rowViews = rowViews;
        this.access = access;
        this.labels = labels;
        this.directory = directory;
    }

    @GetMapping
    String emails(
            @RequestParam(required = false) String state,
            @RequestParam(required = false) Long after,
            Model model,
            Locale locale) {
        var chosen = state(state);
        var filter = access.filter(directory.current(), null, chosen.orElse(null));
        var newest = outbox.newest(filter, after, PAGE_SIZE + 1);
        model.addAttribute(
                "rows",
                newest.stream()
                        .limit(PAGE_SIZE)
                        .map(email -> rowViews.rowView(email, locale))
                        .toList());
        model.addAttribute(
                "next", newest.size() > PAGE_SIZE ? newest.get(PAGE_SIZE - 1).id() : null);
        model.addAttribute("state", chosen.map(EmailState::name).orElse(null));
        model.addAttribute("states", states(locale));
        addDelivery(model);
        return "desk/emails";
    }

    /** Why e-mails wait, if they do. */
    private void addDelivery(Model model) {
        model.addAttribute("configured", delivery.isConfigured());
        model.addAttribute("failure", delivery.failure().orElse(null));
        model.addAttribute(
                "oldest", delivery.isConfigured() && delivery.failure().isEmpty() ? null : deliveries.oldestQueued());
    }

    private Map<String, String> states(Locale locale) {
        var states = new LinkedHashMap<String, String>();
        Arrays.stream(EmailState.values())
                .map(EmailState::name)
                .forEach(name -> states.put(name, labels.text("emails.state." + name, locale)));
        return states;
    }

    /** An unknown state chooses none. */
    private static Optional<EmailState> state(String name) {
        return List.of(EmailState.values()).stream()
                .filter(state -> state.name().equals(name))
                .findFirst();
    }

    @GetMapping("/{id}")
    String email(@PathVariable long id, Model model, Locale locale) {
        var staff = directory.current();
        var email = access.requireVisible(id, staff);
        model.addAttribute("row", rowViews.rowView(email, locale));
        model.addAttribute("mayResend", staff.worksOnTickets());
        return "desk/email";
    }

    /** The message with its headers, as text. */
    @GetMapping("/{id}/raw")
    ResponseEntity<String> raw(@PathVariable long id) {
        access.requireVisible(id, directory.current());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(deliveries.rawWithoutSecrets(id));
    }

    @PostMapping("/{id}/resend")
    String resend(@PathVariable long id, RedirectAttributes redirect, Locale locale) {
        access.requireWork(id, directory.current());
        deliveries.resend(id);
        redirect.addFlashAttribute("toast", labels.text("emails.resend.done", locale));
        return "redirect:/desk/emails/{id}";
    }
}
