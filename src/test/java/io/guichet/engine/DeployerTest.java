package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.DeskTest;
import io.guichet.check.FileDifferenceFormatter;
import io.guichet.check.ModelChecks;
import io.guichet.check.ModelFindingFormatter;
import io.guichet.engine.DeploymentSettings.ConflictPolicy;
import io.guichet.model.FileDrifts;
import io.guichet.model.FileVersions;
import io.guichet.model.ModelFiles;
import io.guichet.web.StartRefused;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The shipped files are deployed once, and again only if they change. */
@DeskTest
@Tag("h2")
class DeployerTest {

    @Autowired
    Deployer deployer;

    @Autowired
    ModelChecks checks;

    @Autowired
    ModelFindingFormatter formatter;

    @Autowired
    FileVersions versions;

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

    private Deployer deployerOf(Path folder) {
        return deployerOf(folder, new DeploymentSettings(ConflictPolicy.KEEP, List.of()));
    }

    private Deployer deployerOf(Path folder, DeploymentSettings settings) {
        var files = new ModelFiles(folder.toString(), List.of());
        var drifts = new FileDrifts(files, versions);
        return new Deployer(
                drifts,
                versions,
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
