package io.guichet.portal;

import io.guichet.attachment.RefusedFile;
import io.guichet.brand.Brand;
import io.guichet.http.BadInput;
import io.guichet.http.Conflict;
import io.guichet.intake.SeveralQuestions;
import io.guichet.intake.Siblings;
import io.guichet.portal.Division.Wish;
import io.guichet.ticket.Tickets;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

/**
 * Where somebody who found no answer writes to the brand. A text with several questions leads to a page that offers to send
 * each as a request of its own; what was filled in goes along with that page.
 */
@Controller
@RequestMapping(BrandModel.HOME + "/questions/{number}/contact")
class ContactPages {

    private final OwnQuestions own;
    private final ContactViews views;
    private final ContactForms contactForms;
    private final Sendings sendings;
    private final Siblings siblings;
    private final Tickets tickets;
    private final Files files;
    private final SignedIn signedIn;
    private final MessageSource messages;

    ContactPages(
            OwnQuestions own,
            ContactViews views,
            ContactForms contactForms,
            Sendings sendings,
            Siblings siblings,
            Tickets tickets,
            Files files,
            SignedIn signedIn,
            MessageSource messages) {
        this.own = own;
        this.views = views;
        this.contactForms = contactForms;
        this.sendings = sendings;
        this.siblings = siblings;
        this.tickets = tickets;
        this.files = files;
        this.signedIn = signedIn;
        this.messages = messages;
    }

    /** What was not taken in this browser is still filled in, also for whoever signed in or changed the language meanwhile. */
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
        var draft = Draft.of(number, session);
        var begun = new HashMap<>(contactForms.begunWith(question.text()));
        begun.putAll(draft.fields());
        signedIn.at(brand, session).ifPresent(me -> {
            begun.put("email", me.email());
            begun.put("name", Objects.toString(me.name(), ""));
        });
        return views.form(brand, question, draft.with(begun), List.of(), session, model, locale);
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
        var division = Division.of(sent);
        var draft = Draft.of(number, session).with(Typed.of(sent).fields());
        draft.keep(session);
        if (division.wish() == Wish.SIGN_IN) {
            return "redirect:" + SignInPages.andBackTo(brand, number);
        }
        try {
            if (division.wish() == Wish.CHANGE) {
                return views.form(brand, question, division.of(draft), List.of(), session, model, locale);
            }
            var form = contactForms.of(brand, views.isKnown(brand, draft, session));
            var sender = NotARobot.of(form, sent);
            var uploads = files.chosen(brand, chosen, session);
            var mark = Typed.of(sent).once();
            var parts = division.wish() == Wish.SEVERAL
                    ? contactForms.parts(form, brand, draft.fields(), division, locale)
                    : List.of(contactForms.read(form, brand, division.of(draft).fields(), question.text(), locale));
            if (division.wish() == Wish.UNKNOWN && question.goesOn() && isTooMuch(brand, parts.get(0))) {
                var held = draft.held(sendings.hold(brand, draft, parts.get(0), sender, uploads, mark));
                held.keep(session);
                var found = Division.found(parts.get(0).body());
                return views.division(brand, question, held, found, List.of(), model, locale);
            }
            var goesOn = sendings.send(brand, question, draft, parts, sender, uploads, Visit.seen(session), mark);
            Visit.remember(session, goesOn);
            siblings.of(goesOn).forEach(sibling -> Visit.remember(session, sibling.number()));
            Draft.forget(session);
            return tickets.find(goesOn)
                    .map(ticket -> "redirect:" + ticket.customerLink("/sent"))
                    .orElseGet(() -> home(brand, goesOn));
        } catch (RefusedFile refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var problems = List.of(files.problem(refused, locale));
            return views.form(brand, question, division.of(draft), problems, session, model, locale);
        } catch (Division.Refused refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return views.division(brand, question, draft, division, refused.problems(), model, locale);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var problems = contactForms.beside(refused, locale);
            return views.form(brand, question, division.of(draft), problems, session, model, locale);
        } catch (Conflict sentBefore) {
            next.addFlashAttribute("toast", messages.getMessage("portal.sent.before", null, locale));
            return home(brand, number);
        }
    }

    private static boolean isTooMuch(Brand brand, Contact contact) {
        return SeveralQuestions.tooMany(brand, contact.body());
    }

    private static String home(Brand brand, String number) {
        return "redirect:/%s/questions/%s".formatted(brand.id(), number);
    }
}
