package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.desk.NewTickets.NewTicketForm;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page to open a ticket for a customer, prefilled from another ticket or from a call. */
@Controller
@RequestMapping("/desk/new-ticket")
class NewTicketPage {

    private final NewTickets newTickets;
    private final TicketAccess access;
    private final Customers customers;
    private final Brands brands;
    private final StaffDirectory directory;
    private final LabelFormatter labels;

    NewTicketPage(
            NewTickets newTickets,
            TicketAccess access,
            Customers customers,
            Brands brands,
            StaffDirectory directory,
            LabelFormatter labels) {
        this.newTickets = newTickets;
        this.access = access;
        this.customers = customers;
        this.brands = brands;
        this.directory = directory;
        this.labels = labels;
    }

    /**
     * @param from a ticket of the customer; blank for none
     * @param given values that the page starts with
     */
    @GetMapping
    String show(@RequestParam(defaultValue = "") String from, NewTicketForm given, Model model, Locale locale) {
        var staff = directory.current();
        var form = from.isBlank() ? given : prefilled(access.requireWork(from, staff), given.channel());
        return render(form, List.of(), staff, model, locale);
    }

    @PostMapping
    String open(
            NewTicketForm form,
            @RequestParam(name = "_submissionToken", required = false) String token,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var staff = directory.current();
        try {
            var opened = newTickets.open(form, token, staff);
            if (!opened.isTicket()) {
                model.addAttribute("route", newTickets.route(opened.number()));
                return render(form, List.of(), staff, model, locale);
            }
            redirect.addFlashAttribute("toast", labels.text("new-ticket.done", locale, opened.number()));
            return "redirect:/desk/tickets" + (access.isVisible(opened.number(), staff) ? "/" + opened.number() : "");
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(form, labels.errors(refused, locale), staff, model, locale);
        }
    }

    /** The record of a requester who has not proved the address is not shown. */
    private NewTicketForm prefilled(Ticket ticket, String channel) {
        var customer = customers.get(ticket.customerId());
        return new NewTicketForm(
                ticket.brand(),
                customer.email(),
                ticket.isVerified() ? customer.name() : ticket.requester().name(),
                ticket.language(),
                channel,
                null,
                null,
                null,
                null);
    }

    private String render(
            NewTicketForm form, List<FieldError> problems, StaffMember staff, Model model, Locale locale) {
        if (!staff.worksOnTickets()) {
            throw new AccessRefused("Only staff who work on tickets may open one.");
        }
        var served = brands.all().stream()
                .filter(brand -> staff.hasAccessTo(brand.id()))
                .toList();
        var wanted = form.brand() == null && served.size() == 1 ? served.get(0).id() : form.brand();
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("served", served);
        if (wanted != null && !wanted.isBlank()) {
            addOptions(newTickets.requireBrand(wanted, staff), model, locale);
        }
        model.addAttribute("submissionToken", UUID.randomUUID().toString());
        return "desk/new-ticket";
    }

    private void addOptions(Brand brand, Model model, Locale locale) {
        model.addAttribute("brand", brand);
        model.addAttribute("languages", labels.languages(brand.languages(), locale));
        model.addAttribute("channels", options(brand, "channel", NewTickets.CHANNELS, locale));
        model.addAttribute("requestTypes", options(brand, "requestType", brand.requestTypes(), locale));
    }

    private Map<String, String> options(Brand brand, String attribute, Collection<String> values, Locale locale) {
        var options = new LinkedHashMap<String, String>();
        values.forEach(value -> options.put(value, labels.value(brand.id(), attribute, value, locale)));
        return options;
    }
}
