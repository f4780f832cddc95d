package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.knowledge.Topics;
import io.guichet.web.Cursor;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Help centre of a brand: articles by topic, and search. Searches are not stored. */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH + "/help")
class HelpCentrePage {

    /** Number of titles per topic on the first page. */
    private static final int TITLES_PER_TOPIC = 8;

    /** Number of titles per page of one topic. */
    private static final int PAGE_SIZE = 100;

    private final HelpCentre helpCentre;
    private final Topics topics;

    HelpCentrePage(HelpCentre helpCentre, Topics topics) {
        this.helpCentre = helpCentre;
        this.topics = topics;
    }

    @GetMapping
    String browse(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam(required = false) String q,
            Model model,
            Locale locale) {
        var language = brand.languageFor(locale.getLanguage());
        model.addAttribute("q", q);
        model.addAttribute("language", language);
        if (q != null && !q.isBlank()) {
            model.addAttribute("hits", helpCentre.search(brand, q, language));
            return "portal/help-results";
        }
        model.addAttribute("topics", topics.browse(brand, language, helpCentre.isStaff(brand), TITLES_PER_TOPIC));
        return "portal/help";
    }

    /** @param topic empty for articles without a topic */
    @GetMapping(params = "topic")
    String browseTopic(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam String topic,
            @RequestParam(required = false) String after,
            Model model,
            Locale locale) {
        var language = brand.languageFor(locale.getLanguage());
        var staff = helpCentre.isStaff(brand);
        model.addAttribute("topic", topic);
        model.addAttribute("language", language);
        model.addAttribute("page", topics.browse(brand, language, staff, topic, Cursor.decode(after), PAGE_SIZE));
        return "portal/help-topic";
    }
}
