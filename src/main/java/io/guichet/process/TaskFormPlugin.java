package io.guichet.process;

import io.guichet.form.TaskFormVersions;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Records for each new task which version of its form it has, until the task ends. */
@Component
class TaskFormPlugin extends AbstractProcessEnginePlugin {

    private final Supplier<TaskFormVersions> forms;

    TaskFormPlugin(ObjectProvider<TaskFormVersions> forms) {
        this.forms = SingletonSupplier.of(forms::getObject);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomPreBPMNParseListeners().add(forEachUserTask(this::recordForm));
        // the form is read by the listeners of a task's completion, which come before those that are added last
        configuration.getCustomPostBPMNParseListeners().add(forEachUserTask((task, definition) -> {
            definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE, this::forget);
            definition.addTaskListener(TaskListener.EVENTNAME_DELETE, this::forget);
        }));
    }

    private static BpmnParseListener forEachUserTask(BiConsumer<Element, TaskDefinition> action) {
        return new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                action.accept(element, ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition());
            }
        };
    }

    private void recordForm(Element task, TaskDefinition definition) {
        ExtensionProperties.get(task, "form")
                .ifPresent(form -> definition.addTaskListener(
                        TaskListener.EVENTNAME_CREATE, created -> forms.get().record(created.getId(), form)));
    }

    private void forget(DelegateTask task) {
        forms.get().forget(task.getId());
    }
}
