package io.guichet.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;

class SentTest {

    private static final MockMultipartFile NOTHING_CHOSEN = new MockMultipartFile("files", "", null, new byte[0]);

    @Test
    void whereNoFileWasChosenThereIsNone() {
        assertThat(Sent.files(List.of(NOTHING_CHOSEN))).isEmpty();
        assertThat(Sent.files(null)).isEmpty();
    }

    @Test
    void aFileWithoutANameIsNotLost() {
        var nameless = new MockMultipartFile("files", " ", "text/plain", new byte[] {'x'});

        assertThat(Sent.files(List.of(nameless, NOTHING_CHOSEN)))
                .singleElement()
                .extracting(Upload::plainName)
                .isEqualTo("file");
    }
}
