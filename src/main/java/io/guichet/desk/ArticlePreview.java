package io.guichet.desk;

import io.guichet.access.ServedBrands;
import io.guichet.http.BadInput;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a text will look like as an article, to be shown beside it while it is written. Keeps nothing. */
@Controller
class ArticlePreview {

    private final ServedBrands brands;
    private final ArticleSlips slips;

    ArticlePreview(ServedBrands brands, ArticleSlips slips) {
        this.brands = brands;
        this.slips = slips;
    }

    @PostMapping("/desk/articles/preview")
    String preview(
            @RequestParam(name = "brand") String brand,
            @RequestParam Map<String, String> sent,
            Model model,
            Locale locale) {
        var known = brands.get(brand);
        var problems = new ArrayList<BadInput.Problem>();
        model.addAttribute("preview", slips.html(known, ArticleForm.text("body", sent), problems, locale));
        model.addAttribute("problems", problems);
        return "desk/article-preview";
    }
}
