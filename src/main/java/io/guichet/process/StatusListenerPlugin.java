package io.guichet.process;

import io.guichet.access.StaffDirectory;
import io.guichet.model.DeploymentsChanged;
import io.guichet.ticket.Actor;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.Tickets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Records on the ticket the status of the wait state that it has reached and the stages that it enters and leaves. A new
 * step brings its own status in the diagram.
 */
@Component
class StatusListenerPlugin extends AbstractProcessEnginePlugin {

    /** Id of the element template of an agent task, whose form is completed by {@link CompleteTask}. */
    private static final String TEMPLATE = "guichet.agent-task";

    private final Supplier<Tickets> tickets;
    private final Supplier<StatusCatalog> statuses;
    private final Supplier<StaffDirectory> directory;
    private final Supplier<RunningModification> modification;
    private final Supplier<CompleteTask> completeTask;

    StatusListenerPlugin(
            ObjectProvider<Tickets> tickets,
            ObjectProvider<StatusCatalog> statuses,
            ObjectProvider<StaffDirectory> directory,
            ObjectProvider<RunningModification> modification,
            ObjectProvider<CompleteTask> completeTask) {
        this.directory = SingletonSupplier.of(directory::getObject);
        this.tickets = SingletonSupplier.of(tickets::getObject);
        this.statuses = SingletonSupplier.of(statuses::getObject);
        this.modification = SingletonSupplier.of(modification::getObject);
        this.completeTask = SingletonSupplier.of(completeTask::getObject);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomPreBPMNParseListeners().add(new StatusParseListener());
    }

    /** Deleted diagrams take their statuses with them. */
    @EventListener
    void on(DeploymentsChanged event) {
        statuses.get().refresh();
    }

    /** The node that deploys a diagram learns of it by {@link DeploymentsChanged}. */
    private static boolean isBeingDeployed() {
        return Context.getCommandContext().getDbEntityManager().getCachedEntitiesByType(DeploymentEntity.class).stream()
                .anyMatch(DeploymentEntity::isNew);
    }

    private void refreshStatusesAfterCommit() {
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(
                        TransactionState.COMMITTED, context -> statuses.get().refresh());
    }

    private void recordStatus(DelegateExecution execution, String status) {
        if (isTicketProcess(execution)) {
            tickets.get().enterStatus(execution.getProcessBusinessKey(), status);
        }
    }

    /** {@link TicketStages} records what a modification changes, once the ticket has arrived. */
    private void recordStage(DelegateExecution execution, Consumer<String> change) {
        if (!modification.get().isRunning(execution.getProcessBusinessKey())) {
            change.accept(execution.getProcessBusinessKey());
        }
    }

    /** A task that a modification creates anew keeps its assignee, which is no claim. */
    private void recordClaim(DelegateTask task) {
        if (task.getAssignee() != null
                && isTicketProcess(task.getExecution())
                && !modification.get().isRunning(number(task))) {
            tickets.get().recordClaim(number(task), Actor.staff(task.getAssignee()));
        }
    }

    /** A task begins with the ticket's agent, or with the team; one that a modification creates anew does not begin. */
    private void recordFirstAssignee(DelegateTask task) {
        if (modification.get().isRunning(number(task))) {
            return;
        }
        if (task.getAssignee() == null) {
            tickets.get().release(number(task), null, Actor.system());
        } else {
            tickets.get().keepAssignee(number(task));
        }
    }

    /** The task's assignee is the ticket's: to claim one is to claim the other, and so with releasing. */
    private void recordAssignee(DelegateTask task) {
        if (modification.get().isRunning(number(task))) {
            return;
        }
        if (task.getAssignee() == null) {
            tickets.get().release(number(task), null, currentStaff().orElseGet(Actor::system));
        } else {
            var claimant = Actor.staff(task.getAssignee());
            tickets.get()
                    .assign(
                            number(task),
                            task.getAssignee(),
                            null,
                            currentStaff().orElse(claimant));
        }
    }

    private static String number(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }

    private Optional<Actor> currentStaff() {
        return directory.get().findCurrent().map(staff -> Actor.staff(staff.id()));
    }

    /** Surveys and lead calls have the same business key but do not change the ticket's status. */
    private static boolean isTicketProcess(DelegateExecution execution) {
        var process = execution.getProcessInstance();
        return process.getSuperExecution() != null
                || process.getProcessDefinitionId().startsWith("ticket:");
    }

    private final class StatusParseListener extends AbstractBpmnParseListener {

        /** A diagram that another node has deployed is parsed here when it is first used. */
        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            if (!isBeingDeployed()) {
                refreshStatusesAfterCommit();
            }
        }

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            addListeners(element, activity);
            var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            if (task.getAssigneeExpression() == null) {
                task.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, StatusListenerPlugin.this::recordClaim);
            } else {
                task.addTaskListener(TaskListener.EVENTNAME_CREATE, StatusListenerPlugin.this::recordFirstAssignee);
                task.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, StatusListenerPlugin.this::recordAssignee);
            }
            if (task.getTaskListenersForEvent(TaskListener.EVENTNAME_COMPLETE) == null && isOfTemplate(element)) {
                task.addTaskListener(TaskListener.EVENTNAME_COMPLETE, (TaskListener)
                        completed -> completeTask.get().notify(completed));
            }
        }

        @Override
        public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            addListeners(element, activity);
        }

        @Override
        public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
            addListeners(element, activity);
        }

        @Override
        public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
            addListeners(element, activity);
        }

        private void addListeners(Element element, ActivityImpl activity) {
            ExtensionProperties.get(element, "stage").ifPresent(stage -> {
                activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution ->
                        recordStage(execution, number -> tickets.get().enterStage(number, stage)));
                activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) execution ->
                        recordStage(execution, number -> tickets.get().leaveStage(number, stage)));
            });
            ExtensionProperties.get(element, "status")
                    .ifPresent(status -> activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                            execution -> recordStatus(execution, status)));
        }
    }

    /** Element templates cannot add listeners. */
    private static boolean isOfTemplate(Element task) {
        return TEMPLATE.equals(task.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "modelerTemplate"));
    }
}
