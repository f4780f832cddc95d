package io.guichet.attachment;

import java.util.List;
import org.springframework.web.multipart.MultipartFile;

/** Files as a browser or a program has sent them. */
public final class Sent {

    private Sent() {}

    /** A browser sends a nameless empty file where none was chosen. */
    public static List<Upload> files(List<MultipartFile> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .filter(file -> !file.isEmpty() || hasName(file))
                        .map(file -> new Upload(file.getOriginalFilename(), file.getSize(), file::getInputStream))
                        .toList();
    }

    private static boolean hasName(MultipartFile file) {
        return file.getOriginalFilename() != null && !file.getOriginalFilename().isBlank();
    }
}
