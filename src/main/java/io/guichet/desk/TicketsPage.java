package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brands;
import io.guichet.problem.BadInput;
import io.guichet.search.TicketIndexUnavailable;
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
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Lists the tickets of the brands that a member of staff serves, with filters. */
@Controller
class TicketsPage {

    private static final int PAGE_SIZE = 50;

    private final TicketList list;
    private final Brands brands;
    private final LabelFormatter labels;
    private final StaffDirectory directory;
    private final StatusCatalog statuses;

    TicketsPage(
            TicketList list, Brands brands, LabelFormatter labels, StaffDirectory directory, StatusCatalog statuses) {
        this.statuses = statuses;
        this.list = list;
        this.brands = brands;
        this.labels = labels;
        this.directory = directory;
    }

    /** A row with localised names. */
    public record TicketRowView(
            TicketList.TicketSummary ticket, String brand, String team, String assignee, String priority) {}

    @GetMapping("/desk/tickets")
    String show(TicketFilter requested, Model model, HttpServletResponse response, Locale locale) {
        var staff = directory.current();
        var filter = requested.withLimit(PAGE_SIZE);
        var page = new Page<TicketList.TicketSummary>(List.of(), null);
        try {
            page = page(filter, staff);
        } catch (TicketIndexUnavailable unavailable) {
            SearchPage.explain(unavailable, model, response);
        }
        model.addAttribute("filter", filter);
        model.addAttribute("sort", filter.present(filter.sort()).orElse("due"));
        model.addAttribute("filtered", isFiltered(filter));
        model.addAttribute(
                "rows",
                page.items().stream()
                        .map(ticket -> rowView(ticket, labels, locale))
                        .toList());
        model.addAttribute("next", page.next());
        model.addAttribute("mayWork", staff.worksOnTickets());
        addFilterOptions(model, staff, locale);
        return "desk/tickets";
    }

    /** An invalid filter finds nothing. */
    private Page<TicketList.TicketSummary> page(TicketFilter filter, StaffMember staff) {
        try {
            return list.of(filter, staff);
        } catch (BadInput e) {
            return new Page<>(List.of(), null);
        }
    }

    static TicketRowView rowView(TicketList.TicketSummary ticket, LabelFormatter labels, Locale locale) {
        return new TicketRowView(
                ticket,
                labels.brand(ticket.brand(), locale),
                ticket.team() == null ? null : labels.group(ticket.brand(), ticket.team(), locale),
                ticket.assignee() == null ? null : labels.staff(ticket.assignee()),
                ticket.priority() == null ? null : labels.value(ticket.brand(), "priority", ticket.priority(), locale));
    }

    private void addFilterOptions(Model model, StaffMember staff, Locale locale) {
        var brandIds = new TreeSet<>(staff.brands());
        brandIds.removeIf(
                id -> brands.all().stream().noneMatch(brand -> brand.id().equals(id)));
        model.addAttribute("brands", options(brandIds.stream(), id -> labels.brand(id, locale)));
        model.addAttribute(
                "statuses",
                options(
                        Stream.concat(
                                Stream.of(TicketFilter.OPEN),
                                statuses.ofTickets().stream().map(TicketStatus::id)),
                        status -> status.equals(TicketFilter.OPEN)
                                ? labels.text("tickets.open", locale)
                                : labels.status(status, locale)));
        model.addAttribute("teams", labels.teams(brandIds, locale));
        model.addAttribute("assignees", Map.of(staff.id(), labels.text("tickets.me", locale)));
        model.addAttribute(
                "risks", options(Stream.of("AT_RISK", "OVERDUE"), risk -> labels.text("tickets.risk." + risk, locale)));
    }

    private static Map<String, String> options(Stream<String> values, Function<String, String> name) {
        var options = new LinkedHashMap<String, String>();
        values.forEach(value -> options.put(value, name.apply(value)));
        return options;
    }

    private static boolean isFiltered(TicketFilter filter) {
        return Stream.of(
                        filter.brand(),
                        filter.status(),
                        filter.team(),
                        filter.assignee(),
                        filter.priority(),
                        filter.risk(),
                        filter.tag(),
                        filter.q())
                .anyMatch(part -> filter.present(part).isPresent());
    }
}
