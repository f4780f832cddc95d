package io.guichet.studio;

import io.guichet.check.ModelFile;
import io.guichet.problem.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** Reads the diagrams, tables, forms and texts of a multipart request; their own names say what they are. */
final class UploadedModels {

    private static final int MAX_FILES = 200;

    private UploadedModels() {}

    /** @param brand whose files they are; null for shared ones */
    static List<ModelFile> read(MultiValueMap<String, MultipartFile> files, String brand) {
        var drafts = files.values().stream()
                .flatMap(List::stream)
                .map(file -> draft(file, brand))
                .toList();
        if (drafts.isEmpty() || drafts.size() > MAX_FILES) {
            throw new BadInput("files", "must be 1 to %d files".formatted(MAX_FILES));
        }
        return drafts;
    }

    private static ModelFile draft(MultipartFile file, String brand) {
        try {
            return ModelFile.sent(Objects.requireNonNullElse(file.getOriginalFilename(), ""), brand, file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
