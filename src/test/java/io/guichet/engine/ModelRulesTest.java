package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.check.Finding.FindingKind;
import io.guichet.check.ModelChecks;
import io.guichet.check.ModelFile;
import io.guichet.check.ModelFinding;
import io.guichet.check.ModelSet;
import io.guichet.engine.Drafts.Draft;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds the draft that breaks it, and nothing else; the shipped files keep all of them. */
class ModelRulesTest {

    private static final ModelSet SHIPPED = ModelRules.shipped();
    private static final ModelChecks CHECKS = ModelRules.checks();

    static List<Draft> drafts() {
        return Drafts.all();
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void findsTheOneFaultOfADraft(Draft draft) {
        assertThat(errors(CHECKS.check(SHIPPED, List.of(draft.file()))))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.kind()).isEqualTo(draft.kind());
                    if (draft.place() != null) {
                        assertThat(Stream.of(found.element(), found.row())).contains(draft.place());
                    }
                });
    }

    @Test
    void findsATextThatIsNotUtf8() {
        var text = ModelFile.at(
                "processes/policies/defaults/emails/solved.fr.txt", "Résolu".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(errors(CHECKS.check(SHIPPED, List.of(text))))
                .extracting(ModelFinding::kind)
                .containsExactly(FindingKind.FILE_UNREADABLE);
    }

    @Test
    void findsATemplateThatIncludesItself() {
        var text = ModelFile.at(
                "processes/policies/defaults/emails/solved.en.txt",
                "Solved\nDone. {{>solved}}".getBytes(StandardCharsets.UTF_8));

        assertThat(errors(CHECKS.check(SHIPPED, List.of(text))))
                .extracting(ModelFinding::kind)
                .contains(FindingKind.EMAIL_TEMPLATE_INVALID);
    }

    @Test
    void warnsOfRowsInOneLanguage() {
        var path = "processes/policies/vimeo/targets.dmn";
        var renamed = Drafts.read(path).replace("\"target_first_gold_standard\"", "\"target_renamed\"");
        var table = ModelFile.at(path, renamed.getBytes(StandardCharsets.UTF_8));

        assertThat(CHECKS.check(SHIPPED, List.of(table)))
                .extracting(ModelFinding::kind)
                .contains(FindingKind.ROW_UNTRANSLATED, FindingKind.ROW_TEXT_UNKNOWN);
    }

    static Stream<String> draftedFiles() {
        return Drafts.all().stream().map(Draft::path).distinct();
    }

    @ParameterizedTest
    @MethodSource("draftedFiles")
    void findsNothingInTheRepairedDraft(String path) {
        var repaired = ModelFile.at(path, Drafts.read(path).getBytes(StandardCharsets.UTF_8));

        assertThat(errors(CHECKS.check(SHIPPED, List.of(repaired)))).isEmpty();
    }

    @Test
    void findsNoErrorInTheShippedFiles() {
        assertThat(errors(CHECKS.check(ModelRules.shippedAndTestBrand()))).isEmpty();
    }

    /** The contradictions of the source pages stay warnings; the diagrams keep the conventions as well. */
    @Test
    void warnsOfNothingButTheSourcePages() {
        assertThat(CHECKS.check(SHIPPED).stream().map(ModelFinding::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        FindingKind.CONTRADICTED,
                        FindingKind.CHANNEL_WITHOUT_TARGET,
                        FindingKind.TARGET_WITHOUT_CHANNEL);
    }

    /** The fastest of three times on one processor: other tests and other programs run at the same time. */
    @Test
    void checksTheShippedFilesInThreeSeconds() {
        var fastest = Stream.generate(ModelRulesTest::durationOfACheck)
                .limit(3)
                .min(Comparator.naturalOrder())
                .orElseThrow();

        assertThat(fastest).isLessThan(Duration.ofSeconds(3));
    }

    private static Duration durationOfACheck() {
        var checks = ModelRules.checks();
        var processor = ManagementFactory.getThreadMXBean();
        var begin = processor.getCurrentThreadCpuTime();
        checks.check(ModelRules.shipped());
        return Duration.ofNanos(processor.getCurrentThreadCpuTime() - begin);
    }

    private static List<ModelFinding> errors(List<ModelFinding> findings) {
        return findings.stream().filter(ModelFinding::isError).toList();
    }
}
