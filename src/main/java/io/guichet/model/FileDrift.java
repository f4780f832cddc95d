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
        /** The file is gone from the working folder; its deployed version has not changed. */
        FILE_REMOVED,
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
            return stateWithoutFile(deployed, base);
        }
        if (file.equals(deployed)) {
            return DriftState.UNCHANGED;
        }
        if (file.equals(base)) {
            return DriftState.DEPLOYED_NEWER;
        }
        return deployed.equals(base) ? DriftState.FILE_NEWER : DriftState.CONFLICT;
    }

    /** A file without a base never was in the working folder. */
    private static DriftState stateWithoutFile(String deployed, String base) {
        if (base == null) {
            return DriftState.DEPLOYED_NEWER;
        }
        return deployed.equals(base) ? DriftState.FILE_REMOVED : DriftState.CONFLICT;
    }

    /** Whether the file is gone, so that its deployed version can be removed. A brand goes on: its tickets and customers stay. */
    public boolean isRemovable() {
        return needsDecision() && fileSha256 == null && !path.endsWith("/brand.yaml");
    }

    /** Whether somebody has to say which of the two applies. */
    public boolean needsDecision() {
        return state == DriftState.CONFLICT || state == DriftState.FILE_REMOVED;
    }
}
