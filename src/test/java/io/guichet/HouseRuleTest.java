package io.guichet;

import static io.guichet.Diagrams.elements;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

class HouseRuleTest {

    @Test
    void aBrokenRuleNamesFileElementRuleAndRemedyInOneLine() {
        var triage = elements(UserTask.class, task -> task.getId().equals("Task_Triage"));

        assertThatThrownBy(() -> HouseRule.forEach(triage)
                        .must("must be named in French: add the extension property nameFr", task -> false))
                .isInstanceOf(AssertionError.class)
                .hasMessage("ticket.bpmn Task_Triage: must be named in French: add the extension property nameFr");
    }

    @Test
    void acceptsElementsThatSatisfyTheRule() {
        assertThatCode(() -> HouseRule.forEach(UserTask.class).must("must have an id", task -> task.getId() != null))
                .doesNotThrowAnyException();
    }
}
