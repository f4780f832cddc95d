package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.customer.CustomerAddresses;
import io.guichet.customer.CustomerSessions;
import io.guichet.customer.SignInLinks;
import io.guichet.form.Forms;
import io.guichet.problem.BadInput;
import io.guichet.problem.RateLimitExceeded;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * How a signed-in customer gets in: their addresses and their open sessions. An address is added by the link that was sent
 * to it, in the session that asked for it: neither a mailbox nor a session alone is enough.
 */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH + AccountAccessPage.PATH)
class AccountAccessPage {

    static final String PATH = "/profile/access";

    private static final String LINK = "/addresses/{secret:[A-Za-z0-9_-]{20,64}}";

    private final CustomerAddresses addresses;
    private final CustomerSessions sessions;
    private final CustomerAuthentication customerAuthentication;
    private final CustomerCommands customerCommands;
    private final SignInLinks links;
    private final SignInLinkLimits linkLimits;
    private final RateLimitErrors rateLimitErrors;
    private final Forms forms;
    private final MessageSource messages;

    AccountAccessPage(
            CustomerAddresses addresses,
            CustomerSessions sessions,
            CustomerAuthentication customerAuthentication,
            CustomerCommands customerCommands,
            SignInLinks links,
            SignInLinkLimits linkLimits,
            RateLimitErrors rateLimitErrors,
            Forms forms,
            MessageSource messages) {
        this.addresses = addresses;
        this.sessions = sessions;
        this.customerAuthentication = customerAuthentication;
        this.customerCommands = customerCommands;
        this.links = links;
        this.linkLimits = linkLimits;
        this.rateLimitErrors = rateLimitErrors;
        this.forms = forms;
        this.messages = messages;
    }

    @GetMapping
    String show(@ModelAttribute(name = "visit", binding = false) Visit visit, HttpServletRequest request, Model model) {
        if (visit.customer() == null) {
            return signInFirst(visit.brand(), request, PATH);
        }
        if (!model.containsAttribute("fields")) {
            model.addAttribute("problems", List.of());
            model.addAttribute("fields", forms.get("sign-in").fields(Map.of(), List.of(), visit.locale()));
        }
        model.addAttribute("me", visit.customer());
        model.addAttribute("addresses", addresses.of(visit.customer().id()));
        model.addAttribute("sessions", sessions.open(visit.customer().id()));
        model.addAttribute("thisSession", sessionId(visit, request));
        return "portal/access";
    }

    /** Sends a link to the address; the answer is the same for every address. */
    @PostMapping("/addresses")
    String addAddress(
            @ModelAttribute(name = "visit", binding = false) Visit visit,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirectAttributes) {
        if (visit.customer() == null) {
            return signInFirst(visit.brand(), request, PATH);
        }
        var submitted = SubmittedForm.of(parameters);
        try {
            var email = forms.get("sign-in")
                    .validate(submitted.fields(), visit.locale())
                    .text("email")
                    .orElseThrow();
            linkLimits.tryAcquire(request.getRemoteAddr());
            customerCommands.sendAddressLink(visit.brand(), visit.customer(), email);
            VisitorSession.rememberAddress(request.getSession(), visit.brand(), email);
            toast(redirectAttributes, "portal.access.address.sent", visit.locale(), email);
            return "redirect:/%s%s".formatted(visit.brand().id(), PATH);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return showRefused(visit, submitted, refused.errors(), request, model);
        } catch (RateLimitExceeded refused) {
            var problem = rateLimitErrors.toFieldError(
                    refused, "email", "portal.sign-in.rate-limited", visit.locale(), response);
            return showRefused(visit, submitted, List.of(problem), request, model);
        }
    }

    private String showRefused(
            Visit visit,
            SubmittedForm submitted,
            List<BadInput.FieldError> problems,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("problems", problems);
        model.addAttribute("fields", forms.get("sign-in").fields(submitted.fields(), problems, visit.locale()));
        return show(visit, request, model);
    }

    /** Opening the link does not use it, because mail programs prefetch links. */
    @GetMapping(LINK)
    String confirm(
            @ModelAttribute(name = "visit", binding = false) Visit visit,
            @PathVariable String secret,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (visit.customer() == null) {
            return signInFirst(visit.brand(), request, PATH + "/addresses/" + secret);
        }
        var address = addressOf(visit, secret, request);
        if (address.isEmpty()) {
            return expired(response);
        }
        model.addAttribute("me", visit.customer());
        model.addAttribute("address", address.get());
        model.addAttribute("secret", secret);
        return "portal/address-confirm";
    }

    @PostMapping(LINK)
    String confirmAddress(
            @ModelAttribute(name = "visit", binding = false) Visit visit,
            @PathVariable String secret,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirectAttributes) {
        if (visit.customer() == null) {
            return signInFirst(visit.brand(), request, PATH + "/addresses/" + secret);
        }
        var added = addressOf(visit, secret, request)
                .flatMap(address -> customerCommands.addAddress(visit.brand(), visit.customer(), secret));
        if (added.isEmpty()) {
            return expired(response);
        }
        toast(
                redirectAttributes,
                added.get() ? "portal.access.address.added" : "portal.access.address.other-contract",
                visit.locale());
        return "redirect:/%s%s".formatted(visit.brand().id(), PATH);
    }

    /** The address of the link, if this session asked for it. */
    private Optional<String> addressOf(Visit visit, String secret, HttpServletRequest request) {
        return links.addressOf(visit.brand(), visit.customer(), secret)
                .filter(address -> VisitorSession.hasAskedToAdd(request.getSession(), visit.brand(), address));
    }

    @PostMapping("/addresses/{id:[0-9]{1,18}}/remove")
    String removeAddress(
            @ModelAttribute(name = "visit", binding = false) Visit visit,
            @PathVariable long id,
            HttpServletRequest request,
            RedirectAttributes redirectAttributes) {
        if (visit.customer() == null) {
            return signInFirst(visit.brand(), request, PATH);
        }
        customerCommands.removeAddress(visit.customer(), id, sessionId(visit, request));
        toast(redirectAttributes, "portal.access.address.removed", visit.locale());
        return "redirect:/%s%s".formatted(visit.brand().id(), PATH);
    }

    /** Signs out of every browser, this one included. */
    @PostMapping("/sign-out")
    String signOutEverywhere(
            @ModelAttribute(name = "visit", binding = false) Visit visit,
            HttpServletRequest request,
            RedirectAttributes redirectAttributes) {
        if (visit.customer() == null) {
            return signInFirst(visit.brand(), request, PATH);
        }
        sessions.endAll(visit.customer().id());
        customerAuthentication.signOut(request);
        toast(redirectAttributes, "portal.access.sign-out.done", visit.locale());
        return "redirect:/" + visit.brand().id();
    }

    private String sessionId(Visit visit, HttpServletRequest request) {
        return customerAuthentication
                .sessionId(visit.brand(), request.getSession())
                .orElse("");
    }

    private static String signInFirst(Brand brand, HttpServletRequest request, String page) {
        VisitorSession.setReturnPath(request.getSession(), brand.id(), "/" + brand.id() + page);
        return "redirect:/%s/sign-in".formatted(brand.id());
    }

    private static String expired(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "portal/address-expired";
    }

    private void toast(RedirectAttributes redirectAttributes, String key, Locale locale, Object... details) {
        redirectAttributes.addFlashAttribute("toast", messages.getMessage(key, details, locale));
    }
}
