package io.guichet.desk;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The assignees of tickets: the users who claimed one of their tasks. */
@Component
class Assignees {

    private final TaskService tasks;
    private final RuntimeService runtime;

    Assignees(TaskService tasks, RuntimeService runtime) {
        this.tasks = tasks;
        this.runtime = runtime;
    }

    /** The tickets of which this user has claimed a task. */
    Set<String> ticketsOf(String staff) {
        var assignedTasks = tasks.createTaskQuery().taskAssignee(staff).list();
        return Set.copyOf(numbers(assignedTasks).values());
    }

    /** The assignees of these tickets by number; unassigned tickets are absent. */
    Map<String, String> of(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        var assignedTasks = tasks.createTaskQuery()
                .taskAssigned()
                .processInstanceBusinessKeyIn(numbers.toArray(String[]::new))
                .orderByTaskCreateTime()
                .asc()
                .list();
        var byProcess = numbers(assignedTasks);
        var assignees = new HashMap<String, String>();
        assignedTasks.forEach(
                task -> assignees.putIfAbsent(byProcess.get(task.getProcessInstanceId()), task.getAssignee()));
        return assignees;
    }

    private Map<String, String> numbers(List<Task> assignedTasks) {
        if (assignedTasks.isEmpty()) {
            return Map.of();
        }
        var processes = assignedTasks.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        return runtime.createProcessInstanceQuery().processInstanceIds(processes).list().stream()
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }
}
