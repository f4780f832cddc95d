package io.guichet.desk;

import io.guichet.access.Staff;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.http.BadInput;
import io.guichet.http.Page;
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

/** All tickets of the brands that somebody serves, as a list that can be narrowed down. */
@Controller
class TicketsPage {

    private static final List<String> STATUSES = List.of(
            "AWAITING_PAYMENT",
            "IN_PROGRESS",
            "WAITING_FOR_CUSTOMER",
            "WITH_SPECIALIST",
            "WITH_DEVELOPER",
            "WAITING_FOR_ISSUE",
            "LEAD_DECISION",
            "SOLVED",
            "CLOSED");

    private static final int ROWS = 50;

    private final TicketList list;
    private final Brands brands;
    private final Lexicon lexicon;
    private final StaffDirectory directory;

    TicketsPage(TicketList list, Brands brands, Lexicon lexicon, StaffDirectory directory) {
        this.list = list;
        this.brands = brands;
        this.lexicon = lexicon;
        this.directory = directory;
    }

    /** A row, with the names of team and assignee in the reader's language. */
    public record Row(TicketList.Summary ticket, String brand, String team, String assignee, String priority) {}

    @GetMapping("/desk/tickets")
    String tickets(TicketFilter asked, Model model, Locale locale) {
        var me = directory.current();
        var filter = asked.ofRows(ROWS);
        var page = page(filter, me);
        model.addAttribute("filter", filter);
        model.addAttribute("sort", filter.one(filter.sort()).orElse("due"));
        model.addAttribute("filtered", isFiltered(filter));
        model.addAttribute(
                "rows", page.items().stream().map(ticket -> row(ticket, locale)).toList());
        model.addAttribute("next", page.next());
        choices(model, me, locale);
        return "desk/tickets";
    }

    /** An address that was changed by hand and makes no sense finds nothing. */
    private Page<TicketList.Summary> page(TicketFilter filter, Staff me) {
        try {
            return list.of(filter, me);
        } catch (BadInput e) {
            return new Page<>(List.of(), null);
        }
    }

    private Row row(TicketList.Summary ticket, Locale locale) {
        return new Row(
                ticket,
                lexicon.brand(ticket.brand(), locale),
                ticket.team() == null ? null : lexicon.group(ticket.brand(), ticket.team(), locale),
                ticket.assignee() == null ? null : lexicon.staff(ticket.assignee()),
                ticket.priority() == null ? null : lexicon.value("priority", ticket.priority(), locale));
    }

    private void choices(Model model, Staff me, Locale locale) {
        var mine = new TreeSet<>(me.brands());
        mine.removeIf(id -> brands.all().stream().noneMatch(brand -> brand.id().equals(id)));
        model.addAttribute("brands", named(mine.stream(), id -> lexicon.brand(id, locale)));
        model.addAttribute("statuses", named(STATUSES.stream(), status -> lexicon.status(status, locale)));
        model.addAttribute("teams", lexicon.teams(mine, locale));
        model.addAttribute("people", Map.of(me.id(), lexicon.say("tickets.me", locale)));
        model.addAttribute(
                "risks", named(Stream.of("AT_RISK", "OVERDUE"), risk -> lexicon.say("tickets.risk." + risk, locale)));
    }

    private static Map<String, String> named(Stream<String> values, Function<String, String> name) {
        var named = new LinkedHashMap<String, String>();
        values.forEach(value -> named.put(value, name.apply(value)));
        return named;
    }

    private static boolean isFiltered(TicketFilter filter) {
        return Stream.of(
                        filter.brand(),
                        filter.status(),
                        filter.team(),
                        filter.assignee(),
                        filter.priority(),
                        filter.risk(),
                        filter.q())
                .anyMatch(part -> filter.one(part).isPresent());
    }
}
