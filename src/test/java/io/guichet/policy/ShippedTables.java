package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.context.MessageSource;

/** The shipped tables and diagrams, parsed without an engine. */
public final class ShippedTables {

    private ShippedTables() {}

    public static Map<String, TableDefinition> of(Brand brand) {
        return new TableDefinitions(new FileTables()).of(brand);
    }

    /** The texts of the shipped rows. */
    public static RowTexts rowTexts(MessageSource messages) {
        return new RowTexts(new FileTables(), new RowTranslations(new ModelFiles(".", List.of())), messages);
    }

    /** The triggers that the shipped diagrams and the desk have for a clocks table. */
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
