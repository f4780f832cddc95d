package io.guichet.insight.board;

import io.guichet.access.AccessibleBrands;
import io.guichet.brand.Brand;
import io.guichet.problem.BadInput;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The board of what is open, for a screen on a wall. */
@Controller
class LiveBoardPage {

    private final LiveBoardReader reader;
    private final LiveBoards boards;
    private final LiveBoardViewAssembler assembler;
    private final AccessibleBrands brands;
    private final LabelFormatter labels;
    private final Clock clock;

    LiveBoardPage(
            LiveBoardReader reader,
            LiveBoards boards,
            LiveBoardViewAssembler assembler,
            AccessibleBrands brands,
            LabelFormatter labels,
            Clock clock) {
        this.reader = reader;
        this.boards = boards;
        this.assembler = assembler;
        this.brands = brands;
        this.labels = labels;
        this.clock = clock;
    }

    @GetMapping("/insight/live")
    String show(
            @RequestParam(required = false) String brand,
            @RequestParam(required = false) String team,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        model.addAttribute("brandId", brand);
        model.addAttribute("teamId", team);
        try {
            var requested = reader.read(brand, team);
            addChoices(requested.filter().brands(), model, locale);
            if (!requested.isEmpty()) {
                model.addAttribute("events", events(brand, team));
                model.addAttribute(
                        "board",
                        assembler.assemble(
                                boards.board(requested.filter()),
                                requested.filter(),
                                requested.ofAllBrands(),
                                clock.instant(),
                                locale));
            }
        } catch (BadInput refused) {
            addChoices(brand == null || brand.isBlank() ? brands.all() : List.of(brands.get(brand)), model, locale);
            model.addAttribute("problems", labels.errors(refused, locale));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return "insight/live";
    }

    private void addChoices(List<Brand> shown, Model model, Locale locale) {
        var names = new LinkedHashMap<String, String>();
        brands.all().forEach(brand -> names.put(brand.id(), brand.name().in(locale.getLanguage())));
        model.addAttribute("brands", names);
        model.addAttribute("teams", teams(shown, locale));
    }

    private static Map<String, String> teams(List<Brand> shown, Locale locale) {
        var teams = new LinkedHashMap<String, String>();
        shown.forEach(brand -> brand.teams().stream()
                .filter(team -> !team.restricted())
                .forEach(team -> {
                    var name = team.name().in(locale.getLanguage());
                    teams.put(
                            team.id(),
                            shown.size() == 1
                                    ? name
                                    : "%s · %s".formatted(brand.name().in(locale.getLanguage()), name));
                }));
        return teams;
    }

    private static String events(String brand, String team) {
        var link = UriComponentsBuilder.fromPath("/api/insight/live/events");
        if (brand != null && !brand.isBlank()) {
            link.queryParam("brand", brand);
        }
        if (team != null && !team.isBlank()) {
            link.queryParam("team", team);
        }
        return link.encode().build().toUriString();
    }
}
