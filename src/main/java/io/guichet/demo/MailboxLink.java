package io.guichet.demo;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the pages of the demo run where its e-mails are; other runs have no such attribute. */
@ControllerAdvice
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class MailboxLink {

    @ModelAttribute("demoMailbox")
    String demoMailbox() {
        return "/demo/mailbox";
    }
}
