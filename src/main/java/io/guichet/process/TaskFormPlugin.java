package io.guichet.process;

import io.guichet.form.TaskFormVersions;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Records for each new task which version of its form it has, until the task ends. */
@Component
class TaskFormPlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<TaskFormVersions> forms;

    TaskFormPlugin(ObjectProvider<TaskFormVersions> forms) {
        this.forms = forms;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomPreBPMNParseListeners().add(new TaskParseListener() {
            @Override
            void parse(Element task, TaskDefinition definition) {
                ExtensionProperties.get(task, "form")
                        .ifPresent(form ->
                                definition.addTaskListener(TaskListener.EVENTNAME_CREATE, created -> forms.getObject()
                                        .record(created.getId(), form)));
            }
        });
        // the form is read by the listeners of a task's completion, which come before those that are added last
        configuration.getCustomPostBPMNParseListeners().add(new TaskParseListener() {
            @Override
            void parse(Element task, TaskDefinition definition) {
                definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE, TaskFormPlugin.this::forget);
                definition.addTaskListener(TaskListener.EVENTNAME_DELETE, TaskFormPlugin.this::forget);
            }
        });
    }

    private abstract static class TaskParseListener extends AbstractBpmnParseListener {

        abstract void parse(Element task, TaskDefinition definition);

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            parse(element, ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition());
        }
    }

    private void forget(DelegateTask task) {
        forms.getObject().forget(task.getId());
    }
}
