package io.guichet.policy;

import io.guichet.brand.Brand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The shipped tables, evaluated by the DMN engine without a database. */
class FileTables extends Tables {

    private static final Map<Path, Table> PARSED = new ConcurrentHashMap<>();

    FileTables() {
        super(null);
    }

    @Override
    Table latest(Brand brand, String decision) {
        return PARSED.computeIfAbsent(file(brand, decision), f -> parse(decision, f));
    }

    @Override
    boolean has(Brand brand, String decision) {
        return Files.exists(file(brand, decision));
    }

    private static Path file(Brand brand, String decision) {
        return Path.of("processes/policies", brand.id(), decision + ".dmn");
    }

    private static Table parse(String decision, Path file) {
        try (var dmn = Files.newInputStream(file)) {
            return new Table(decision, 1, dmn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
