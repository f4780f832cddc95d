package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.brand.Brands;
import io.guichet.check.FileDifferenceFormatter;
import io.guichet.check.Finding.FindingKind;
import io.guichet.check.ModelChecks;
import io.guichet.check.ModelFindingFormatter;
import io.guichet.engine.DeploymentSettings.ConflictPolicy;
import io.guichet.model.DeploymentRecords;
import io.guichet.model.FileBases;
import io.guichet.model.FileDrift;
import io.guichet.model.FileDrift.DriftState;
import io.guichet.model.FileDrifts;
import io.guichet.model.FileVersions;
import io.guichet.model.ModelFiles;
import io.guichet.policy.Policies;
import io.guichet.text.Digests;
import io.guichet.web.StartRefused;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The shipped files are deployed once, and again only if they change. */
@DeskTest
@Tag("h2")
class DeployerTest {

    private static final List<String> FOUR_FILES = List.of(
            "forms/answer.form",
            "processes/policies/zoom/brand.yaml",
            "processes/policies/zoom/targets.dmn",
            "processes/survey.bpmn");

    @Autowired
    Deployer deployer;

    @Autowired
    ModelChecks checks;

    @Autowired
    ModelFindingFormatter formatter;

    @Autowired
    FileVersions versions;

    @Autowired
    DeploymentRecords records;

    @Autowired
    FileBases bases;

    @Autowired
    StartupDecisions decisions;

    @Autowired
    Policies policies;

    @Autowired
    JdbcClient db;

    @Autowired
    Brands brands;

    @Autowired
    FormerDeployments former;

    @Autowired
    RunningVersions running;

    @Autowired
    FileDifferenceFormatter differences;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    RepositoryService repository;

    @Autowired
    IdentityService identities;

    @TempDir
    Path folder;

    @Autowired
    Desk desk;

    private List<String> initialDeployments;

    @BeforeEach
    void recordDeployments() {
        initialDeployments = deployments();
    }

    @AfterEach
    void deleteNewDeployments() {
        deployments().stream()
                .filter(id -> !initialDeployments.contains(id))
                .forEach(id -> repository.deleteDeployment(id, true));
        // compares the folder of the desk again, in place of that of a test
        deployer.deploy();
    }

