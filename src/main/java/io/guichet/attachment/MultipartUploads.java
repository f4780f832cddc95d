package io.guichet.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Reads uploads from multipart requests. */
public final class MultipartUploads {

    private MultipartUploads() {}

    /** The uploads of that field; none if the request is not multipart. */
    public static List<Upload> from(HttpServletRequest request, String field) {
        var form = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        return form == null ? List.of() : from(form.getFiles(field));
    }

    /** Browsers send an unnamed empty file if none was chosen. */
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
