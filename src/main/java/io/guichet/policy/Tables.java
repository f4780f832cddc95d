package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.model.CurrentFiles;
import io.guichet.model.FileSnapshot;
import io.guichet.model.ModelFiles;
import io.guichet.model.SnapshotCache;
import io.guichet.policy.Table.InputColumn;
import io.guichet.policy.Table.MatchedRow;
import io.guichet.problem.UnknownEntity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The deployed tables of each brand: its own, or the default table of that name where it has none. A version is parsed once;
 * the latest one applies from its deployment on.
 */
@Component
class Tables {

    private final RepositoryService repository;
    private final JdbcClient db;
    private final SnapshotCache<Map<DefinitionKey, Definition>> latest;
    private final Map<String, Table> byDefinitionId = new ConcurrentHashMap<>();
    private final Map<TableVersionKey, Table> byVersion = new ConcurrentHashMap<>();

    private record TableVersionKey(String decision, TableVersion version) {}

    /** @param brand null for a default table */
    private record DefinitionKey(String decision, String brand) {

        /** The place of the table below the working folder. */
        String path() {
            return "processes/policies/%s/%s.dmn"
                    .formatted(brand == null ? ModelFiles.DEFAULT_POLICIES : brand, decision);
        }
    }

    private record Definition(String id, DefinitionKey key, int version) {}

    Tables(@Lazy RepositoryService repository, JdbcClient db, CurrentFiles files) {
        this.repository = repository;
        this.db = db;
        this.latest = new SnapshotCache<>(files, this::readLatestDefinitions);
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
        return byDefinitionId.computeIfAbsent(definition.id(), id -> parse(definition));
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
                    : byDefinitionId.computeIfAbsent(
                            definition.getId(),
                            id -> parse(new Definition(
                                    id,
                                    new DefinitionKey(decision, definition.getTenantId()),
                                    definition.getVersion())));
        }));
    }

    /** The brand's own table, else the default one; null where there is neither. */
    private Definition definition(Brand brand, String decision) {
        var definitions = latest.get();
        var own = definitions.get(new DefinitionKey(decision, brand.id()));
        return own == null ? definitions.get(new DefinitionKey(decision, null)) : own;
    }

    /** Without those whose table was removed since: the default one applies again. */
    private Map<DefinitionKey, Definition> readLatestDefinitions(FileSnapshot files) {
        var definitions = new HashMap<DefinitionKey, Definition>();
        db
                .sql(
                        """
                        select ID_, KEY_, TENANT_ID_, VERSION_ from ACT_RE_DECISION_DEF D
                        where VERSION_ = (
                          select max(VERSION_) from ACT_RE_DECISION_DEF L
                          where L.KEY_ = D.KEY_
                            and (L.TENANT_ID_ = D.TENANT_ID_ or L.TENANT_ID_ is null and D.TENANT_ID_ is null))""")
                .query((row, at) -> new Definition(
                        row.getString("ID_"),
                        new DefinitionKey(row.getString("KEY_"), row.getString("TENANT_ID_")),
                        row.getInt("VERSION_")))
                .list()
                .stream()
                .filter(definition -> !files.isRemoved(definition.key().path()))
                .forEach(definition -> definitions.put(definition.key(), definition));
        return definitions;
    }

    private Table parse(Definition definition) {
        try (var dmn = repository.getDecisionModel(definition.id())) {
            var key = definition.key();
            return new Table(key.decision(), new TableVersion(key.brand(), definition.version()), dmn);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table " + definition, e);
        } catch (DmnEngineException | NoSuchElementException unusable) {
            throw new InvalidTable("Version %d of the table '%s' cannot be used: %s"
                    .formatted(definition.version(), definition.key().decision(), unusable.getMessage()));
        }
    }
}
