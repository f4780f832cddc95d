package io.guichet.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The lists that everybody finds in the Tasklist: most urgent first, kept up to date. One that exists is left alone. */
@Component
class TasklistFilters implements SmartInitializingSingleton {

    /** What stands on each card beside the task's name. */
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

    /** The smaller the place, the further up a list stands. */
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
