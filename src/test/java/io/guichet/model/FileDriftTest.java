package io.guichet.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.model.FileDrift.DriftState;
import io.guichet.model.FileVersions.DeploymentSource;
import io.guichet.model.FileVersions.FileVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file and its deployed version are compared with what the file was when both were the same. */
class FileDriftTest {

    @ParameterizedTest
    @CsvSource({
        "a,  a,  a, UNCHANGED",
        "a,  a,  b, UNCHANGED",
        "a,  a,   , UNCHANGED",
        "b,  a,  a, FILE_NEWER",
        "a,   ,   , FILE_NEWER",
        "a,  b,  a, DEPLOYED_NEWER",
        " ,  b,   , DEPLOYED_NEWER",
        " ,  a,  a, FILE_REMOVED",
        " ,  b,  a, CONFLICT",
        "b,  c,  a, CONFLICT",
        "b,  c,   , CONFLICT",
    })
    void saysWhichOfTheTwoHasChanged(String file, String deployed, String base, DriftState state) {
        var version = deployed == null
                ? null
                : new FileVersion("forms/answer.form", 2, 5, "id", DeploymentSource.REST, "answer.form", deployed);

        assertThat(FileDrift.of("forms/answer.form", file, version, base).state())
                .isEqualTo(state);
    }
}
