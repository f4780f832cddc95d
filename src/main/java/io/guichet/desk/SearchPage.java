package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brands;
import io.guichet.problem.BadInput;
import io.guichet.search.TicketHit;
import io.guichet.search.TicketIndexUnavailable;
import io.guichet.search.TicketSearch;
import io.guichet.search.TicketSearchRequest;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.TicketStatus;
import io.guichet.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the tickets that a search finds, with a passage of each. */
@Controller
class SearchPage {

    private final TicketSearch search;
    private final StaffDirectory directory;
    private final Brands brands;
    private final StatusCatalog statuses;
    private final LabelFormatter labels;

    SearchPage(
            TicketSearch search,
            StaffDirectory directory,
            Brands brands,
            StatusCatalog statuses,
            LabelFormatter labels) {
        this.search = search;
        this.directory = directory;
        this.brands = brands;
        this.statuses = statuses;
        this.labels = labels;
    }

    @GetMapping("/desk/search")
    String show(TicketSearchRequest request, Model model, HttpServletResponse response, Locale locale) {
        var staff = directory.current();
        var page = new Page<TicketHit>(List.of(), null);
        try {
            if (request.hasText()) {
                page = search.find(request, staff);
            }
        } catch (TicketIndexUnavailable unavailable) {
            explain(unavailable, model, response);
        } catch (BadInput e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("invalid", e.errors().get(0).field());
        }
        model.addAttribute("request", request);
        model.addAttribute("hits", page.items());
        model.addAttribute("next", page.next());
        model.addAttribute("maxLength", TicketSearchRequest.MAX_TEXT_LENGTH);
        addFilterOptions(model, staff, locale);
        return "desk/search";
    }

    /** Answers that the search is being prepared, and how far it is. */
    static void explain(TicketIndexUnavailable unavailable, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(
                HttpHeaders.RETRY_AFTER,
                String.valueOf(Math.max(1, unavailable.retryAfter().toSeconds())));
        model.addAttribute("progress", unavailable.progress());
    }

    private void addFilterOptions(Model model, StaffMember staff, Locale locale) {
        var known = brands.all().stream()
                .filter(brand -> staff.hasAccessTo(brand.id()))
                .toList();
        var languages = new TreeSet<String>();
        known.forEach(brand -> languages.addAll(brand.languages()));
        model.addAttribute("brands", options(known.stream().map(brand -> brand.id()), id -> labels.brand(id, locale)));
        model.addAttribute(
                "statuses",
                options(statuses.ofTickets().stream().map(TicketStatus::id), status -> labels.status(status, locale)));
        model.addAttribute("languages", options(languages.stream(), language -> Locale.forLanguageTag(language)
                .getDisplayLanguage(locale)));
    }

    private static Map<String, String> options(Stream<String> values, Function<String, String> name) {
        var options = new LinkedHashMap<String, String>();
        values.forEach(value -> options.put(value, name.apply(value)));
        return options;
    }
}
