package io.guichet.desk;

import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Maps the engine's tasks to the desk's. */
@Component
class TaskReader {

    private final JdbcClient db;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final HistoryService history;
    private final Map<DrawnTask, String> formKeys = new ConcurrentHashMap<>();

    private record DrawnTask(String definition, String activity) {}

    TaskReader(JdbcClient db, RuntimeService runtime, RepositoryService repository, HistoryService history) {
        this.db = db;
        this.runtime = runtime;
        this.repository = repository;
        this.history = history;
    }

    DeskTask read(Task task) {
        return read(task, number(task));
    }

    /** Number of the task's ticket; throws {@link NullValueException} if its process has ended since it was found. */
    String number(Task task) {
        var process = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        if (process == null) {
            throw new NullValueException("The process of the task has ended.");
        }
        return process.getBusinessKey();
    }

    DeskTask read(Task task, String number) {
        return new DeskTask(
                task.getId(),
                formKey(task.getProcessDefinitionId(), task.getTaskDefinitionKey()),
                task.getName(),
                number,
                task.getTenantId(),
                task.getAssignee(),
                groups(task.getId()),
                task.getCreateTime().toInstant(),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null));
    }

    /** One statement, where the engine's service takes four and fails if the task has ended meanwhile. */
    private Set<String> groups(String task) {
        return Set.copyOf(
                db.sql("select GROUP_ID_ from ACT_RU_IDENTITYLINK where TASK_ID_ = :task and GROUP_ID_ is not null")
                        .param("task", task)
                        .query(String.class)
                        .list());
    }

    /** A completed or cancelled task, without candidate groups. */
    Optional<DeskTask> finished(String id) {
        return Optional.ofNullable(history.createHistoricTaskInstanceQuery()
                        .taskId(id)
                        .finished()
                        .singleResult())
                .map(this::read);
    }

    private DeskTask read(HistoricTaskInstance task) {
        var process = history.createHistoricProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return new DeskTask(
                task.getId(),
                formKey(task.getProcessDefinitionId(), task.getTaskDefinitionKey()),
                task.getName(),
                process.getBusinessKey(),
                task.getTenantId(),
                task.getAssignee(),
                Set.of(),
                task.getStartTime().toInstant(),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null));
    }

    /** A deployed diagram never changes, so that each of its tasks is looked up once. */
    private String formKey(String definition, String activity) {
        return formKeys.computeIfAbsent(new DrawnTask(definition, activity), task -> readFormKey(definition, activity));
    }

    private String readFormKey(String definition, String activity) {
        var element = (BaseElement) repository.getBpmnModelInstance(definition).getModelElementById(activity);
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .map(CamundaProperties::getCamundaProperties)
                .flatMap(Collection::stream)
                .filter(property -> property.getCamundaName().equals("form"))
                .map(property -> property.getCamundaValue())
                .findFirst()
                .orElseThrow();
    }
}
