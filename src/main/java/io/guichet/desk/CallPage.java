package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brands;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.RateLimitExceeded;
import io.guichet.problem.StateConflict;
import io.guichet.sla.ChannelStatusFormatter;
import io.guichet.sla.ChannelStatuses;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.TicketAccess;
import io.guichet.web.TimeFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page for a call: finds the customer, shows the hours of the phone, checks the PIN, and logs what was said. */
@Controller
@RequestMapping("/desk/call")
class CallPage {

    private static final String PHONE = "phone";
    private static final List<String> CONTRACT = List.of("plan", "package", "addOn", "region");
    private static final int MAX_TICKETS = 20;

    private final Calls calls;
    private final CustomerTickets customerTickets;
    private final TicketAccess access;
    private final Customers customers;
    private final Brands brands;
    private final ChannelStatuses channelStatuses;
    private final ChannelStatusFormatter channelFormatter;
    private final StaffDirectory directory;
    private final LabelFormatter labels;
    private final TimeFormatter timeFormatter;

    CallPage(
            Calls calls,
            CustomerTickets customerTickets,
            TicketAccess access,
            Customers customers,
            Brands brands,
            ChannelStatuses channelStatuses,
            ChannelStatusFormatter channelFormatter,
            StaffDirectory directory,
            LabelFormatter labels,
            TimeFormatter timeFormatter) {
        this.calls = calls;
        this.customerTickets = customerTickets;
        this.access = access;
        this.customers = customers;
        this.brands = brands;
        this.channelStatuses = channelStatuses;
        this.channelFormatter = channelFormatter;
        this.directory = directory;
        this.labels = labels;
        this.timeFormatter = timeFormatter;
    }

    /**
     * Finds the customer.
     *
     * @param from a ticket of the customer; blank for none
     * @param customer id of the customer's record, on the way back from a check
     */
    @GetMapping
    String show(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(required = false) String brand,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(required = false) Long customer,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var staff = directory.current();
        Calls.requireWorks(staff);
        model.addAttribute("email", email);
        model.addAttribute("wantedBrand", brand);
        try {
            if (!from.isBlank()) {
                return render(caller(access.requireWork(from, staff).customerId(), staff), from, "", model, locale);
            }
            if (customer != null) {
                return render(caller(customer, staff), "", "", model, locale);
            }
            if (email.isBlank()) {
                return render(null, "", "", model, locale);
            }
            var found = calls.find(brand, email, staff);
            model.addAttribute("unknown", found.isEmpty());
            return render(found.orElse(null), "", "", model, locale);
        } catch (BadInput refused) {
            return badRequest(null, "", "", refused, model, locale, response);
        }
    }

    @PostMapping("/pin")
    String checkPin(
            @RequestParam(defaultValue = "0") long customer,
            @RequestParam(defaultValue = "") String pin,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var staff = directory.current();
        try {
            var correct = calls.checkPin(customer, pin, staff);
            redirect.addFlashAttribute("toast", labels.text(correct ? "call.pin.CORRECT" : "call.pin.WRONG", locale));
        } catch (RateLimitExceeded exceeded) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            var wait = timeFormatter.duration(exceeded.retryAfter().plusMinutes(1), locale);
            model.addAttribute("conflict", labels.text("call.pin.too-many", locale, wait));
            return render(caller(customer, staff), "", "", model, locale);
        }
        redirect.addAttribute("customer", customer);
        return "redirect:/desk/call";
    }

    @PostMapping
    String log(
            @RequestParam(defaultValue = "0") long customer,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(name = "_submissionToken", required = false) String token,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var staff = directory.current();
        var known = caller(customer, staff);
        try {
            if (!isOf(number, known, staff)) {
                throw new BadInput(List.of(new FieldError("number", "must be a ticket of the caller", "call.number")));
            }
            var posted = calls.log(number, body, token, staff);
            redirect.addFlashAttribute("toast", labels.text("call.done", locale));
            return "redirect:/desk/tickets/" + posted.number();
        } catch (BadInput refused) {
            return badRequest(known, number, body, refused, model, locale, response);
        } catch (StateConflict conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var status = labels.status(conflict.currentStatus(), locale);
            model.addAttribute("conflict", labels.text("ticket.conflict", locale, status));
            return render(known, number, body, model, locale);
        }
    }

    private boolean isOf(String number, Customer customer, StaffMember staff) {
        return access.isVisible(number, staff)
                && customers.isPartOf(access.requireVisible(number, staff).customerId(), customer.id());
    }

    private Customer caller(long id, StaffMember staff) {
        return calls.get(id, staff);
    }

    private String badRequest(
            Customer customer,
            String number,
            String body,
            BadInput refused,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("problems", labels.errors(refused, locale));
        return render(customer, number, body, model, locale);
    }

    private String render(Customer customer, String number, String body, Model model, Locale locale) {
        var staff = directory.current();
        model.addAttribute(
                "served",
                brands.all().stream()
                        .filter(brand -> staff.hasAccessTo(brand.id()))
                        .toList());
        model.addAttribute("customer", customer);
        model.addAttribute("number", number);
        model.addAttribute("body", body);
        model.addAttribute("submissionToken", UUID.randomUUID().toString());
        if (!model.containsAttribute("problems")) {
            model.addAttribute("problems", List.of());
        }
        if (customer != null) {
            addCustomer(customer, staff, model, locale);
        }
        return "desk/call";
    }

    private void addCustomer(Customer customer, StaffMember staff, Model model, Locale locale) {
        var brand = brands.get(customer.brand());
        var contract = TicketAttributes.none()
                .with("plan", customer.plan())
                .with("addOn", customer.addOn())
                .with("package", customer.pack())
                .with("region", customer.region());
        var phone = channelStatuses.of(brand, contract, locale.getLanguage()).stream()
                .filter(status -> status.channel().equals(PHONE))
                .toList();
        model.addAttribute("brandName", labels.brand(brand.id(), locale));
        model.addAttribute("phone", channelFormatter.of(phone, timeFormatter.zone(), locale));
        model.addAttribute(
                "contract",
                CONTRACT.stream()
                        .filter(contract.values()::containsKey)
                        .map(name ->
                                labels.value(brand.id(), name, contract.values().get(name), locale))
                        .toList());
        model.addAttribute("pin", calls.pinState(customer.id(), staff).name());
        model.addAttribute(
                "tickets",
                customerTickets.of(customers.idsOf(customer.id()), "", staff, MAX_TICKETS).tickets().stream()
                        .filter(ticket -> !ticket.isClosed())
                        .toList());
    }
}
