package io.guichet.portal;

import io.guichet.access.DemoSettings;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.text.FrenchNoun;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Front page with links to all brands and staff pages. */
@Controller
class FrontPage {

    private static final List<String> DEMO_USERS =
            List.of("agent", "specialist", "developer", "lead", "analyst", "manager", "admin");

    private final Brands brands;
    private final DemoSettings settings;

    FrontPage(Brands brands, DemoSettings settings) {
        this.brands = brands;
        this.settings = settings;
    }

    /** A brand on the front page. */
    public record BrandCard(String id, FrenchNoun name, String welcome) {}

    @GetMapping("/")
    String show(Model model, Locale locale) {
        var cards = brands.all().stream().map(brand -> toCard(brand, locale)).toList();
        model.addAttribute("brands", cards);
        model.addAttribute("demo", settings.demo() && !cards.isEmpty());
        model.addAttribute("demoUsers", DEMO_USERS);
        model.addAttribute("brandAgents", brandAgents().toList());
        return "portal/front";
    }

    private Stream<String> brandAgents() {
        return brands.all().stream().map(brand -> "agent-" + brand.id());
    }

    private static BrandCard toCard(Brand brand, Locale locale) {
        var language = locale.getLanguage();
        return new BrandCard(
                brand.id(),
                brand.noun(language),
                brand.text("welcome", language).orElse(""));
    }
}
