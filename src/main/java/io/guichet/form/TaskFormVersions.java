package io.guichet.form;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The version of its form that each task keeps from its creation on. */
@Component
public class TaskFormVersions {

    private final Forms forms;
    private final JdbcClient db;

    TaskFormVersions(Forms forms, JdbcClient db) {
        this.forms = forms;
        this.db = db;
    }

    /** Records that the task has the version of the form that applies now. */
    public void record(String task, String form) {
        forms.version(form).ifPresent(version -> db.sql(
                        "insert into task_form (task_id, form, version) values (:task, :form, :version)")
                .param("task", task)
                .param("form", form)
                .param("version", version)
                .update());
    }

    /** Forgets the version of a task that has ended. */
    public void forget(String task) {
        db.sql("delete from task_form where task_id = :task")
                .param("task", task)
                .update();
    }

    /** The form of the task; the current version for a task without a record. */
    public Form of(String task, String form) {
        return version(task, form).map(version -> forms.get(form, version)).orElseGet(() -> forms.get(form));
    }

    private Optional<Integer> version(String task, String form) {
        return db.sql("select version from task_form where task_id = :task and form = :form")
                .param("task", task)
                .param("form", form)
                .query(Integer.class)
                .optional();
    }
}
