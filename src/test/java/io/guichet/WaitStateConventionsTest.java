package io.guichet;

import static io.guichet.Diagrams.elements;
import static io.guichet.Diagrams.extensionProperties;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.junit.jupiter.api.Test;

/** A house rule for the wait states of the diagrams; the others are rules of every deployment. */
class WaitStateConventionsTest {

    @Test
    void everyIgnoredMessageExists() {
        var known = elements(Message.class).stream().map(Message::getName).collect(toSet());

        HouseRule.forEach(FlowNode.class)
                .must(
                        "must ignore messages of the diagrams only: correct ignoredMessages",
                        node -> known.containsAll(extensionProperties(node, "ignoredMessages")));
        assertThat(elements(FlowNode.class))
                .anyMatch(node -> !extensionProperties(node, "ignoredMessages").isEmpty());
    }
}
