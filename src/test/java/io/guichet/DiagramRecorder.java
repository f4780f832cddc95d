package io.guichet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.model.CoreModelElement;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.boot.test.context.TestComponent;

/** Records which elements of the shipped diagrams committed transactions pass, for {@link DiagramCoverageTest}. */
@TestComponent
class DiagramRecorder extends AbstractProcessEnginePlugin {

    private static final Path FOLDER =
            Path.of(System.getProperty("guichet.test.traces", "target/diagram-coverage/traces"));
    private static final Path FILE =
            FOLDER.resolve(ProcessHandle.current().pid() + ".txt").toAbsolutePath();
    private static final Set<String> RECORDED = ConcurrentHashMap.newKeySet();

    /** The folder in which each virtual machine of this run of the suite has a file of its own. */
    static Path folder() {
        return FOLDER;
    }

    /** One line of such a file. */
    static String line(String processKey, String element) {
        return processKey + " " + element;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element element, ProcessDefinitionEntity process) {
                var events = new HashMap<CoreModelElement, String>();
                collect(process, events);
                if (isShipped(process.getKey(), events.keySet())) {
                    events.forEach((passed, event) -> listen(passed, event, process.getKey()));
                }
            }
        });
    }

    private static void collect(ScopeImpl scope, Map<CoreModelElement, String> events) {
        for (var activity : scope.getActivities()) {
            events.put(activity, ExecutionListener.EVENTNAME_START);
            activity.getOutgoingTransitions()
                    .forEach(flow -> events.put((TransitionImpl) flow, ExecutionListener.EVENTNAME_TAKE));
            collect(activity, events);
        }
    }

    /** Some tests deploy a diagram with further elements under the same key: what they pass there does not count. */
    private static boolean isShipped(String processKey, Collection<CoreModelElement> elements) {
        var shipped = Diagrams.elements(FlowElement.class).stream()
                .filter(element -> processKey.equals(Diagrams.processKey(element)))
                .map(FlowElement::getId)
                .toList();
        return elements.stream().map(CoreModelElement::getId).allMatch(shipped::contains);
    }

    private static void listen(CoreModelElement element, String event, String processKey) {
        var line = line(processKey, element.getId());
        element.addBuiltInListener(event, (ExecutionListener) execution -> recordOnCommit(line));
    }

    private static void recordOnCommit(String line) {
        if (!RECORDED.contains(line)) {
            Context.getCommandContext()
                    .getTransactionContext()
                    .addTransactionListener(TransactionState.COMMITTED, committed -> write(line));
        }
    }

    private static synchronized void write(String line) {
        if (RECORDED.add(line)) {
            try {
                Files.createDirectories(FILE.getParent());
                Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
