package io.guichet.brand;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which attachments a brand accepts.
 *
 * @param types accepted media types, detected from the content
 * @param maxMegabytes maximum size of one file in megabytes
 * @param maxCount maximum number of files at once
 */
public record AttachmentRules(Set<String> types, Integer maxMegabytes, Integer maxCount) {

    private static final long MEGABYTE = 1024 * 1024;

    private static final Set<String> DEFAULT_TYPES = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/heic",
            "image/heif",
            "application/pdf",
            "text/plain",
            "text/csv",
            "application/zip",
            "video/mp4",
            "video/webm",
            "video/quicktime",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    public AttachmentRules {
        types = types == null ? DEFAULT_TYPES : Set.copyOf(types);
        maxMegabytes = maxMegabytes == null ? Integer.valueOf(20) : maxMegabytes;
        maxCount = maxCount == null ? Integer.valueOf(10) : maxCount;
    }

    public static AttachmentRules defaults() {
        return new AttachmentRules(null, null, null);
    }

    public long maxBytes() {
        return maxMegabytes * MEGABYTE;
    }

    /** The types in alphabetical order. */
    public Set<String> sortedTypes() {
        return new TreeSet<>(types);
    }
}
