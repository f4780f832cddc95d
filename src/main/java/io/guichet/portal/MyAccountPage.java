package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import io.guichet.customer.CustomerTeams;
import io.guichet.customer.Customers;
import io.guichet.form.Forms;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketStatus;
import io.guichet.ticket.Tickets;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The signed-in customer's requests and profile; others are redirected to the sign-in. */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH)
class MyAccountPage {

    private static final int MAX_REQUESTS = 100;

    private final CustomerAuthentication customerAuthentication;
    private final Tickets tickets;
    private final RequestViewAssembler viewAssembler;
    private final Customers customers;
    private final CustomerTeams customerTeams;
    private final Forms forms;
    private final MessageSource messages;

    MyAccountPage(
            CustomerAuthentication customerAuthentication,
            Tickets tickets,
            RequestViewAssembler viewAssembler,
            Customers customers,
            CustomerTeams customerTeams,
            Forms forms,
            MessageSource messages) {
        this.customerAuthentication = customerAuthentication;
        this.tickets = tickets;
        this.viewAssembler = viewAssembler;
        this.customers = customers;
        this.customerTeams = customerTeams;
        this.forms = forms;
        this.messages = messages;
    }

    /** A request in the list, with its status in the customer's words. */
    public record MyRequestView(Ticket ticket, TicketStatus.Turn turn, String statusText) {}

    @GetMapping("/requests")
    String showRequests(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            HttpSession session,
            Model model,
            Locale locale) {
        var me = customerAuthentication.find(brand, session);
        if (me.isEmpty()) {
            return redirectToSignIn(brand);
        }
        var requestViews = customers.idsOf(me.get().id()).stream()
                .flatMap(id -> tickets.findByCustomer(id, MAX_REQUESTS).stream())
                .sorted(Comparator.comparing(Ticket::receivedAt).reversed())
                .limit(MAX_REQUESTS)
                .map(ticket -> new MyRequestView(
                        ticket, viewAssembler.turn(ticket), viewAssembler.statusText(brand, ticket, locale)))
                .toList();
        model.addAttribute("me", me.get());
        model.addAttribute(
                "open",
                requestViews.stream().filter(view -> !view.ticket().isClosed()).toList());
        model.addAttribute(
                "closed",
                requestViews.stream().filter(view -> view.ticket().isClosed()).toList());
        return "portal/my-requests";
    }

    @GetMapping("/profile")
    String showProfilePage(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            HttpSession session,
            Model model,
            Locale locale) {
        return customerAuthentication
                .find(brand, session)
                .map(me -> showProfile(brand, me, initialValues(me), List.of(), model, locale))
                .orElseGet(() -> redirectToSignIn(brand));
    }

    @PostMapping("/profile")
    String saveProfile(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpSession session,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirectAttributes) {
        var me = customerAuthentication.find(brand, session);
        if (me.isEmpty()) {
            return redirectToSignIn(brand);
        }
        var submitted = SubmittedForm.of(parameters).fields();
        try {
            var answers = forms.get("profile").validate(submitted, locale);
            var language = answers.text("language").orElse(me.get().language());
            customers.updateProfile(me.get().id(), answers.text("name").orElse(null), language);
            VisitorSession.clearLanguageChoice(session);
            redirectAttributes.addFlashAttribute(
                    "toast", messages.getMessage("portal.profile.saved", null, Locale.forLanguageTag(language)));
            return "redirect:/%s/profile".formatted(brand.id());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return showProfile(brand, me.get(), submitted, refused.errors(), model, locale);
        }
    }

    private static Map<String, Object> initialValues(Customer me) {
        var initialValues = new HashMap<String, Object>();
        Optional.ofNullable(me.name()).ifPresent(name -> initialValues.put("name", name));
        initialValues.put("language", me.language());
        return initialValues;
    }

    private String showProfile(
            Brand brand,
            Customer me,
            Map<String, Object> submitted,
            List<FieldError> problems,
            Model model,
            Locale locale) {
        model.addAttribute("me", me);
        model.addAttribute("teams", customerTeams.of(me.id()));
        model.addAttribute("problems", problems);
        model.addAttribute("fields", forms.get("profile").fields(submitted, problems, locale));
        return "portal/profile";
    }

    private static String redirectToSignIn(Brand brand) {
        return "redirect:/%s/sign-in".formatted(brand.id());
    }
}
