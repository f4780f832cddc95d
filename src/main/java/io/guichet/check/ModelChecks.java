package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
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

    private static final List<ModelSetRule> SET_RULES = List.of(
            new FormReferenceRule(),
            new CandidateGroupRule(),
            new StatusTextRule(),
            new MessageRule(),
            new CalledProcessRule(),
            new BrandPrefixRule(),
            new OutcomeRule(),
            new OutcomePathRule(),
            new TaskFormRule(),
            new EmailRule(),
            new RowTextRule());

    private final Supplier<List<FileRule>> fileRules;
    private final Supplier<List<DiagramRule>> securityRules;
    private final FileChecks files;
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
        this.files = new FileChecks(rules);
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
                .flatMap(file -> FileChecks.tableFindings(file, set).stream())
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
            findings.addAll(files.findings(draft, set));
        }
        drafts.stream()
                .filter(draft -> draft.type() == ModelFile.ModelFileType.BRAND)
                .forEach(brand -> findings.addAll(tablesOf(brand, drafts, set)));
        if (findings.stream().noneMatch(ModelFinding::isError) && !base.files().isEmpty()) {
            // the rules about several tables evaluate them
            findings.addAll(unreadableForEngine(drafts, ModelFile.ModelFileType.TABLE));
        }
        if (findings.stream().noneMatch(ModelFinding::isError)) {
            var paths = drafts.stream().map(ModelFile::path).collect(Collectors.toSet());
            findings.addAll(caused(setFindings(set), setFindings(base), paths));
        }
        if (findings.stream().noneMatch(ModelFinding::isError) && !base.files().isEmpty()) {
            findings.addAll(unreadableForEngine(drafts, ModelFile.ModelFileType.DIAGRAM));
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
        var findings = new ArrayList<>(FileChecks.unreadable(former));
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
    private List<ModelFinding> unreadableForEngine(Collection<ModelFile> drafts, ModelFile.ModelFileType type) {
        return drafts.stream()
                .filter(draft -> draft.type() == type)
                .flatMap(draft -> fileRules.get().stream().flatMap(rule -> rule.findings(draft)))
                .toList();
    }

    /** What a brand's file breaks in its tables, such as a team that is gone. */
    private static List<ModelFinding> tablesOf(ModelFile brand, Collection<ModelFile> drafts, ModelSet set) {
        return set.files().stream()
                .filter(file -> file.type() == ModelFile.ModelFileType.TABLE
                        && brand.policyFolder().equals(file.policyFolder())
                        && !drafts.contains(file))
                .flatMap(file -> FileChecks.tableFindings(file, set).stream())
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
