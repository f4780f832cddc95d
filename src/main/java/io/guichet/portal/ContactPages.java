package io.guichet.portal;

import io.guichet.attachment.RefusedFile;
import io.guichet.brand.Brand;
import io.guichet.form.Form;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.Conflict;
import io.guichet.intake.Question;
import io.guichet.ticket.Tickets;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where somebody who found no answer writes to the brand. */
@Controller
@RequestMapping(BrandModel.HOME + "/questions/{number}/contact")
class ContactPages {

    private final OwnQuestions own;
    private final ContactForms contactForms;
    private final Errands errands;
    private final Tickets tickets;
    private final Files files;
    private final SignedIn signedIn;
    private final MessageSource messages;

    ContactPages(
            OwnQuestions own,
            ContactForms contactForms,
            Errands errands,
            Tickets tickets,
            Files files,
            SignedIn signedIn,
            MessageSource messages) {
        this.own = own;
        this.contactForms = contactForms;
        this.errands = errands;
        this.tickets = tickets;
        this.files = files;
        this.signedIn = signedIn;
        this.messages = messages;
    }

    /** What was refused in this browser is still filled in, also for whoever signed in or changed the language meanwhile. */
    @GetMapping
    String begin(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String number,
            Model model,
            Locale locale,
            HttpSession session) {
        var question = own.get(brand, number, session);
        if (!question.goesOn()) {
            return home(brand, number);
        }
        var begun = new HashMap<>(contactForms.begunWith(question.text()));
        begun.putAll(Draft.of(number, session));
        signedIn.at(brand, session).ifPresent(me -> {
            begun.put("email", me.email());
            begun.put("name", Objects.toString(me.name(), ""));
        });
        return form(brand, question, begun, List.of(), session, model, locale);
    }

    @PostMapping
    String send(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(name = Files.FIELD, required = false) List<MultipartFile> chosen,
            Model model,
            Locale locale,
            HttpSession session,
            HttpServletResponse response,
            RedirectAttributes next) {
        var question = own.get(brand, number, session);
        var form = form(brand, session);
        var typed = Typed.of(sent);
        try {
            var contact = contactForms.read(form, brand, typed.fields(), question.text(), locale);
            var goesOn = errands.send(
                    brand,
                    question,
                    contact,
                    NotARobot.of(form, sent),
                    files.chosen(brand, chosen, session),
                    Visit.seen(session),
                    typed.once());
            Visit.remember(session, goesOn);
            Draft.forget(session);
            return tickets.find(goesOn)
                    .map(ticket -> "redirect:" + ticket.customerLink("/sent"))
                    .orElseGet(() -> home(brand, goesOn));
        } catch (RefusedFile refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var problems = List.of(files.problem(refused, locale));
            return again(brand, question, typed.fields(), problems, session, model, locale);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return again(brand, question, typed.fields(), contactForms.beside(refused, locale), session, model, locale);
        } catch (Conflict sentBefore) {
            next.addFlashAttribute("toast", messages.getMessage("portal.sent.before", null, locale));
            return home(brand, number);
        }
    }

    private String again(
            Brand brand,
            Question question,
            Map<String, Object> values,
            List<Problem> problems,
            HttpSession session,
            Model model,
            Locale locale) {
        Draft.keep(question.number(), values, session);
        return form(brand, question, values, problems, session, model, locale);
    }

    private String form(
            Brand brand,
            Question question,
            Map<String, Object> values,
            List<Problem> problems,
            HttpSession session,
            Model model,
            Locale locale) {
        var form = form(brand, session);
        files.offer(brand, session, model, locale);
        model.addAttribute("question", question);
        model.addAttribute("problems", problems);
        model.addAttribute("fields", form.fields(values, problems, locale));
        model.addAttribute("once", Typed.newMark());
        if (form.hasCaptcha()) {
            model.addAttribute("signInInstead", SignInPages.andBackTo(brand, question.number()));
        }
        return "portal/contact";
    }

    private Form form(Brand brand, HttpSession session) {
        return contactForms.of(brand, signedIn.at(brand, session).isPresent());
    }

    private static String home(Brand brand, String number) {
        return "redirect:/%s/questions/%s".formatted(brand.id(), number);
    }
}
