package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.http.Cursor;
import io.guichet.knowledge.Topics;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The help centre of a brand: its articles by topic, and what a search finds among them. Nothing is kept of a search. */
@Controller
@RequestMapping(BrandModel.HOME + "/help")
class HelpPages {

    /** Titles of a topic that the first page shows. */
    private static final int FIRST = 8;

    /** Titles on a page of one topic. */
    private static final int PAGE = 100;

    private final HelpCentre helpCentre;
    private final Topics topics;

    HelpPages(HelpCentre helpCentre, Topics topics) {
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
            model.addAttribute("hits", helpCentre.find(brand, q, language));
            return "portal/help-found";
        }
        model.addAttribute("topics", topics.of(brand, language, helpCentre.isStaff(brand), FIRST));
        return "portal/help";
    }

    /** @param topic empty for what stands under none */
    @GetMapping(params = "topic")
    String browse(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam String topic,
            @RequestParam(required = false) String after,
            Model model,
            Locale locale) {
        var language = brand.languageFor(locale.getLanguage());
        var staff = helpCentre.isStaff(brand);
        model.addAttribute("topic", topic);
        model.addAttribute("language", language);
        model.addAttribute("page", topics.of(brand, language, staff, topic, Cursor.unwrapped(after), PAGE));
        return "portal/help-topic";
    }
}
