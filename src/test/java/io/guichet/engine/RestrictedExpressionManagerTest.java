package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.guichet.DeskTest;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.joda.time.DateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The access that expressions have and lack. */
@DeskTest
class RestrictedExpressionManagerTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    TaskService tasks;

    private final DelegateExecution execution = mock(DelegateExecution.class);
    private final DelegateTask task = mock(DelegateTask.class);

    @Test
    void readsTheExecution() {
        when(execution.getTenantId()).thenReturn("parcels");
        when(execution.getProcessBusinessKey()).thenReturn("PA-1");
        givenVariable("execution", execution);

        assertThat(evaluate("${execution.tenantId}")).isEqualTo("parcels");
        assertThat(evaluate("${execution.processBusinessKey}-${execution.getTenantId()}"))
                .isEqualTo("PA-1-parcels");
    }

    @Test
    void readsVariablesAndPlainValues() {
        givenVariable("outcome", "SOLVE");
        givenVariable("names", List.of("Ada", "Grace"));
        givenVariable("options", Map.of("loud", true));

        assertThat(evaluate("${outcome == 'SOLVE' && outcome.startsWith('S')}")).isEqualTo(true);
        assertThat(evaluate("${names.size() == 2 && names[0] == 'Ada' && options.loud}"))
                .isEqualTo(true);
    }

    @Test
    void calculatesDatesInFilters() {
        assertThat(evaluate("${now()}")).isInstanceOf(Date.class);
        assertThat(evaluate("${dateTime().plusDays(1).withTimeAtStartOfDay()}")).isInstanceOf(DateTime.class);
        assertThat(evaluate("${dateTime().minusHours(2).toDate().before(now())}"))
                .isEqualTo(true);
    }

    @Test
    void resolvesDelegatesAndDiagramBeans() {
        assertThat(evaluate("${triage}")).hasToString(evaluate("${triage}").toString());
        assertThat(evaluate("${triage}").getClass().getPackageName()).isEqualTo(DiagramBeans.PACKAGE);
        assertThat(evaluate("${sla}").getClass().getPackageName()).isEqualTo(DiagramBeans.PACKAGE);
    }

    @Test
    void resolvesBeansBeforeVariables() {
        givenVariable("triage", "something else");

        assertThat(evaluate("${triage}")).isNotEqualTo("something else");
    }

    @Test
    void hidesBeansFromFilters() {
        assertThatThrownBy(() -> evaluateIn(null, "${triage}")).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .taskAssigneeExpression("${triage}")
                        .count())
                .isInstanceOf(ProcessEngineException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${''.class}",
                "${''['class']}",
                "${''.bytes}",
                "${''.repeat(1000000000)}",
                "${now().getClass().forName('java.lang.Runtime')}",
                "${dateTime().chronology}",
                "${execution.processEngineServices}",
                "${execution.getProcessEngineServices()}",
                "${execution['processEngineServices']}",
                "${execution.processEngine}",
                "${execution.getClass()}",
                "${execution.bpmnModelInstance}",
                "${execution.setVariable('outcome', 'SOLVE')}",
                "${task.complete()}",
                "${task.setAssignee('agent')}",
                "${task.execution.processEngineServices}",
                "${triage.notify(task)}",
                "${sla.class}",
                "${sla.getClass()}",
                "${sla.hashCode()}",
                "${dataSource}",
                "${dataSource.connection}",
                "${runtimeService}",
                "${repositoryService.createDeployment()}",
                "${processEngine}",
                "${environment}",
                "${applicationContext}",
                "${deployer}",
                "${accounts}",
                "${leadCalls}",
            })
    void refusesEverythingElse(String expression) {
        when(task.getExecution()).thenReturn(execution);
        givenVariable("execution", execution);
        givenVariable("task", task);

        assertThatThrownBy(() -> evaluate(expression)).isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void runsNoScript() {
        var scripts = configuration().getScriptingEngines();

        assertThatThrownBy(() -> configuration()
                        .getCommandExecutorTxRequired()
                        .execute(command -> scripts.getScriptEngineForLanguage("juel")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Scripts are disabled");
        assertThat(configuration().getBeans()).isEmpty();
    }

    private void givenVariable(String name, Object value) {
        when(execution.hasVariable(name)).thenReturn(true);
        when(execution.getVariable(name)).thenReturn(value);
    }

    private Object evaluate(String expression) {
        return evaluateIn(execution, expression);
    }

    private Object evaluateIn(VariableScope scope, String expression) {
        return configuration().getCommandExecutorTxRequired().execute(command -> configuration()
                .getExpressionManager()
                .createExpression(expression)
                .getValue(scope));
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
