package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Says what this is and leads everywhere. */
@Controller
class FrontPage {

    private static final List<String> DEMO_PEOPLE =
            List.of("agent", "specialist", "developer", "lead", "analyst", "manager", "admin");

    private final Brands brands;
    private final FrontSettings settings;

    FrontPage(Brands brands, FrontSettings settings) {
        this.brands = brands;
        this.settings = settings;
    }

    /** A brand as the front page names it. */
    public record Served(String id, String name, String welcome) {}

    @GetMapping("/")
    String front(Model model, Locale locale) {
        var served = brands.all().stream().map(brand -> served(brand, locale)).toList();
        model.addAttribute("served", served);
        model.addAttribute("demo", settings.demo() && !served.isEmpty());
        model.addAttribute("people", DEMO_PEOPLE);
        model.addAttribute("brandAgents", brandAgents().toList());
        return "portal/front";
    }

    private Stream<String> brandAgents() {
        return brands.all().stream().map(brand -> "agent-" + brand.id());
    }

    private static Served served(Brand brand, Locale locale) {
        var language = locale.getLanguage();
        return new Served(
                brand.id(),
                brand.name().in(language),
                brand.text("welcome", language).orElse(""));
    }
}
