package io.guichet.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.DeskTest;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.engine.UncheckedDeployment;
import io.guichet.problem.UnfulfillableRequest;
import io.guichet.problem.UnknownEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A default table applies to every brand until the brand has a table of the same name. */
@DeskTest
class DefaultTablesTest {

    @Autowired
    private Tables tables;

    @Autowired
    private Brands brands;

    @Autowired
    private RepositoryService repository;

    private final List<String> deployments = new ArrayList<>();
    private Brand parcels;
    private Brand zoom;

    @BeforeEach
    void findBrands() {
        parcels = brands.get("parcels");
        zoom = brands.get("zoom");
    }

    @AfterEach
    void deleteDeployments() {
        deployments.forEach(id -> repository.deleteDeployment(id, true));
    }

    @Test
    void aBrandsOwnTableOverridesTheDefaultOne() {
        deploys("greeting", null, "Hello.");
        assertThat(greeting("greeting", parcels, null))
                .isEqualTo(new DecisionReference("greeting", 1, "row", "Hello.", null));

        deploys("greeting", "parcels", "Parcels!");

        assertThat(greeting("greeting", parcels, null))
                .isEqualTo(new DecisionReference("greeting", 1, "row", "Parcels!", "parcels"));
        assertThat(greeting("greeting", zoom, null).brand()).isNull();
    }

    @Test
    void aVersionInForceStaysThatOfItsOwnTable() {
        deploys("farewell", null, "Goodbye.");
        var inForce = greeting("farewell", parcels, null).tableVersion();
        deploys("farewell", "parcels", "Parcels off!");
        deploys("farewell", null, "So long.");

        assertThat(greeting("farewell", parcels, inForce).text()).isEqualTo("Goodbye.");
        assertThat(greeting("farewell", zoom, null).tableVersion()).isEqualTo(new TableVersion(null, 2));
        assertThatThrownBy(() -> greeting("farewell", parcels, new TableVersion("parcels", 2)))
                .isInstanceOf(UnknownEntity.class)
                .hasMessage("The table farewell of parcels has no version 2.");
        assertThatThrownBy(() -> greeting("farewell", zoom, new TableVersion(null, 3)))
                .isInstanceOf(UnknownEntity.class)
                .hasMessage("The default table farewell has no version 3.");
    }

    @Test
    void anotherBrandsTableDoesNotApply() {
        deploys("wishes", "parcels", "All the best.");

        assertThat(tables.has(parcels, "wishes")).isTrue();
        assertThat(tables.has(zoom, "wishes")).isFalse();
        assertThatThrownBy(() -> tables.latest(zoom, "wishes")).isInstanceOf(UnfulfillableRequest.class);
    }

    private DecisionReference greeting(String decision, Brand brand, TableVersion version) {
        return tables.row(brand, decision, version, Map.of()).reason();
    }

    private void deploys(String decision, String tenant, String text) {
        var dmn =
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
                  <decision id="%s" name="%s">
                    <decisionTable id="t" hitPolicy="FIRST">
                      <input id="i"><inputExpression id="e" typeRef="string"><text>null</text></inputExpression></input>
                      <output id="o" name="o" typeRef="string" />
                      <rule id="row">
                        <description>%s</description>
                        <inputEntry id="c"><text></text></inputEntry>
                        <outputEntry id="v"><text>"x"</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>"""
                        .formatted(decision, decision, text);
        deployments.add(UncheckedDeployment.of(() -> repository
                .createDeployment()
                .name("default tables")
                .tenantId(tenant)
                .addString(decision + ".dmn", dmn)
                .deploy()
                .getId()));
    }
}
