package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The rules for a single diagram, table, form or text. */
final class FileChecks {

    private static final List<DiagramRule> DIAGRAM_RULES = List.of(
            new ProcessRule(),
            new ConnectionRule(),
            new GatewayRule(),
            new EventTypeRule(),
            new RepetitionRule(),
            new EndingStepRule(),
            new LoopRule(),
            new InterruptionRule(),
            new ReservedVariableRule(),
            new WaitTimerRule(),
            new TimerRule(),
            new AsyncRule(),
            new UserTaskRule(),
            new TaskDelegateRule(),
            new CallMappingRule(),
            new StatusRule(),
            new CustomerReplyRule(),
            new SlaTimerRule(),
            new StageRule(),
            new RequiredStepRule(),
            new DiagramStyleRule());

    /** Every node keeps all forms and texts in memory. */
    private static final int MAX_TEXT_BYTES = 1024 * 1024;

    private static final Set<FindingKind> TIMER_KINDS = Set.of(FindingKind.TIMER_INVALID, FindingKind.TIMER_TYPE_WRONG);

    /** The rules of one group look at a table only if it keeps those of the groups before. */
    private static final List<List<TableRule>> TABLE_RULES = List.of(
            List.of(new DecisionRule()),
            List.of(new OutputColumnRule()),
            List.of(new CellRule()),
            List.of(new OutputValueRule(), new DuplicateRowRule()));

    private final Supplier<List<DiagramRule>> securityRules;

    /** @param securityRules those of other packages */
    FileChecks(Supplier<List<DiagramRule>> securityRules) {
        this.securityRules = securityRules;
    }

    /** The findings in one file; tables are read with the vocabulary of the others. */
    List<ModelFinding> findings(ModelFile file, ModelSet set) {
        if (isTooLarge(file)) {
            return List.of(ModelFinding.of(FindingKind.FILE_TOO_LARGE, file, mostBytes(file) / 1024));
        }
        if (!isXml(file) && !isUtf8(file.content())) {
            return List.of(ModelFinding.of(FindingKind.FILE_UNREADABLE, file, "is not UTF-8"));
        }
        return switch (file.type()) {
            case DIAGRAM -> diagramFindings(file);
            case TABLE -> tableFindings(file, set);
            case UNKNOWN -> List.of(ModelFinding.of(FindingKind.FILE_TYPE_UNKNOWN, file));
            case EMAIL ->
                EmailRule.isRead(file, set) ? List.of() : List.of(ModelFinding.of(FindingKind.FILE_TYPE_UNKNOWN, file));
            default -> TextFileRule.findings(file).toList();
        };
    }

    private static boolean isTooLarge(ModelFile file) {
        return file.content().length > mostBytes(file);
    }

    private static int mostBytes(ModelFile file) {
        return isXml(file) ? ModelXml.MAX_BYTES : MAX_TEXT_BYTES;
    }

    private static boolean isXml(ModelFile file) {
        return file.type() == ModelFile.ModelFileType.DIAGRAM || file.type() == ModelFile.ModelFileType.TABLE;
    }

    private static boolean isUtf8(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException otherEncoding) {
            return false;
        }
    }

    private List<ModelFinding> diagramFindings(ModelFile file) {
        var unreadable = unreadable(file);
        if (!unreadable.isEmpty()) {
            return unreadable;
        }
        var added = securityRules.get();
        var diagram = file.diagram();
        var dangerous = Stream.concat(Stream.of(new DiagramSecurityRule()), added.stream())
                .filter(DiagramRule::isSecurity)
                .flatMap(rule -> rule.findings(diagram))
                .distinct()
                .toList();
        if (!dangerous.isEmpty()) {
            return dangerous;
        }
        var findings = Stream.concat(DIAGRAM_RULES.stream(), added.stream().filter(rule -> !rule.isSecurity()))
                .flatMap(rule -> rule.findings(diagram))
                .toList();
        return withoutRepetition(findings);
    }

    /** A deadline timer that the ledger does not arm needs no second finding about its text. */
    private static List<ModelFinding> withoutRepetition(List<ModelFinding> findings) {
        var unarmed = findings.stream()
                .filter(found -> found.kind() == FindingKind.SLA_TIMER_NOT_ARMED)
                .map(ModelFinding::element)
                .toList();
        return findings.stream()
                .filter(found -> !TIMER_KINDS.contains(found.kind()) || !unarmed.contains(found.element()))
                .toList();
    }

    /** The findings in one table. */
    static List<ModelFinding> tableFindings(ModelFile file, ModelSet set) {
        var findings = new ArrayList<>(unreadable(file));
        if (findings.isEmpty()) {
            TableSecurityRule.findings(file).distinct().forEach(findings::add);
        }
        for (var group : TABLE_RULES) {
            if (findings.stream().noneMatch(ModelFinding::isError)) {
                group.forEach(rule -> rule.findings(file.table(), set).forEach(findings::add));
            }
        }
        return findings;
    }

    /** Why it cannot be parsed; empty if it can. */
    static List<ModelFinding> unreadable(ModelFile file) {
        try {
            var ids = new HashSet<String>();
            return ModelXml.elements(file.content()).stream()
                    .map(Diagram::id)
                    .filter(id -> !id.isEmpty() && !ids.add(id))
                    .map(id -> ModelFinding.of(FindingKind.MODEL_INVALID, file.path(), id, "id"))
                    .toList();
        } catch (ModelXml.UnreadableXml e) {
            return List.of(ModelFinding.of(FindingKind.FILE_UNREADABLE, file, e.getMessage()));
        }
    }
}
