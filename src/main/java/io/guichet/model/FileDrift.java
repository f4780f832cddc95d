package io.guichet.model;

import io.guichet.model.FileVersions.FileVersion;

/**
 * How a file of the working folder and its deployed version have changed since they were the same.
 *
 * @param fileSha256 digest of the file; null if there is none
 * @param deployed the deployed version; null if there is none
 */
public record FileDrift(String path, DriftState state, String fileSha256, FileVersion deployed) {

    /** What has changed. */
    public enum DriftState {
        UNCHANGED,
        FILE_NEWER,
        DEPLOYED_NEWER,
        /** Both have. */
        CONFLICT
    }

    /** @param base digest of the file when it was last deployed or compared; null if it never was */
    static FileDrift of(String path, String file, FileVersion deployed, String base) {
        return new FileDrift(path, state(file, deployed == null ? null : deployed.sha256(), base), file, deployed);
    }

    private static DriftState state(String file, String deployed, String base) {
        if (deployed == null) {
            return DriftState.FILE_NEWER;
        }
        if (file == null) {
            return DriftState.DEPLOYED_NEWER;
        }
        if (file.equals(deployed)) {
            return DriftState.UNCHANGED;
        }
        if (file.equals(base)) {
            return DriftState.DEPLOYED_NEWER;
        }
        return deployed.equals(base) ? DriftState.FILE_NEWER : DriftState.CONFLICT;
    }
}
