package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.policy.Table.InputColumn;
import io.guichet.policy.Table.MatchedRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The newest deployed version of each brand's tables. A version is parsed once; a new one counts from its deployment. */
@Component
class Tables {

    private final RepositoryService repository;
    private final Map<String, Table> byDefinitionId = new ConcurrentHashMap<>();
    private final Map<TableVersionKey, Table> byVersion = new ConcurrentHashMap<>();

    private record TableVersionKey(String brand, String decision, int version) {}

    Tables(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    /** The one row that matches, or an error that names table and values. */
    MatchedRow row(Brand brand, String decision, Map<String, Object> inputs) {
        return row(brand, decision, null, inputs);
    }

    List<MatchedRow> rows(Brand brand, String decision, Map<String, Object> inputs) {
        return rows(brand, decision, null, inputs);
    }

    /** Every row as it is written. */
    List<MatchedRow> allRows(Brand brand, String decision) {
        return latest(brand, decision).allRows();
    }

    /** What the table asks, column by column. */
    List<InputColumn> columns(Brand brand, String decision) {
        return latest(brand, decision).columns();
    }

    /** The same of the version with that number; null for the newest one. */
    MatchedRow row(Brand brand, String decision, Integer version, Map<String, Object> inputs) {
        var rows = rows(brand, decision, version, inputs);
        if (rows.isEmpty()) {
            throw new NoMatchingRow(brand.id(), decision, inputs);
        }
        return rows.get(0);
    }

    List<MatchedRow> rows(Brand brand, String decision, Integer version, Map<String, Object> inputs) {
        return (version == null ? latest(brand, decision) : version(brand, decision, version)).rows(inputs);
    }

    boolean has(Brand brand, String decision) {
        return definition(brand, decision) != null;
    }

    Table latest(Brand brand, String decision) {
        var definition = definition(brand, decision);
        if (definition == null) {
            throw new InvalidTable("The brand %s has no table '%s'.".formatted(brand.id(), decision));
        }
        return byDefinitionId.computeIfAbsent(definition.getId(), id -> parse(definition));
    }

    Table version(Brand brand, String decision, int version) {
        return byVersion.computeIfAbsent(new TableVersionKey(brand.id(), decision, version), key -> {
            var definition = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(decision)
                    .tenantIdIn(brand.id())
                    .decisionDefinitionVersion(version)
                    .singleResult();
            if (definition == null) {
                throw new UnknownTableVersion(decision, brand.id(), version);
            }
            return byDefinitionId.computeIfAbsent(definition.getId(), id -> parse(definition));
        });
    }

    private DecisionDefinition definition(Brand brand, String decision) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .tenantIdIn(brand.id())
                .latestVersion()
                .singleResult();
    }

    private Table parse(DecisionDefinition definition) {
        try (var dmn = repository.getDecisionModel(definition.getId())) {
            return new Table(definition.getKey(), definition.getVersion(), dmn);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + definition.getResourceName(), e);
        }
    }
}
