package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An analyst reads the deployments, tables and diagrams of their brands and the shared ones; others do not exist. */
@DeskTest
class DeploymentScopeTest {

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Test
    void listsOwnAndSharedDeploymentsOnly() {
        assertThat(tenants("/engine-rest/deployment")).contains("zoom", "null").doesNotContain("vimeo", "miro");
        assertThat(tenants("/engine-rest/decision-definition"))
                .contains("zoom", "null")
                .doesNotContain("vimeo", "miro");
    }

    @ParameterizedTest
    @CsvSource({"zoom, 200", "vimeo, 404"})
    void readsFilesOfOwnDeploymentsOnly(String brand, int status) {
        var deployment = repository
                .createDeploymentQuery()
                .deploymentName("guichet-" + brand)
                .list()
                .get(0)
                .getId();
        var resource = repository.getDeploymentResources(deployment).get(0).getId();
        var table = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("targets")
                .tenantIdIn(brand)
                .latestVersion()
                .singleResult()
                .getId();

        var analyst = HttpBrowser.basicAuth(port, "analyst-zoom", "analyst-zoom");

        for (var path : new String[] {
            "/engine-rest/deployment/" + deployment,
            "/engine-rest/deployment/" + deployment + "/resources",
            "/engine-rest/deployment/" + deployment + "/resources/" + resource,
            "/engine-rest/deployment/" + deployment + "/resources/" + resource + "/data",
            "/engine-rest/decision-definition/" + table,
            "/engine-rest/decision-definition/" + table + "/xml",
            "/engine-rest/decision-definition/key/targets/tenant-id/" + brand + "/xml",
        }) {
            assertThat(analyst.get(path).statusCode()).as(path).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({"zoom, 200", "vimeo, 404"})
    void cockpitHasTheSameScope(String brand, int status) {
        var table = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("targets")
                .tenantIdIn(brand)
                .latestVersion()
                .singleResult()
                .getId();
        var analyst = HttpBrowser.signedIn(port, "analyst-zoom");

        var path = "/camunda/api/engine/engine/default/decision-definition/" + table + "/xml";

        assertThat(analyst.get(path).statusCode()).isEqualTo(status);
    }

    private java.util.List<String> tenants(String path) {
        return ApiClient.as("analyst-zoom", port).get(path).body().findValuesAsText("tenantId").stream()
                .distinct()
                .toList();
    }
}
