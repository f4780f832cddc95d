package io.guichet.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;

class MultipartUploadsTest {

    private static final MockMultipartFile EMPTY_FIELD = new MockMultipartFile("files", "", null, new byte[0]);

    @Test
    void ignoresAFieldWithoutFile() {
        assertThat(MultipartUploads.from(List.of(EMPTY_FIELD))).isEmpty();
        assertThat(MultipartUploads.from(null)).isEmpty();
    }

    @Test
    void keepsAFileWithoutName() {
        var nameless = new MockMultipartFile("files", " ", "text/plain", new byte[] {'x'});

        assertThat(MultipartUploads.from(List.of(nameless, EMPTY_FIELD)))
                .singleElement()
                .extracting(Upload::sanitisedName)
                .isEqualTo("file");
    }
}
