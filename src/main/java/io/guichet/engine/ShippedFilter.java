package io.guichet.engine;

import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.ticket.LabelFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * A filter of the Tasklist that the desk brings along. None has an order of its own, which would precede the one that the
 * user has chosen.
 *
 * @param key identifies the filter in the database; also a part of the keys of its texts
 * @param position a smaller position is further up
 * @param roles roles that have the filter
 * @param brand the brand whose tickets it lists; null for those of all brands
 * @param condition what the tickets fulfil beside the query; null for nothing
 */
record ShippedFilter(String key, int position, Set<String> roles, String brand, TicketCondition condition) {

    private static final Set<String> WORKING =
            Set.of(Roles.AGENT, Roles.SPECIALIST, Roles.DEVELOPER, Roles.LEAD, Roles.ADMIN);
    private static final Set<String> ESCALATING = Set.of(Roles.AGENT, Roles.LEAD, Roles.ADMIN);
    private static final Set<String> READING =
            Stream.concat(WORKING.stream(), Stream.of(Roles.ANALYST)).collect(Collectors.toSet());

    private static final String MINE = "my-tickets";
    private static final String UNASSIGNED = "unassigned";

    /** All filters in the order of the page. */
    static List<ShippedFilter> all(List<String> brands) {
        var ofTickets = Stream.of(
                new ShippedFilter(MINE, 10, WORKING, null, null),
                new ShippedFilter(UNASSIGNED, 20, WORKING, null, null),
                new ShippedFilter("at-risk", 30, WORKING, null, TicketCondition.AT_RISK),
                new ShippedFilter("overdue", 40, WORKING, null, TicketCondition.OVERDUE),
                new ShippedFilter("customer-replied", 50, WORKING, null, TicketCondition.CUSTOMER_REPLIED),
                new ShippedFilter("with-specialist", 60, ESCALATING, null, TicketCondition.WITH_SPECIALIST),
                new ShippedFilter("with-developer", 70, ESCALATING, null, TicketCondition.WITH_DEVELOPER));
        var ofBrands = IntStream.range(0, brands.size()).mapToObj(index -> ofBrand(brands.get(index), 100 + index));
        return Stream.concat(ofTickets, ofBrands).toList();
    }

    private static ShippedFilter ofBrand(String brand, int position) {
        return new ShippedFilter("brand-" + brand, position, READING, brand, null);
    }

    TaskQuery query(TaskService tasks) {
        var query = tasks.createTaskQuery();
        if (brand != null) {
            return query.tenantIdIn(brand);
        }
        return switch (key) {
            case MINE -> query.taskAssigneeExpression("${currentUser()}");
            case UNASSIGNED -> query.taskUnassigned().taskCandidateGroupInExpression("${currentUserGroups()}");
            default -> query;
        };
    }

    /** Whether the user's page has the filter. A user of one brand needs none for it. */
    boolean isFor(StaffMember staff) {
        var hasRole = roles.stream().anyMatch(staff.roles()::contains);
        return hasRole
                && (brand == null
                        || staff.hasAccessTo(brand) && (staff.brands().size() > 1 || !staff.worksOnTickets()));
    }

    String name(LabelFormatter labels, Locale locale) {
        return brand == null ? labels.text("tasklist.filter." + key, locale) : labels.brand(brand, locale);
    }

    /** Says what the filter lists. */
    String description(LabelFormatter labels, Locale locale) {
        return brand == null
                ? labels.text("tasklist.filter.%s.text".formatted(key), locale)
                : labels.text("tasklist.filter.brand.text", locale);
    }

    /** The name that an earlier version gave to the filter. */
    Optional<String> formerName() {
        return switch (key) {
            case MINE -> Optional.of("My tasks");
            case UNASSIGNED -> Optional.of("My teams’ tasks");
            default -> Optional.empty();
        };
    }
}
