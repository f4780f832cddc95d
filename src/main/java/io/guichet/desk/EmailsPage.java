package io.guichet.desk;

import io.guichet.access.DemoSettings;
import io.guichet.access.StaffDirectory;
import io.guichet.email.EmailMessage;
import io.guichet.email.Outbox;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.TicketAccess;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** List of e-mails to customers of the user's brands. */
@Controller
class EmailsPage {

    private static final int PAGE_SIZE = 50;

    /** A reader of such an email can sign in as its recipient. Only the demo run, which sends nothing, shows it. */
    private static final Set<String> SIGN_IN = Set.of("sign-in", "staff-invitation", "staff-password-reset");

    private final DemoSettings settings;
    private final Outbox outbox;
    private final EmailRowViewAssembler rowViews;
    private final TicketAccess access;
    private final StaffDirectory directory;

    EmailsPage(
            Outbox outbox,
            EmailRowViewAssembler rowViews,
            TicketAccess access,
            StaffDirectory directory,
            DemoSettings settings) {
        this.settings = settings;
        this.outbox = outbox;
        this.rowViews = rowViews;
        this.access = access;
        this.directory = directory;
    }

    @GetMapping("/desk/emails")
    String emails(@RequestParam(required = false) Long after, Model model, Locale locale) {
        var brands = List.copyOf(directory.current().brands());
        var newest = outbox.newest(brands, access.hiddenTickets(directory.current()), after, PAGE_SIZE + 1);
        model.addAttribute(
                "rows",
                newest.stream()
                        .limit(PAGE_SIZE)
                        .filter(this::isReadable)
                        .map(email -> rowViews.rowView(email, locale))
                        .toList());
        model.addAttribute(
                "next", newest.size() > PAGE_SIZE ? newest.get(PAGE_SIZE - 1).id() : null);
        return "desk/emails";
    }

    private boolean isReadable(EmailMessage email) {
        return settings.demo() || !SIGN_IN.contains(email.template());
    }

    @GetMapping("/desk/emails/{id}")
    String email(@PathVariable long id, Model model, Locale locale) {
        var staff = directory.current();
        var email = outbox.find(id)
                .filter(candidate -> staff.hasAccessTo(candidate.brand()))
                .filter(this::isReadable)
                .filter(candidate -> !access.hiddenTickets(staff).contains(candidate.number()))
                .orElseThrow(() -> UnknownEntity.of("email", id));
        model.addAttribute("row", rowViews.rowView(email, locale));
        return "desk/email";
    }
}
