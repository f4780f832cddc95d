package io.guichet.demo;

import io.guichet.brand.Brands;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.UnknownEntity;
import io.guichet.text.EmailAddress;
import io.guichet.ticket.LabelFormatter;
import io.guichet.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the demo run's people got: their mailboxes, for everybody who looks at the demo. */
@Controller
@RequestMapping("/demo/mailbox")
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class MailboxPage {

    /** Nothing is loaded and nothing runs; links open in a new window. */
    private static final String MESSAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
            + " sandbox allow-popups allow-popups-to-escape-sandbox";

    private static final String LINKS_IN_NEW_WINDOW = "<base target=\"_blank\">";

    private final Mailboxes mailboxes;
    private final MailboxComposer composer;
    private final Brands brands;
    private final LabelFormatter labels;

    MailboxPage(Mailboxes mailboxes, MailboxComposer composer, Brands brands, LabelFormatter labels) {
        this.mailboxes = mailboxes;
        this.composer = composer;
        this.brands = brands;
        this.labels = labels;
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("mailboxes", mailboxes.all());
        return "demo/mailboxes";
    }

    @GetMapping("/{email}")
    String one(@PathVariable String email, Model model) {
        return render(email, List.of(), model);
    }

    private String render(String email, List<FieldError> problems, Model model) {
        model.addAttribute("email", email);
        model.addAttribute("messages", mailboxes.messages(email));
        model.addAttribute(
                "addresses",
                brands.all().stream()
                        .map(brand -> Mailboxes.SUPPORT + brand.id() + ".example")
                        .toList());
        model.addAttribute("problems", problems);
        return "demo/mailbox";
    }

    /** Sends an e-mail as the owner of the mailbox; {@code message} is the one that it answers or forwards. */
    @PostMapping("/{email}/messages/{action:reply|forward|out-of-office|new}")
    String send(
            @PathVariable String email,
            @PathVariable String action,
            @RequestParam(required = false) Long message,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String subject,
            @RequestParam(required = false) String text,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var owner = EmailAddress.canonical(email).orElseThrow(() -> UnknownEntity.of("mailbox", email));
        try {
            switch (action) {
                case "reply" -> composer.reply(owner, original(owner, message), text, locale);
                case "forward" -> composer.forward(owner, original(owner, message), to, text, locale);
                case "out-of-office" -> composer.replyOutOfOffice(owner, original(owner, message), locale);
                default -> composer.write(owner, to, subject, text);
            }
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("refused", action + (message == null ? "" : message));
            model.addAttribute("to", to);
            model.addAttribute("subject", subject);
            model.addAttribute("text", text);
            return render(email, labels.errors(refused, locale), model);
        }
        redirect.addFlashAttribute("toast", labels.text("mailbox.sent", locale));
        return "redirect:/demo/mailbox/{email}";
    }

    private MailboxMessage original(String email, Long message) {
        if (message == null) {
            throw new BadInput("message", "is required");
        }
        return mailboxes.get(email, message);
    }

    /** The same for programs. */
    @GetMapping(path = "/{email}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Page<MailboxMessage> messages(@PathVariable String email) {
        return new Page<>(List.copyOf(mailboxes.messages(email)), null);
    }

    /** The HTML of a message, for a frame. */
    @GetMapping("/{email}/{id:[0-9]{1,18}}/html")
    ResponseEntity<String> html(@PathVariable String email, @PathVariable long id) {
        var html = mailboxes.get(email, id).html();
        return ResponseEntity.ok()
                .header("Content-Security-Policy", MESSAGE_POLICY)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(LINKS_IN_NEW_WINDOW + (html == null ? "" : html));
    }

    @GetMapping("/{email}/{id:[0-9]{1,18}}/raw")
    ResponseEntity<String> raw(@PathVariable String email, @PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(mailboxes.raw(email, id));
    }
}
