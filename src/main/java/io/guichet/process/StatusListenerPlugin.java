package io.guichet.process;

import io.guichet.access.StaffDirectory;
import io.guichet.model.DeploymentsChanged;
import io.guichet.ticket.Actor;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.Tickets;
import java.util.List;
import java.util.Optional;
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

/**
 * Records on the ticket the status of the wait state that it has reached and the stages that it enters and leaves. A new
 * step brings its own status in the diagram.
 */
@Component
class StatusListenerPlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<Tickets> tickets;
    private final ObjectProvider<StatusCatalog> statuses;
    private final ObjectProvider<StaffDirectory> directory;

    StatusListenerPlugin(
            ObjectProvider<Tickets> tickets,
            ObjectProvider<StatusCatalog> statuses,
            ObjectProvider<StaffDirectory> directory) {
        this.directory = directory;
        this.tickets = tickets;
        this.statuses = statuses;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomPreBPMNParseListeners().add(new StatusParseListener());
    }

    /** Deleted diagrams take their statuses with them. */
    @EventListener
    void on(DeploymentsChanged event) {
        statuses.getObject().refresh();
    }

    /** The node that deploys a diagram learns of it by {@link DeploymentsChanged}. */
    private static boolean isBeingDeployed() {
        return Context.getCommandContext().getDbEntityManager().getCachedEntitiesByType(DeploymentEntity.class).stream()
                .anyMatch(DeploymentEntity::isNew);
    }

    private void refreshStatusesAfterCommit() {
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, context -> statuses.getObject()
                        .refresh());
    }

    private void recordStatus(DelegateExecution execution, String status) {
        if (isTicketProcess(execution)) {
            tickets.getObject().enterStatus(execution.getProcessBusinessKey(), status);
        }
    }

    private void recordClaim(DelegateTask task) {
        if (task.getAssignee() != null && isTicketProcess(task.getExecution())) {
            tickets.getObject().recordClaim(number(task), Actor.staff(task.getAssignee()));
        }
    }

    /** A task begins with the ticket's agent, or with the team. */
    private void recordFirstAssignee(DelegateTask task) {
        if (task.getAssignee() == null) {
            tickets.getObject().release(number(task), null, Actor.system());
        } else {
            tickets.getObject().keepAssignee(number(task));
        }
    }

    /** The task's assignee is the ticket's: to claim one is to claim the other, and so with releasing. */
    private void recordAssignee(DelegateTask task) {
        if (task.getAssignee() == null) {
            tickets.getObject().release(number(task), null, currentStaff().orElseGet(Actor::system));
        } else {
            var claimant = Actor.staff(task.getAssignee());
            tickets.getObject()
                    .assign(number(task), task.getAssignee(), null, currentStaff().orElse(claimant));
        }
    }

    private static String number(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }

    private Optional<Actor> currentStaff() {
        return directory.getObject().findCurrent().map(staff -> Actor.staff(staff.id()));
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
            property(element, "stage").ifPresent(stage -> {
                activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                        execution -> tickets.getObject().enterStage(execution.getProcessBusinessKey(), stage));
                activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                        execution -> tickets.getObject().leaveStage(execution.getProcessBusinessKey(), stage));
            });
            property(element, "status")
                    .ifPresent(status -> activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                            execution -> recordStatus(execution, status)));
        }
    }

    private static Optional<String> property(Element element, String name) {
        return Optional.ofNullable(element.element("extensionElements"))
                .map(extensions -> extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties"))
                .map(properties -> properties.elements())
                .orElse(List.of())
                .stream()
                .filter(property -> name.equals(property.attribute("name")))
                .map(property -> property.attribute("value"))
                .findFirst();
    }
}
