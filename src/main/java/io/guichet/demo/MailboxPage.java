package io.guichet.demo;

import io.guichet.web.Page;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

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

    MailboxPage(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("mailboxes", mailboxes.all());
        return "demo/mailboxes";
    }

    @GetMapping("/{email}")
    String one(@PathVariable String email, Model model) {
        model.addAttribute("email", email);
        model.addAttribute("messages", mailboxes.messages(email));
        return "demo/mailbox";
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
