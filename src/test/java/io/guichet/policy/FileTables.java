package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The shipped tables, evaluated by the DMN engine without a database. */
class FileTables extends Tables {

    private static final Map<Path, Table> PARSED = new ConcurrentHashMap<>();

    FileTables() {
        super(null, null, null);
    }

    @Override
    Table latest(Brand brand, String decision) {
        return PARSED.computeIfAbsent(file(brand, decision), file -> parse(decision, file));
    }

    @Override
    Optional<Table> find(String decision, TableVersion version) {
        var file = file(version.brand() == null ? ModelFiles.DEFAULT_POLICIES : version.brand(), decision);
        return Optional.of(file).filter(Files::exists).map(f -> PARSED.computeIfAbsent(f, p -> parse(decision, p)));
    }

    @Override
    boolean has(Brand brand, String decision) {
        return Files.exists(file(brand, decision));
    }

    /** The brand's own table, else the default one. */
    static Path file(Brand brand, String decision) {
        var own = file(brand.id(), decision);
        return Files.exists(own) ? own : file(ModelFiles.DEFAULT_POLICIES, decision);
    }

    private static Path file(String folder, String decision) {
        return Path.of("processes/policies", folder, decision + ".dmn");
    }

    private static Table parse(String decision, Path file) {
        var folder = file.getParent().getFileName().toString();
        var version = new TableVersion(folder.equals(ModelFiles.DEFAULT_POLICIES) ? null : folder, 1);
        try (var dmn = Files.newInputStream(file)) {
            return new Table(decision, version, dmn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
