package io.guichet.process;

import io.guichet.form.TaskFormVersions;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
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
        configuration.getCustomPreBPMNParseListeners().add(listener(TaskListener.EVENTNAME_CREATE, this::record));
        // the form is read by the listeners of a task's completion, which come before those that are added last
        var last = configuration.getCustomPostBPMNParseListeners();
        last.add(listener(TaskListener.EVENTNAME_COMPLETE, this::forget));
        last.add(listener(TaskListener.EVENTNAME_DELETE, this::forget));
    }

    private static BpmnParseListener listener(String event, TaskListener action) {
        return new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                ((UserTaskActivityBehavior) activity.getActivityBehavior())
                        .getTaskDefinition()
                        .addTaskListener(event, action);
            }
        };
    }

    private void record(DelegateTask task) {
        ExtensionProperties.get(task.getBpmnModelElementInstance(), "form")
                .ifPresent(form -> forms.getObject().record(task.getId(), form));
    }

    private void forget(DelegateTask task) {
        forms.getObject().forget(task.getId());
    }
}
