package io.guichet.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.desk.TaskCards.TaskCard;
import io.guichet.problem.BadInput;
import io.guichet.search.TicketIndexUnavailable;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the desk's plug-in of the Tasklist asks for: the cards of a page, a search, texts in the reader's language. */
@Controller
class TasklistPages {

    /** A page of the Tasklist has 15 tasks. */
    private static final int MAX_CARDS = 50;

    private static final int MAX_FOUND = 15;
    private static final List<String> TEXTS = List.of(
            "name",
            "search",
            "home",
            "tickets",
            "notifications",
            "notifications.unread",
            "shortcuts",
            "language.other",
            "back",
            "region.filters",
            "region.list",
            "region.task",
            "region.maximize");

    private final TaskCards cards;
    private final TicketList list;
    private final LabelFormatter labels;
    private final StaffDirectory directory;
    private final WorkspacePreferences preferences;
    private final ObjectMapper json;

    TasklistPages(
            TaskCards cards,
            TicketList list,
            LabelFormatter labels,
            StaffDirectory directory,
            WorkspacePreferences preferences,
            ObjectMapper json) {
        this.preferences = preferences;
        this.cards = cards;
        this.list = list;
        this.labels = labels;
        this.directory = directory;
        this.json = json;
    }

    /** A ticket that was found, with its open tasks. */
    public record FoundTicketView(TicketsPage.TicketRowView row, List<TaskCardView> tasks) {}

    /** The cards of these tasks; those that the user may not see are left out. */
    @GetMapping("/desk/tasklist/cards")
    String cards(
            @RequestParam(name = "task", defaultValue = "") List<String> tasks,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        if (tasks.size() > MAX_CARDS) {
            throw new BadInput("task", "must be at most %d tasks".formatted(MAX_CARDS));
        }
        var staff = directory.current();
        model.addAttribute("cards", views(cards.of(tasks, staff), locale));
        model.addAttribute("reader", staff.id());
        model.addAttribute("severalBrands", staff.brands().size() > 1);
        response.setHeader("Cache-Control", "no-store");
        return "desk/task-cards";
    }

    /** The tickets that contain the words or have the number, open and newest ones first. */
    @GetMapping("/desk/tasklist/search")
    String search(@RequestParam(defaultValue = "") String q, Model model, HttpServletResponse response, Locale locale) {
        var staff = directory.current();
        model.addAttribute("severalBrands", staff.brands().size() > 1);
        model.addAttribute("found", List.of());
        try {
            model.addAttribute("found", find(q, staff, locale));
        } catch (TicketIndexUnavailable unavailable) {
            SearchPage.explain(unavailable, model, response);
        } catch (BadInput e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        response.setHeader("Cache-Control", "no-store");
        return "desk/task-search";
    }

    private List<FoundTicketView> find(String words, StaffMember staff, Locale locale) {
        var filter = new TicketFilter(null, null, null, null, null, null, null, null, words, null, null, MAX_FOUND);
        var tickets = filter.searchText().isEmpty()
                ? List.<TicketList.TicketSummary>of()
                : list.of(filter, staff).items();
        var numbers = tickets.stream().map(TicketList.TicketSummary::number).toList();
        Map<String, List<TaskCard>> tasks =
                cards.ofTickets(numbers, staff).stream().collect(Collectors.groupingBy(TaskCard::number));
        return tickets.stream()
                .map(ticket -> new FoundTicketView(
                        TicketsPage.rowView(ticket, labels, locale),
                        views(tasks.getOrDefault(ticket.number(), List.of()), locale)))
                .toList();
    }

    /** The reader's language and texts, as a script that the plug-in imports before the Tasklist starts. */
    @GetMapping("/desk/tasklist/settings.js")
    ResponseEntity<String> settings(Locale locale) throws JsonProcessingException {
        var staff = directory.current();
        var texts = new LinkedHashMap<String, String>();
        TEXTS.forEach(key -> texts.put(key, labels.text("tasklist." + key, locale)));
        var settings = Map.of(
                "language",
                locale.getLanguage(),
                "user",
                staff.id(),
                "roles",
                staff.hasRole(Roles.LEAD) ? List.of(Roles.LEAD) : List.of(),
                "opensNext",
                preferences.opensNext(staff),
                "texts",
                texts);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body("export default %s;\n".formatted(json.writeValueAsString(settings)));
    }

    /** The keyboard shortcuts of all staff pages. */
    @GetMapping("/desk/tasklist/shortcuts")
    String shortcuts() {
        return "desk/shortcuts";
    }

    private List<TaskCardView> views(List<TaskCard> found, Locale locale) {
        return found.stream().map(card -> TaskCardView.of(card, labels, locale)).toList();
    }
}
