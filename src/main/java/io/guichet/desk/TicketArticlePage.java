package io.guichet.desk;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From a ticket that is solved to the article that its solution becomes. */
@Controller
class TicketArticlePage {

    private final TicketArticles articles;

    TicketArticlePage(TicketArticles articles) {
        this.articles = articles;
    }

    /** Sent again, it leads to the same article. */
    @PostMapping("/desk/tickets/{number}/article")
    String draft(@PathVariable String number, RedirectAttributes after) {
        var article = articles.draft(number);
        after.addAttribute("brand", article.brand());
        after.addAttribute("slug", article.slug());
        after.addAttribute("language", article.language());
        return "redirect:/desk/articles/{brand}/{slug}/{language}";
    }
}
