package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.customer.Teams;
import io.guichet.form.Forms;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
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

/** What belongs to the customer who is signed in: their requests, and what the brand knows of them. Others are asked to sign in. */
@Controller
@RequestMapping(BrandModel.HOME)
class MyPages {

    private static final int SHOWN = 100;

    private final SignedIn signedIn;
    private final Tickets tickets;
    private final RequestViews views;
    private final Customers customers;
    private final Teams teams;
    private final Forms forms;
    private final MessageSource messages;

    MyPages(
            SignedIn signedIn,
            Tickets tickets,
            RequestViews views,
            Customers customers,
            Teams teams,
            Forms forms,
            MessageSource messages) {
        this.signedIn = signedIn;
        this.tickets = tickets;
        this.views = views;
        this.customers = customers;
        this.teams = teams;
        this.forms = forms;
        this.messages = messages;
    }

    /** One request in the list. @param status where it stands, in words */
    public record Mine(Ticket ticket, String status) {}

    @GetMapping("/requests")
    String requests(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            HttpSession session,
            Model model,
            Locale locale) {
        var me = signedIn.at(brand, session);
        if (me.isEmpty()) {
            return toSignIn(brand);
        }
        var mine = tickets.ofCustomer(me.get().id(), SHOWN).stream()
                .map(ticket -> new Mine(ticket, views.status(ticket, locale)))
                .toList();
        model.addAttribute("me", me.get());
        model.addAttribute(
                "open", mine.stream().filter(one -> !one.ticket().isClosed()).toList());
        model.addAttribute(
                "closed", mine.stream().filter(one -> one.ticket().isClosed()).toList());
        return "portal/my-requests";
    }

    @GetMapping("/profile")
    String profile(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            HttpSession session,
            Model model,
            Locale locale) {
        return signedIn.at(brand, session)
                .map(me -> show(brand, me, known(me), List.of(), model, locale))
                .orElseGet(() -> toSignIn(brand));
    }

    @PostMapping("/profile")
    String change(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam MultiValueMap<String, String> sent,
            HttpSession session,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next) {
        var me = signedIn.at(brand, session);
        if (me.isEmpty()) {
            return toSignIn(brand);
        }
        var typed = Typed.of(sent).fields();
        try {
            var answers = forms.get("profile").check(typed, locale);
            var language = answers.text("language").orElse(me.get().language());
            customers.describe(me.get().id(), answers.text("name").orElse(null), language);
            Visit.choosesLanguageOfProfile(session);
            next.addFlashAttribute(
                    "toast", messages.getMessage("portal.profile.saved", null, Locale.forLanguageTag(language)));
            return "redirect:/%s/profile".formatted(brand.id());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(brand, me.get(), typed, refused.problems(), model, locale);
        }
    }

    private static Map<String, Object> known(Customer me) {
        var known = new HashMap<String, Object>();
        Optional.ofNullable(me.name()).ifPresent(name -> known.put("name", name));
        known.put("language", me.language());
        return known;
    }

    private String show(
            Brand brand, Customer me, Map<String, Object> typed, List<Problem> problems, Model model, Locale locale) {
        model.addAttribute("me", me);
        model.addAttribute("teams", teams.of(me.id()));
        model.addAttribute("problems", problems);
        model.addAttribute("fields", forms.get("profile").fields(typed, problems, locale));
        return "portal/profile";
    }

    private static String toSignIn(Brand brand) {
        return "redirect:/%s/sign-in".formatted(brand.id());
    }
}
