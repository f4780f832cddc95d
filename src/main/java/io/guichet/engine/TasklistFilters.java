package io.guichet.engine;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.ticket.LabelFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Keeps the filters of the Tasklist as this version of the desk brings them along. Filters that an administrator has added
 * stay, without their order.
 */
@Component
class TasklistFilters implements SmartInitializingSingleton {

    /** Property of a stored filter with {@link ShippedFilter#key}. */
    private static final String KEY = "key";

    private final FilterService filters;
    private final TaskService tasks;
    private final Brands brands;
    private final LabelFormatter labels;
    private final Map<String, ShippedFilter> byId = new ConcurrentHashMap<>();

    TasklistFilters(FilterService filters, TaskService tasks, Brands brands, LabelFormatter labels) {
        this.filters = filters;
        this.tasks = tasks;
        this.brands = brands;
        this.labels = labels;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var stored = new ArrayList<>(filters.createTaskFilterQuery().list());
        var shipped = ShippedFilter.all(brands.all().stream().map(Brand::id).toList());
        shipped.forEach(filter -> keep(filter, stored));
        stored.stream().filter(filter -> key(filter).isEmpty()).forEach(this::removeSorting);
    }

    /** The filter with that id, if the desk has brought it along. */
    Optional<ShippedFilter> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The key of a stored filter; empty for one that an administrator has added. */
    private static Optional<Object> key(Filter filter) {
        return Optional.ofNullable(filter.getProperties()).map(properties -> properties.get(KEY));
    }

    /** Two nodes that start at once may both create a filter: the second one is removed at the next start. */
    private void keep(ShippedFilter shipped, List<Filter> stored) {
        var same = stored.stream()
                .filter(filter -> key(filter).isPresent()
                        ? key(filter).get().equals(shipped.key())
                        : shipped.formerName().filter(filter.getName()::equals).isPresent())
                .toList();
        stored.removeAll(same);
        same.stream().skip(1).map(Filter::getId).forEach(filters::deleteFilter);
        var filter = same.isEmpty() ? filters.newTaskFilter() : same.get(0);
        var before = content(filter);
        filter.setName(shipped.name(labels, Locale.ENGLISH));
        filter.setQuery(shipped.query(tasks));
        filter.setProperties(Map.of(
                KEY,
                shipped.key(),
                "description",
                shipped.description(labels, Locale.ENGLISH),
                "priority",
                shipped.position(),
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of()));
        if (filter.getId() == null || !content(filter).equals(before)) {
            filters.saveFilter(filter);
        }
        byId.put(filter.getId(), shipped);
    }

    private static List<Object> content(Filter filter) {
        return Arrays.asList(filter.getName(), ((FilterEntity) filter).getQueryInternal(), filter.getProperties());
    }

    private void removeSorting(Filter filter) {
        TaskQueryImpl query = filter.getQuery();
        if (!query.getOrderingProperties().isEmpty()) {
            query.setOrderingProperties(new ArrayList<>());
            filter.setQuery(query);
            filters.saveFilter(filter);
        }
    }
}
