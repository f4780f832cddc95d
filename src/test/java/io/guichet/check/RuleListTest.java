package io.guichet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.check.Finding.FindingKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The list of rules in the documentation is that of the product. */
class RuleListTest {

    @Test
    void theDocumentListsEveryRuleWithItsSeverity() throws IOException {
        var listed = Files.readAllLines(Path.of("docs/rules.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| rule"))
                .map(line -> line.split(" \\| ")[0].substring(2) + " " + line.split(" \\| ")[1])
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(Arrays.stream(FindingKind.values())
                        .map(kind -> kind + " " + kind.severity())
                        .toList());
    }
}
