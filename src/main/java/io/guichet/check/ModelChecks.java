package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The rules for diagrams, tables, forms and texts: the same in the build, at start-up, at every deployment and in the studio.
 * Drafts are checked together with the files that they do not replace.
 */
@Component
public class ModelChecks {

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

    private static final List<ModelSetRule> SET_RULES = List.of(
            new FormReferenceRule(),
            new CandidateGroupRule(),
            new StatusTextRule(),
            new MessageRule(),
            new CalledProcessRule(),
            new BrandPrefixRule(),
            new OutcomeRule(),
            new OutcomeWayRule(),
            new TaskFormRule(),
            new EmailRule(),
            new RowTextRule());

    /** Every node keeps all forms and texts in memory. */
    private static final int MAX_TEXT_BYTES = 1024 * 1024;

    private static final Set<FindingKind> TIMER_KINDS = Set.of(FindingKind.TIMER_INVALID, FindingKind.TIMER_TYPE_WRONG);

    /** The rules of one group look at a table only if it keeps those of the groups before. */
    private static final List<List<TableRule>> TABLE_RULES = List.of(
            List.of(new DecisionRule()),
            List.of(new OutputColumnRule()),
            List.of(new CellRule()),
            List.of(new OutputValueRule(), new DuplicateRowRule()));

    private final Supplier<List<FileRule>> fileRules;
    private final Supplier<List<DiagramRule>> securityRules;
    private final BrandPolicyRule policies;

    @Autowired
    ModelChecks(ObjectProvider<FileRule> fileRules, ObjectProvider<DiagramRule> rules, Clock clock) {
        this(
                () -> fileRules.orderedStream().toList(),
                () -> rules.orderedStream().toList(),
                clock);
    }

    private ModelChecks(Supplier<List<FileRule>> fileRules, Supplier<List<DiagramRule>> rules, Clock clock) {
        this.fileRules = fileRules;
        this.securityRules = rules;
        this.policies = new BrandPolicyRule(clock);
    }

    /** The rules without an application, with those of other packages. */
    public static ModelChecks with(List<DiagramRule> rules, Clock clock) {
        return new ModelChecks(List::of, () -> rules, clock);
    }

    /** All findings in a whole set, errors first. */
    public List<ModelFinding> check(ModelSet set) {
        return check(ModelSet.empty(), set.files());
    }

    /** Checks the tables alone; a later check of the set knows the result. */
    public void checkTables(ModelSet set) {
        var findings = set.files().stream()
                .filter(file -> file.type() == ModelFile.ModelFileType.TABLE)
                .flatMap(file -> tableFindings(file, set).stream())
                .toList();
        if (findings.stream().noneMatch(ModelFinding::isError)) {
            policies.findings(set).count();
        }
    }

    /**
     * The findings in drafts, and those that the drafts cause in other files; errors first. What the drafts together break is
     * looked for only if each is right.
     *
     * @param base the files that apply without the drafts
     */
    public List<ModelFinding> check(ModelSet base, Collection<ModelFile> drafts) {
        var findings = new ArrayList<>(sentTwice(drafts));
        if (!findings.isEmpty()) {
            return findings;
        }
        var set = base.with(drafts);
        for (var draft : drafts) {
            findings.addAll(findings(draft, set));
        }
        drafts.stream()
                .filter(draft -> draft.type() == ModelFile.ModelFileType.BRAND)
                .forEach(brand -> findings.addAll(tablesOf(brand, drafts, set)));
        if (findings.stream().noneMatch(ModelFinding::isError) && !base.files().isEmpty()) {
            findings.addAll(unreadableForEngine(drafts));
        }
        if (findings.stream().noneMatch(ModelFinding::isError)) {
            var paths = drafts.stream().map(ModelFile::path).collect(Collectors.toSet());
            findings.addAll(caused(setFindings(set), setFindings(base), paths));
        }
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparing(ModelFinding::severity))
                .toList();
    }

    /** The findings in other files if the file at that place is removed: what needs it. */
    public List<ModelFinding> checkRemoval(ModelSet base, String path) {
        return caused(setFindings(base.without(path)), setFindings(base), Set.of());
    }

    /**
     * The errors by which tickets could not go on by a former version of a diagram: what the desk does not have any more. The
     * conventions of new diagrams do not count.
     */
    public List<ModelFinding> checkFormer(ModelSet set, ModelFile former) {
        var findings = new ArrayList<>(unreadable(former));
        if (findings.isEmpty()) {
            var diagram = former.diagram();
            Stream.concat(Stream.of(new DiagramSecurityRule()), securityRules.get().stream())
                    .flatMap(rule -> rule.findings(diagram))
                    .forEach(findings::add);
            var with = set.with(List.of(former));
            Stream.of(new FormReferenceRule(), new CalledProcessRule())
                    .flatMap(rule -> rule.findings(with))
                    .filter(found -> found.file().equals(former.path()))
                    .forEach(findings::add);
        }
        return findings.stream().distinct().toList();
    }

    private static List<ModelFinding> caused(List<ModelFinding> now, List<ModelFinding> before, Set<String> drafts) {
        var caused = new ArrayList<ModelFinding>();
        for (var found : now) {
            var isNew = before.stream().noneMatch(found::isSameAs)
                    && caused.stream().noneMatch(other -> isSameFault(found, other));
            if (drafts.contains(found.file()) || isNew) {
                caused.add(found);
            }
        }
        return caused;
    }

    /** A fault in a shared file is found for each brand; the first one says it. */
    private static boolean isSameFault(ModelFinding one, ModelFinding other) {
        return one.kind() == other.kind()
                && one.withName().file().equals(other.withName().file());
    }

    /** A whole set is read by the engine anyway. */
    private List<ModelFinding> unreadableForEngine(Collection<ModelFile> drafts) {
        return drafts.stream()
                .filter(draft -> draft.type() == ModelFile.ModelFileType.DIAGRAM
                        || draft.type() == ModelFile.ModelFileType.TABLE)
                .flatMap(draft -> fileRules.get().stream().flatMap(rule -> rule.findings(draft)))
                .toList();
    }

    /** What a brand's file breaks in its tables, such as a team that is gone. */
    private static List<ModelFinding> tablesOf(ModelFile brand, Collection<ModelFile> drafts, ModelSet set) {
        return set.files().stream()
                .filter(file -> file.type() == ModelFile.ModelFileType.TABLE
                        && brand.policyFolder().equals(file.policyFolder())
                        && !drafts.contains(file))
                .flatMap(file -> tableFindings(file, set).stream())
                .filter(ModelFinding::isError)
                .toList();
    }

    /** Folders are lost when a file is deployed, so that names are not enough to tell two files apart. */
    private static List<ModelFinding> sentTwice(Collection<ModelFile> drafts) {
        var paths = new HashSet<String>();
        return drafts.stream()
                .filter(draft -> !paths.add(draft.path()))
                .map(draft -> ModelFinding.of(FindingKind.FILE_TWICE, draft))
                .toList();
    }

    private List<ModelFinding> findings(ModelFile file, ModelSet set) {
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

    private static List<ModelFinding> tableFindings(ModelFile file, ModelSet set) {
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

    private static List<ModelFinding> unreadable(ModelFile file) {
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

    private List<ModelFinding> setFindings(ModelSet set) {
        if (set.files().isEmpty()) {
            return List.of();
        }
        var found = SET_RULES.stream().flatMap(rule -> rule.findings(set)).toList();
        return found.stream().anyMatch(ModelFinding::isError)
                ? found
                : Stream.concat(found.stream(), policies.findings(set)).toList();
    }
}
