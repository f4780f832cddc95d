package io.guichet.macro;

import io.guichet.access.AccessibleBrands;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.ticket.LabelFormatter;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of the macros of a brand that the user can use. */
@Controller
class MacrosPage {

    private final Macros macros;
    private final AccessibleBrands brands;
    private final StaffDirectory directory;
    private final LabelFormatter labels;

    MacrosPage(Macros macros, AccessibleBrands brands, StaffDirectory directory, LabelFormatter labels) {
        this.macros = macros;
        this.brands = brands;
        this.directory = directory;
        this.labels = labels;
    }

    /** @param scope for whom it is, in words */
    public record MacroRowView(Macro macro, String language, String scope, String changedBy) {}

    @GetMapping("/desk/macros")
    String show(
            @RequestParam(name = "brand", required = false) String brandId,
            @RequestParam(required = false) String q,
            Model model,
            Locale locale) {
        var staff = directory.current();
        model.addAttribute("mayWrite", staff.writesArticles());
        model.addAttribute("q", q);
        brands.select(brandId, model, locale)
                .ifPresent(brand -> model.addAttribute(
                        "rows",
                        macros.list(brand.id(), q, null, staff).stream()
                                .map(macro -> rowView(brand, macro, locale))
                                .toList()));
        model.addAttribute("variables", MacroVariables.names());
        return "macro/macros";
    }

    private MacroRowView rowView(Brand brand, Macro macro, Locale locale) {
        var content = macro.content();
        return new MacroRowView(
                macro,
                labels.value("language", content.language(), locale),
                content.scope() == MacroScope.TEAM
                        ? labels.group(brand.id(), content.team(), locale)
                        : labels.text("macro.scope." + content.scope(), locale),
                labels.staff(macro.changedBy()));
    }
}
