package io.guichet.model;

import java.nio.charset.StandardCharsets;

/**
 * A file by which the desk works.
 *
 * @param path its place below the working folder, which is also its identity: deployments lose folders
 * @param version its deployed version; 0 for a file of the working folder that was never deployed
 * @param deployment number of the deployment that brought it, which grows; 0 if it was never deployed
 */
public record CurrentFile(String path, int version, long deployment, byte[] content) {

    /** Its name without folders. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The name of its folder: for a table or text, the brand. */
    public String folder() {
        var parts = path.split("/");
        return parts[parts.length - 2];
    }

    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
