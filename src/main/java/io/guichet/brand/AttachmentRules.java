package io.guichet.brand;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which files may come with a request.
 *
 * @param types media types that are taken, by what is in the file
 * @param largest in megabytes, for one file
 * @param most how many at once
 * @param signedInOnly whether customers must be signed in to send any
 */
public record AttachmentRules(Set<String> types, Integer maxMegabytes, Integer maxCount, Boolean signedInOnly) {

    private static final long MEGABYTE = 1024 * 1024;

    private static final Set<String> DEFAULT_TYPES = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
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
        signedInOnly = signedInOnly != null && signedInOnly;
    }

    public static AttachmentRules defaults() {
        return new AttachmentRules(null, null, null, null);
    }

    public long maxBytes() {
        return maxMegabytes * MEGABYTE;
    }

    /** The types, in an order that is always the same. */
    public Set<String> sortedTypes() {
        return new TreeSet<>(types);
    }
}
