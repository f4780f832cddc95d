package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.ticket.LabelFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The start page of staff: what needs the user, the counts of their filters, replies that are not sent yet, and the pages of
 * their role. It links to no page that the user may not open.
 */
@Controller
class HomePage {

    private static final int MAX_CARDS = 8;
    private static final Set<String> ESCALATIONS = Set.of("with-specialist", "with-developer");

    private final TaskCards cards;
    private final TaskCounts counts;
    private final DelayedReplies delayedReplies;
    private final FilterService filters;
    private final LabelFormatter labels;
    private final StaffDirectory directory;

    HomePage(
            TaskCards cards,
            TaskCounts counts,
            DelayedReplies delayedReplies,
            FilterService filters,
            LabelFormatter labels,
            StaffDirectory directory) {
        this.cards = cards;
        this.counts = counts;
        this.delayedReplies = delayedReplies;
        this.filters = filters;
        this.labels = labels;
        this.directory = directory;
    }

    /** A filter of the Tasklist with the number of its tasks. */
    public record FilterView(String key, String name, String description, String href, long count) {}

    /** A page that the user may open. */
    public record PageLink(String href, String text) {}

    @GetMapping("/desk")
    String show(Model model, Locale locale) {
        var staff = directory.current();
        model.addAttribute("name", staff.name());
        model.addAttribute("works", staff.worksOnTickets());
        model.addAttribute("severalBrands", staff.brands().size() > 1);
        if (staff.worksOnTickets()) {
            model.addAttribute(
                    "cards",
                    cards.needing(staff, MAX_CARDS).stream()
                            .map(card -> TaskCardView.of(card, labels, locale))
                            .toList());
            model.addAttribute("filters", filters(staff, locale));
        }
        model.addAttribute("delayedReplies", delayedReplies.of(staff));
        model.addAttribute("pages", pages(staff, locale));
        return "desk/home";
    }

    private List<FilterView> filters(StaffMember staff, Locale locale) {
        var ids = idsByKey();
        var escalates = staff.hasRole(Roles.AGENT) || staff.hasRole(Roles.LEAD);
        return counts.of(staff).entrySet().stream()
                .filter(count -> escalates || !ESCALATIONS.contains(count.getKey()))
                .map(count -> new FilterView(
                        count.getKey(),
                        labels.text("tasklist.filter." + count.getKey(), locale),
                        labels.text("tasklist.filter.%s.text".formatted(count.getKey()), locale),
                        "/camunda/app/tasklist/default/#/?filter=" + ids.getOrDefault(count.getKey(), ""),
                        count.getValue()))
                .toList();
    }

    /** The ids of the filters that the desk has stored, by their key. */
    private Map<Object, String> idsByKey() {
        return filters.createTaskFilterQuery().list().stream()
                .filter(filter ->
                        filter.getProperties() != null && filter.getProperties().get("key") != null)
                .collect(Collectors.toMap(
                        filter -> filter.getProperties().get("key"),
                        filter -> filter.getId(),
                        (first, second) -> first));
    }

    private List<PageLink> pages(StaffMember staff, Locale locale) {
        var readsTasks = staff.worksOnTickets() || staff.hasRole(Roles.ANALYST);
        var readsProcesses = staff.hasRole(Roles.ANALYST) || staff.hasRole(Roles.MANAGER);
        return Stream.of(
                        link(true, "/insight", "insight.title", locale),
                        link(readsTasks, "/camunda/app/tasklist/", "desk.nav.tasks", locale),
                        link(true, "/desk/tickets", "desk.nav.tickets", locale),
                        link(staff.hasRole(Roles.LEAD), "/desk/tickets?risk=OVERDUE", "home.overdue", locale),
                        link(true, "/desk/articles", "article.nav", locale),
                        link(true, "/desk/deflection", "deflection.nav", locale),
                        link(true, "/desk/unanswered", "unanswered.nav", locale),
                        link(true, "/desk/macros", "macro.nav", locale),
                        link(true, "/desk/emails", "desk.nav.emails", locale),
                        link(true, "/desk/mail", "mail.title", locale),
                        link(true, "/desk/sla-preview", "desk.nav.sla-preview", locale),
                        link(true, "/desk/hours", "home.hours", locale),
                        link(staff.hasRole(Roles.ANALYST), "/desk/policy-checks", "home.policy-checks", locale),
                        link(staff.hasRole(Roles.ANALYST), "/desk/deployments", "deployments.title", locale),
                        link(staff.worksOnTickets(), "/desk/absences", "absence.title", locale),
                        link(readsProcesses, "/camunda/app/cockpit/", "desk.nav.cockpit", locale),
                        link(staff.hasRole(Roles.ADMIN), "/desk/incidents", "incidents.title", locale),
                        link(staff.hasRole(Roles.ADMIN), "/desk/users", "home.users", locale),
                        link(staff.hasRole(Roles.ADMIN), "/desk/audit", "home.audit", locale),
                        link(true, "/desk/account", "access.account.title", locale))
                .flatMap(link -> link)
                .toList();
    }

    private Stream<PageLink> link(boolean mayOpen, String href, String key, Locale locale) {
        return mayOpen ? Stream.of(new PageLink(href, labels.text(key, locale))) : Stream.empty();
    }
}
