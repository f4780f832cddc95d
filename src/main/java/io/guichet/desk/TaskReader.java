package io.guichet.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads tasks with their groups and the number of their ticket, in one statement: the engine's queries take one for each
 * of these, and build each of them anew.
 */
@Component
class TaskReader {

    private static final String OPEN =
            """
            select T.ID_, T.PROC_DEF_ID_, T.TASK_DEF_KEY_, T.NAME_, P.BUSINESS_KEY_, T.TENANT_ID_, T.ASSIGNEE_,
              T.CREATE_TIME_ as CREATED_, T.DUE_DATE_, L.GROUP_ID_
            from ACT_RU_TASK T
              join ACT_RU_EXECUTION P on P.ID_ = T.PROC_INST_ID_
              left join ACT_RU_IDENTITYLINK L on L.TASK_ID_ = T.ID_ and L.GROUP_ID_ is not null
            """;

    private final JdbcClient db;
    private final RepositoryService repository;
    private final Map<DrawnTask, String> formKeys = new ConcurrentHashMap<>();

    private record DrawnTask(String definition, String activity) {}

    TaskReader(JdbcClient db, RepositoryService repository) {
        this.db = db;
        this.repository = repository;
    }

    /** The task, if it is open. */
    Optional<DeskTask> open(String id) {
        return db.sql(OPEN + "where T.ID_ = :id").param("id", id).query(this::tasks).stream()
                .findFirst();
    }

    /** The open tasks of a ticket, oldest first. */
    List<DeskTask> openOf(String number) {
        return db.sql(OPEN + "where P.BUSINESS_KEY_ = :number order by T.CREATE_TIME_, T.ID_")
                .param("number", number)
                .query(this::tasks);
    }

    /** A completed or cancelled task with its last assignee, without candidate groups. */
    Optional<DeskTask> finished(String id) {
        return db
                .sql(
                        """
                        select T.ID_, T.PROC_DEF_ID_, T.TASK_DEF_KEY_, T.NAME_, P.BUSINESS_KEY_, T.TENANT_ID_, T.ASSIGNEE_,
                          T.START_TIME_ as CREATED_, T.DUE_DATE_, null as GROUP_ID_
                        from ACT_HI_TASKINST T join ACT_HI_PROCINST P on P.PROC_INST_ID_ = T.PROC_INST_ID_
                        where T.ID_ = :id and T.END_TIME_ is not null""")
                .param("id", id)
                .query(this::tasks)
                .stream()
                .findFirst();
    }

    /** Joins the rows of each task, which differ in their group. */
    private List<DeskTask> tasks(ResultSet rows) throws SQLException {
        var tasks = new LinkedHashMap<String, DeskTask>();
        while (rows.next()) {
            var id = rows.getString("ID_");
            if (!tasks.containsKey(id)) {
                tasks.put(id, task(rows));
            }
            Optional.ofNullable(rows.getString("GROUP_ID_"))
                    .ifPresent(group -> tasks.get(id).groups().add(group));
        }
        return List.copyOf(tasks.values());
    }

    /** The engine stores local times of the virtual machine's zone. */
    private DeskTask task(ResultSet row) throws SQLException {
        return new DeskTask(
                row.getString("ID_"),
                formKey(row.getString("PROC_DEF_ID_"), row.getString("TASK_DEF_KEY_")),
                row.getString("NAME_"),
                row.getString("BUSINESS_KEY_"),
                row.getString("TENANT_ID_"),
                row.getString("ASSIGNEE_"),
                new HashSet<>(),
                row.getTimestamp("CREATED_").toInstant(),
                Optional.ofNullable(row.getTimestamp("DUE_DATE_"))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                row.getString("PROC_DEF_ID_"),
                row.getString("TASK_DEF_KEY_"));
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
