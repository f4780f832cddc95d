package io.guichet.authoring;

import io.guichet.access.AccessibleBrands;
import io.guichet.problem.BadInput;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Live preview of an article's text in the editor. Saves nothing. */
@Controller
class ArticlePreviewPage {

    private final AccessibleBrands brands;
    private final ArticleFormReader formReader;

    ArticlePreviewPage(AccessibleBrands brands, ArticleFormReader formReader) {
        this.brands = brands;
        this.formReader = formReader;
    }

    @PostMapping("/desk/articles/preview")
    String preview(
            @RequestParam(name = "brand") String brand,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale) {
        var servedBrand = brands.get(brand);
        var problems = new ArrayList<BadInput.FieldError>();
        model.addAttribute(
                "preview", formReader.html(servedBrand, ArticleForm.text("body", parameters), problems, locale));
        model.addAttribute("problems", problems);
        return "authoring/article-preview";
    }
}
