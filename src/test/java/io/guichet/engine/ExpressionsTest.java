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

/** What an expression sees of the desk, and what it does not. */
@DeskTest
class ExpressionsTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    TaskService tasks;

    private final DelegateExecution token = mock(DelegateExecution.class);
    private final DelegateTask task = mock(DelegateTask.class);

    @Test
    void readsWhereTheTokenIs() {
        when(token.getTenantId()).thenReturn("parcels");
        when(token.getProcessBusinessKey()).thenReturn("PA-1");
        has("execution", token);

        assertThat(value("${execution.tenantId}")).isEqualTo("parcels");
        assertThat(value("${execution.processBusinessKey}-${execution.getTenantId()}"))
                .isEqualTo("PA-1-parcels");
    }

    @Test
    void readsVariablesAndPlainValues() {
        has("outcome", "SOLVE");
        has("names", List.of("Ada", "Grace"));
        has("options", Map.of("loud", true));

        assertThat(value("${outcome == 'SOLVE' && outcome.startsWith('S')}")).isEqualTo(true);
        assertThat(value("${names.size() == 2 && names[0] == 'Ada' && options.loud}"))
                .isEqualTo(true);
    }

    @Test
    void countsFromNowInFilters() {
        assertThat(value("${now()}")).isInstanceOf(Date.class);
        assertThat(value("${dateTime().plusDays(1).withTimeAtStartOfDay()}")).isInstanceOf(DateTime.class);
        assertThat(value("${dateTime().minusHours(2).toDate().before(now())}")).isEqualTo(true);
    }

    @Test
    void findsTheStepsAndFactsOfDiagrams() {
        assertThat(value("${triage}")).hasToString(value("${triage}").toString());
        assertThat(value("${triage}").getClass().getPackageName()).isEqualTo(DiagramBeans.HOME);
        assertThat(value("${sla}").getClass().getPackageName()).isEqualTo(DiagramBeans.HOME);
    }

    @Test
    void letsNoVariableTakeABeansPlace() {
        has("triage", "something else");

        assertThat(value("${triage}")).isNotEqualTo("something else");
    }

    @Test
    void showsNoBeanToAFilter() {
        assertThatThrownBy(() -> valueIn(null, "${triage}")).isInstanceOf(ProcessEngineException.class);
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
        when(task.getExecution()).thenReturn(token);
        has("execution", token);
        has("task", task);

        assertThatThrownBy(() -> value(expression)).isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void runsNoScript() {
        var scripts = configuration().getScriptingEngines();

        assertThatThrownBy(() -> configuration()
                        .getCommandExecutorTxRequired()
                        .execute(command -> scripts.getScriptEngineForLanguage("juel")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("No scripts");
        assertThat(configuration().getBeans()).isEmpty();
    }

    private void has(String name, Object value) {
        when(token.hasVariable(name)).thenReturn(true);
        when(token.getVariable(name)).thenReturn(value);
    }

    private Object value(String expression) {
        return valueIn(token, expression);
    }

    private Object valueIn(VariableScope scope, String expression) {
        return configuration().getCommandExecutorTxRequired().execute(command -> configuration()
                .getExpressionManager()
                .createExpression(expression)
                .getValue(scope));
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
