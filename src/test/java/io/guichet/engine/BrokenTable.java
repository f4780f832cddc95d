package io.guichet.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;

/** A broken version of a table that was deployed before there was a rule against it; closing it puts the good one back. */
public record BrokenTable(RepositoryService repository, String deployment) implements AutoCloseable {

    /** A version of the test brand's entitlement table that does not answer one of its plans. */
    public static BrokenTable withGap(RepositoryService repository) {
        return deploy(
                repository,
                "parcels",
                Path.of("src/test/resources/models/processes/policies/parcels/entitlement.dmn"),
                text -> text.replaceFirst(
                        "(<inputEntry id=\"entitlement_any_in2\">\\s*<text>)", "$1not(\"unheard-of\")"));
    }

    public static BrokenTable deploy(
            RepositoryService repository, String brand, Path table, UnaryOperator<String> edit) {
        try {
            var content = edit.apply(Files.readString(table));
            return new BrokenTable(repository, UncheckedDeployment.of(() -> repository
                    .createDeployment()
                    .name("broken table")
                    .tenantId(brand)
                    .addString(table.getFileName().toString(), content)
                    .deploy()
                    .getId()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        repository.deleteDeployment(deployment, true);
    }
}
