package io.guichet.authoring;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Creates the draft of an article from a solved ticket. */
@Controller
class TicketArticlePage {

    private final TicketArticles articles;

    TicketArticlePage(TicketArticles articles) {
        this.articles = articles;
    }

    /** Sent again, it redirects to the same draft. */
    @PostMapping("/desk/tickets/{number}/article")
    String createDraft(@PathVariable String number, RedirectAttributes redirect) {
        var article = articles.createDraft(number);
        redirect.addAttribute("brand", article.brand());
        redirect.addAttribute("slug", article.slug());
        redirect.addAttribute("language", article.language());
        return "redirect:/desk/articles/{brand}/{slug}/{language}";
    }
}
