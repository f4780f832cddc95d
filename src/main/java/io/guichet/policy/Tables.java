package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.policy.Table.InputColumn;
import io.guichet.policy.Table.MatchedRow;
import io.guichet.problem.UnknownEntity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The deployed tables of each brand: its own, or the default table of that name where it has none. A version is parsed once;
 * the latest one applies from its deployment on.
 */
@Component
class Tables {

    private final RepositoryService repository;
    private final Map<String, Table> byDefinitionId = new ConcurrentHashMap<>();
    private final Map<TableVersionKey, Table> byVersion = new ConcurrentHashMap<>();

    private record TableVersionKey(String decision, TableVersion version) {}

    Tables(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    /** The single matching row; otherwise throws an error that names table and values. */
    MatchedRow row(Brand brand, String decision, Map<String, Object> inputs) {
        return row(brand, decision, null, inputs);
    }

    List<MatchedRow> rows(Brand brand, String decision, Map<String, Object> inputs) {
        return rows(brand, decision, null, inputs);
    }

    /** All rows. */
    List<MatchedRow> allRows(Brand brand, String decision) {
        return latest(brand, decision).allRows();
    }

    /** The inputs of the table, column by column. */
    List<InputColumn> columns(Brand brand, String decision) {
        return latest(brand, decision).columns();
    }

    /** The same of that version; null for the latest one. */
    MatchedRow row(Brand brand, String decision, TableVersion version, Map<String, Object> inputs) {
        var rows = rows(brand, decision, version, inputs);
        if (rows.isEmpty()) {
            throw new NoMatchingRow(brand.id(), decision, inputs);
        }
        return rows.get(0);
    }

    List<MatchedRow> rows(Brand brand, String decision, TableVersion version, Map<String, Object> inputs) {
        return (version == null ? latest(brand, decision) : version(decision, version)).rows(inputs);
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

    /** That version; one that was never deployed is a {@link UnknownEntity}. */
    private Table version(String decision, TableVersion version) {
        return find(decision, version).orElseThrow(() -> unknownVersion(decision, version));
    }

    private static UnknownEntity unknownVersion(String decision, TableVersion version) {
        var table = version.brand() == null
                ? "The default table %s".formatted(decision)
                : "The table %s of %s".formatted(decision, version.brand());
        return new UnknownEntity("%s has no version %d.".formatted(table, version.number()));
    }

    Optional<Table> find(String decision, TableVersion version) {
        return Optional.ofNullable(byVersion.computeIfAbsent(new TableVersionKey(decision, version), key -> {
            var query = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(decision)
                    .decisionDefinitionVersion(version.number());
            var definition = (version.brand() == null ? query.withoutTenantId() : query.tenantIdIn(version.brand()))
                    .singleResult();
            return definition == null
                    ? null
                    : byDefinitionId.computeIfAbsent(definition.getId(), id -> parse(definition));
        }));
    }

    /** The brand's own table, else the default one; null where there is neither. */
    private DecisionDefinition definition(Brand brand, String decision) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .tenantIdIn(brand.id())
                .includeDecisionDefinitionsWithoutTenantId()
                .latestVersion()
                .list()
                .stream()
                .max(Comparator.comparing(definition -> definition.getTenantId() != null))
                .orElse(null);
    }

    private Table parse(DecisionDefinition definition) {
        try (var dmn = repository.getDecisionModel(definition.getId())) {
            var version = new TableVersion(definition.getTenantId(), definition.getVersion());
            return new Table(definition.getKey(), version, dmn);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + definition.getResourceName(), e);
        }
    }
}
