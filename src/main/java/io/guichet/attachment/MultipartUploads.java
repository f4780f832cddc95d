package io.guichet.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Files as a browser or a program has sent them. */
public final class MultipartUploads {

    private MultipartUploads() {}

    /** Those that were chosen under that name; none where the form carries no files at all. */
    public static List<Upload> from(HttpServletRequest request, String field) {
        var form = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        return form == null ? List.of() : from(form.getFiles(field));
    }

    /** A browser sends a nameless empty file where none was chosen. */
    public static List<Upload> from(List<MultipartFile> files) {
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
