package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.http.NotFound;
import io.guichet.http.Unprocessable;
import io.guichet.policy.Table.Column;
import io.guichet.policy.Table.Row;
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
    private final Map<String, Table> parsed = new ConcurrentHashMap<>();
    private final Map<Numbered, Table> numbered = new ConcurrentHashMap<>();

    private record Numbered(String brand, String decision, int version) {}

    Tables(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    /** The one row that matches, or an error that names table and values. */
    Row row(Brand brand, String decision, Map<String, Object> inputs) {
        return row(brand, decision, null, inputs);
    }

    List<Row> rows(Brand brand, String decision, Map<String, Object> inputs) {
        return rows(brand, decision, null, inputs);
    }

    /** Every row as it is written. */
    List<Row> written(Brand brand, String decision) {
        return newest(brand, decision).written();
    }

    /** What the table asks, column by column. */
    List<Column> columns(Brand brand, String decision) {
        return newest(brand, decision).columns();
    }

    /** The same of the version with that number; null for the newest one. */
    Row row(Brand brand, String decision, Integer version, Map<String, Object> inputs) {
        var rows = rows(brand, decision, version, inputs);
        if (rows.isEmpty()) {
            throw new UnmatchedTable(brand.id(), decision, inputs);
        }
        return rows.get(0);
    }

    List<Row> rows(Brand brand, String decision, Integer version, Map<String, Object> inputs) {
        return (version == null ? newest(brand, decision) : version(brand, decision, version)).rows(inputs);
    }

    boolean has(Brand brand, String decision) {
        return definition(brand, decision) != null;
    }

    Table newest(Brand brand, String decision) {
        var definition = definition(brand, decision);
        if (definition == null) {
            throw new Unprocessable("The brand %s has no table '%s'.".formatted(brand.id(), decision));
        }
        return parsed.computeIfAbsent(definition.getId(), id -> parse(definition));
    }

    Table version(Brand brand, String decision, int version) {
        return numbered.computeIfAbsent(new Numbered(brand.id(), decision, version), key -> {
            var definition = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(decision)
                    .tenantIdIn(brand.id())
                    .decisionDefinitionVersion(version)
                    .singleResult();
            if (definition == null) {
                throw new NotFound("The table %s of %s has no version %d.".formatted(decision, brand.id(), version));
            }
            return parsed.computeIfAbsent(definition.getId(), id -> parse(definition));
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
