package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A diagram has one executable process of the name of its file, whose history is kept for a number of days. */
final class ProcessRule implements DiagramRule {

    /** Reports of a month read the history of these. */
    private static final Set<String> LASTING = Set.of("ticket", "escalation");

    private static final int LEAST_DAYS = 31;

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var expected = ModelFile.at(diagram.file(), new byte[0]).baseName();
        var processes = diagram.processes();
        if (processes.size() != 1 || !expected.equals(diagram.key())) {
            return Stream.of(ModelFinding.of(
                    FindingKind.PROCESS_KEY_CHANGED, diagram.file(), diagram.key(), expected, processes.size()));
        }
        return processes.stream().flatMap(process -> Stream.of(
                        ifNot(
                                "true".equals(process.getAttribute("isExecutable")),
                                FindingKind.PROCESS_NOT_EXECUTABLE,
                                process,
                                diagram),
                        ifNot(HistoryTime.isGiven(process), FindingKind.HISTORY_TIME_MISSING, process, diagram),
                        ifNot(
                                !HistoryTime.isGiven(process)
                                        || !LASTING.contains(diagram.key())
                                        || HistoryTime.days(process) >= LEAST_DAYS,
                                FindingKind.HISTORY_TIME_SHORT,
                                process,
                                diagram))
                .flatMap(found -> found));
    }

    private static Stream<ModelFinding> ifNot(boolean fine, FindingKind kind, Element process, Diagram diagram) {
        return fine ? Stream.empty() : Stream.of(ModelFinding.of(kind, diagram.file(), Diagram.id(process)));
    }
}
