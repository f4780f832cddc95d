package io.guichet.policy;

import io.guichet.brand.Brand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;

/** The shipped tables and diagrams, parsed without an engine. */
public final class ShippedTables {

    private ShippedTables() {}

    public static Map<String, TableDefinition> of(Brand brand) {
        return new TableDefinitions(new FileTables()).of(brand);
    }

    /** Triggers of the clocks tables: those of the shipped diagrams and the built-in ones. */
    public static Set<String> clockTriggers() {
        try (var files = Files.list(Path.of("processes"))) {
            return ClockTrigger.all(
                    Stages.in(files.filter(file -> file.toString().endsWith(".bpmn"))
                            .map(file -> Bpmn.readModelFromFile(file.toFile()))
                            .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
