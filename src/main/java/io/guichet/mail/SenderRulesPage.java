package io.guichet.mail;

import io.guichet.access.AccessibleBrands;
import io.guichet.mail.SenderRule.SenderAction;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the user's brands do with mail of single senders. */
@Controller
@RequestMapping("/desk/mail/senders")
class SenderRulesPage {

    private final SenderRules rules;
    private final MailAccess access;
    private final AccessibleBrands brands;
    private final LabelFormatter labels;

    SenderRulesPage(SenderRules rules, MailAccess access, AccessibleBrands brands, LabelFormatter labels) {
        this.rules = rules;
        this.access = access;
        this.brands = brands;
        this.labels = labels;
    }

    /** A rule, in the reader's language. */
    record SenderRuleView(SenderRule rule, String brand, String author, boolean mayChange) {}

    @GetMapping
    String show(Model model, Locale locale) {
        return render("", List.of(), model, locale);
    }

    @PostMapping
    String set(
            @RequestParam(defaultValue = "") String brand,
            @RequestParam(defaultValue = "") String sender,
            @RequestParam(defaultValue = "") String action,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var by = access.requireWork(brand);
        try {
            rules.set(brand, sender, action(action), by.id());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(sender, labels.errors(refused, locale), model, locale);
        }
        redirect.addFlashAttribute("toast", labels.text("senders.done", locale));
        return "redirect:/desk/mail/senders";
    }

    @PostMapping("/{id:[0-9]{1,18}}/delete")
    String delete(@PathVariable long id, RedirectAttributes redirect, Locale locale) {
        var rule = rules.get(id)
                .filter(candidate -> access.serves(candidate.brand()))
                .orElseThrow(() -> UnknownEntity.of("sender", id));
        access.requireWork(rule.brand());
        rules.delete(id);
        redirect.addFlashAttribute("toast", labels.text("senders.deleted", locale));
        return "redirect:/desk/mail/senders";
    }

    private static SenderAction action(String name) {
        return Arrays.stream(SenderAction.values())
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private String render(String sender, List<FieldError> problems, Model model, Locale locale) {
        model.addAttribute(
                "rules",
                rules.of(access.brands()).stream()
                        .map(rule -> new SenderRuleView(
                                rule,
                                labels.brand(rule.brand(), locale),
                                labels.staff(rule.createdBy()),
                                access.mayWork(rule.brand())))
                        .toList());
        var served = new LinkedHashMap<String, String>();
        brands.all().stream()
                .filter(brand -> access.mayWork(brand.id()))
                .forEach(brand -> served.put(brand.id(), labels.brand(brand.id(), locale)));
        model.addAttribute("served", served);
        model.addAttribute("actions", actions(locale));
        model.addAttribute("sender", sender);
        model.addAttribute("problems", problems);
        return "mail/senders";
    }

    private Map<String, String> actions(Locale locale) {
        var actions = new LinkedHashMap<String, String>();
        Arrays.stream(SenderAction.values())
                .map(SenderAction::name)
                .forEach(name -> actions.put(name, labels.text("senders.action." + name, locale)));
        return actions;
    }
}