    @Test
    void deploysTablesToTheTenantOfTheirBrand() {
        assertThat(repository.createProcessDefinitionQuery().latestVersion().list())
                .filteredOn(definition -> definition.getKey().equals("ticket"))
                .singleElement()
                .satisfies(ticket -> {
                    assertThat(ticket.getResourceName()).isEqualTo("processes/ticket.bpmn");
                    assertThat(ticket.getTenantId()).isNull();
                });
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("priority")
                        .list())
                .extracting(ResourceDefinition::getTenantId, ResourceDefinition::getResourceName)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("helpcenter", "processes/policies/helpcenter/priority.dmn"),
                        org.assertj.core.groups.Tuple.tuple("parcels", "processes/policies/parcels/priority.dmn"));
    }

    @Test
    void deploysDefaultTablesWithoutATenant() {
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("clocks")
                        .list())
                .extracting(ResourceDefinition::getTenantId, ResourceDefinition::getResourceName)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(null, "processes/policies/defaults/clocks.dmn"),
                        org.assertj.core.groups.Tuple.tuple("zoom", "processes/policies/zoom/clocks.dmn"))
                .noneMatch(definition -> List.of("defaults", "parcels")
                        .contains(String.valueOf(definition.toList().get(0))));
        assertThat(identities.createTenantQuery().tenantId("defaults").count()).isZero();
    }

    @Test
    void createsATenantForABrandWithoutOwnTables() throws IOException {
        var brand = folder.resolve("processes/policies/tables-of-others/brand.yaml");
        Files.createDirectories(brand.getParent());
        Files.writeString(brand, "name: {en: Others}");

        try {
            deployerOf(folder).deploy();

            assertThat(identities
                            .createTenantQuery()
                            .tenantId("tables-of-others")
                            .count())
                    .isOne();
        } finally {
            identities.deleteTenant("tables-of-others");
        }
    }

    @Test
    void deploysNothingOnRestart() {
        var versions = versions();

        deployer.deploy();

        assertThat(versions()).isEqualTo(versions).hasSizeGreaterThan(10);
        assertThat(deployments()).isEqualTo(initialDeployments);
    }

    @Test
    void deploysOnlyTheChangedDiagram() throws IOException {
        var versions = versions();
        copy(Path.of("processes"));
        copy(Path.of("forms"));
        change("processes/survey.bpmn");

        deployerOf(folder).deploy();

        versions.merge("survey@null", 1, Integer::sum);
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void doesNotStartWithAFileThatBreaksARule() throws IOException {
        copy(Path.of("processes"));
        copy(Path.of("forms"));
        var ticket = folder.resolve("processes/ticket.bpmn");
        Files.writeString(ticket, Files.readString(ticket).replace("${waitingTimes.payment(execution)}", "soon"));

        assertThatThrownBy(() -> deployerOf(folder).start())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("ticket.bpmn: Event_PaymentOverdue: ")
                .hasMessageContaining("processes/ticket.bpmn");
    }

    @Test
    void namesEachBrokenFileAtStart() throws IOException {
        copy(Path.of("processes"));
        copy(Path.of("forms"));
        var broken = new TreeMap<String, String>();
        Drafts.all().stream()
                .filter(draft -> Set.of(
                                FindingKind.STEP_REPEATED,
                                FindingKind.AMOUNT_WRONG,
                                FindingKind.FORM_INVALID,
                                FindingKind.WORK_INTERRUPTED)
                        .contains(draft.kind()))
                .forEach(draft -> broken.putIfAbsent(draft.path(), draft.content()));
        broken.put("processes/policies/miro/brand.yaml", "prefix: [");
        broken.put("processes/policies/miro/rows.fr.yaml", "targets: [row]");
        broken.put("processes/policies/zoom/emails/notes.en.txt", "Nobody reads it.");
        for (var file : broken.entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }

        assertThatThrownBy(() -> deployerOf(folder).start())
                .isInstanceOf(StartRefused.class)
                .satisfies(refused -> assertThat(refused.getMessage()).contains(broken.keySet()));
        assertThat(deployments()).isEqualTo(initialDeployments);
    }

    @Test
    void deploysOnlyTheChangedTable() throws IOException {
        var versions = versions();
        copy(Path.of("processes"));
        copy(Path.of("forms"));
        change("processes/policies/helpcenter/priority.dmn");

        deployerOf(folder).deploy();

        versions.merge("priority@helpcenter", 1, Integer::sum);
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void deploysAChangedDefaultTableForEveryBrandWithoutIt() throws IOException {
        var versions = versions();
        copy(Path.of("processes"));
        copy(Path.of("forms"));
        change("processes/policies/defaults/clocks.dmn");

        deployerOf(folder).deploy();

        versions.merge("clocks@null", 1, Integer::sum);
        assertThat(versions()).isEqualTo(versions);
    }

    @ParameterizedTest
    @EnumSource
    void asksTheSettingsAboutFilesChangedInBothPlaces(ConflictPolicy policy) throws IOException {
        copy(Path.of("processes"));
        copy(Path.of("forms"));
        for (var file : FOUR_FILES) {
            deploysUnchecked(file, Files.readString(Path.of(file)) + "\n\n");
            Files.writeString(folder.resolve(file), Files.readString(Path.of(file)) + "\n");
        }
        var drifts = new FileDrifts(files(folder), versions, bases);
        assertThat(drifts.all())
                .filteredOn(drift -> drift.state() == DriftState.CONFLICT)
                .extracting(FileDrift::path)
                .containsExactlyElementsOf(FOUR_FILES);
        var start = deployerOf(folder, new DeploymentSettings(policy, List.of()));

        if (policy == ConflictPolicy.REFUSE) {
            assertThatThrownBy(start::start).isInstanceOf(StartRefused.class).satisfies(refused -> assertThat(
                            refused.getMessage())
                    .contains(FOUR_FILES)
                    .contains("--guichet.deployment.on-conflict=keep"));
        } else {
            start.start();
            assertThat(drifts.all())
                    .filteredOn(drift -> FOUR_FILES.contains(drift.path()))
                    .extracting(FileDrift::state)
                    .containsOnly(policy == ConflictPolicy.KEEP ? DriftState.CONFLICT : DriftState.UNCHANGED);
        }
    }

    @Test
    void keepsTheVersionOfARemovedFileUntilItIsTaken() throws IOException {
        copy(Path.of("processes"));
        copy(Path.of("forms"));
        var path = "processes/policies/miro/handling.dmn";
        var table = folder.resolve(path);
        Files.copy(Path.of("processes/policies/defaults/handling.dmn"), table);
        deployerOf(folder).start();
        assertThat(handlingOfMiro()).isEqualTo("miro");
        Files.delete(table);

        deployerOf(folder).start();
        deployerOf(folder).start();

        assertThat(drift(path)).isEqualTo(DriftState.FILE_REMOVED);
        assertThat(handlingOfMiro()).isEqualTo("miro");
        assertThat(recorded(path)).containsExactly("KEPT guichet.deployment.on-conflict=keep");
        var refusing = deployerOf(folder, new DeploymentSettings(ConflictPolicy.REFUSE, List.of()));
        assertThatThrownBy(refusing::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(path + " is gone from the working folder");

        deployerOf(folder, new DeploymentSettings(ConflictPolicy.KEEP, List.of(path)))
                .start();

        assertThat(handlingOfMiro()).isNull();
        assertThat(drift(path)).isNull();
        assertThat(recorded(path)).endsWith("REMOVED guichet.deployment.take");
        Files.copy(Path.of("processes/policies/defaults/handling.dmn"), table);
        deployerOf(folder).start();
        assertThat(handlingOfMiro()).isEqualTo("miro");
    }

    @Test
    void doesNotStartWithoutAFileThatOthersNeed() throws IOException {
        copy(Path.of("processes"));
        copy(Path.of("forms"));
        var path = "forms/answer.form";
        Files.delete(folder.resolve(path));
        var taking = deployerOf(folder, new DeploymentSettings(ConflictPolicy.TAKE, List.of()));

        assertThatThrownBy(taking::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Task_Answer")
                .hasMessageContaining("processes/ticket.bpmn");
        assertThat(versions.newest(path)).isPresent();
    }

    /** The brand whose table applies; null for the default one. */
    private String handlingOfMiro() {
        return policies.latestVersion(brands.get("miro"), "handling").brand();
    }

    private DriftState drift(String path) {
        return new FileDrifts(files(folder), versions, bases)
                .all().stream()
                        .filter(drift -> drift.path().equals(path))
                        .map(FileDrift::state)
                        .findFirst()
                        .orElse(null);
    }

    private List<String> recorded(String path) {
        return db.sql(
                        """
                        select M.decision || ' ' || M.reason from model_file_decision F
                        join model_deployment M on M.id = F.decision where F.path = :path order by M.id""")
                .param("path", path)
                .query(String.class)
                .list();
    }

    @Test
    void doesNotStartWithAKeptVersionThatBreaksARule() throws IOException {
        copy(Path.of("processes"));
        copy(Path.of("forms"));
        var file = "processes/policies/zoom/targets.dmn";
        deploysUnchecked(file, Files.readString(Path.of(file)).replaceFirst("\"(PT\\d+H)\"", "$1 +"));

        assertThatThrownBy(() -> deployerOf(folder).start())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("targets.dmn: target_")
                .hasMessageContaining("--guichet.deployment.take=" + file);

        deployerOf(folder, new DeploymentSettings(ConflictPolicy.KEEP, List.of(file)))
                .start();
        assertThat(versions.newest(file).orElseThrow().sha256())
                .isEqualTo(Digests.sha256(Files.readString(Path.of(file))));
    }

    @Test
    void doesNotStartIfTicketsCannotGoOnByTheirVersion() throws IOException {
        copy(Path.of("processes"));
        copy(Path.of("forms"));
        var ticket = Files.readString(Path.of("processes/ticket.bpmn"));
        deploysUnchecked(
                "processes/ticket.bpmn",
                ticket.replace("name=\"form\" value=\"identity-check\"", "name=\"form\" value=\"gone\""));
        var number = desk.opens("parcels", Map.of());
        deploysUnchecked("processes/ticket.bpmn", ticket);

        assertThatThrownBy(() -> deployerOf(folder).start())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("ticket.bpmn: Task_CheckIdentity")
                .hasMessageContaining(number)
                .hasMessageContaining("POST /api/tickets/modification");
    }

    private void deploysUnchecked(String path, String content) {
        var brand = path.contains("/zoom/") ? "zoom" : null;
        UncheckedDeployment.of(() -> repository
                .createDeployment()
                .tenantId(brand)
                .addString(path, content)
                .deploy());
    }

    /** That folder with the brand of the tests. */
    private static ModelFiles files(Path folder) {
        return new ModelFiles(folder.toString(), List.of("file:src/test/resources/models/"));
    }

    private Deployer deployerOf(Path folder) {
        return deployerOf(folder, new DeploymentSettings(ConflictPolicy.KEEP, List.of()));
    }

    private Deployer deployerOf(Path folder, DeploymentSettings settings) {
        var files = files(folder);
        var drifts = new FileDrifts(files, versions, bases);
        return new Deployer(
                drifts,
                records,
                bases,
                decisions,
                former,
                repository,
                identities,
                transaction,
                new StartupModelCheck(files, checks, formatter, versions, running),
                new DriftReporter(drifts, versions, differences),
                settings);
    }

    /** Latest version of each diagram and table, by key and brand. */
    private Map<String, Integer> versions() {
        var versions = new TreeMap<String, Integer>();
        repository.createProcessDefinitionQuery().latestVersion().list().forEach(it -> add(versions, it));
        repository.createDecisionDefinitionQuery().latestVersion().list().forEach(it -> add(versions, it));
        return versions;
    }

    private static void add(Map<String, Integer> versions, ResourceDefinition definition) {
        versions.put(definition.getKey() + "@" + definition.getTenantId(), definition.getVersion());
    }

    private List<String> deployments() {
        return repository.createDeploymentQuery().orderByDeploymentId().asc().list().stream()
                .map(Deployment::getId)
                .toList();
    }

    private void change(String file) throws IOException {
        var path = folder.resolve(file);
        Files.writeString(path, Files.readString(path) + "<!-- changed -->");
    }

    private void copy(Path from) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var to = folder.resolve(file.toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
