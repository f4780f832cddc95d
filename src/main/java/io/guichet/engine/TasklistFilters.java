package io.guichet.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Creates the shared filters of the Tasklist: most urgent first, with refresh. Existing ones are kept. */
@Component
class TasklistFilters implements SmartInitializingSingleton {

    /** Variable shown on each card beside the task's name. */
    private static final Map<String, String> TICKET_NUMBER = Map.of("name", "number", "label", "Ticket");

    private final FilterService filters;
    private final TaskService tasks;

    TasklistFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        createIfMissing("My tasks", 10, byUrgency(tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}")));
        createIfMissing(
                "My teams’ tasks",
                20,
                byUrgency(tasks.createTaskQuery()
                        .taskUnassigned()
                        .taskCandidateGroupInExpression("${currentUserGroups()}")));
    }

    private static TaskQuery byUrgency(TaskQuery query) {
        return query.orderByTaskPriority()
                .desc()
                .orderByDueDate()
                .asc()
                .orderByTaskCreateTime()
                .asc();
    }

    /** @param position a smaller position is further up */
    private void createIfMissing(String name, int position, TaskQuery query) {
        if (filters.createTaskFilterQuery().filterName(name).count() == 0) {
            var filter = filters.newTaskFilter(name);
            filter.setQuery(query);
            filter.setProperties(Map.of(
                    "priority",
                    position,
                    "refresh",
                    true,
                    "showUndefinedVariable",
                    false,
                    "variables",
                    List.of(TICKET_NUMBER)));
            filters.saveFilter(filter);
        }
    }
}
