package io.guichet.search;

/**
 * How far the index of tickets is.
 *
 * @param ready whether it can be searched
 * @param indexed number of tickets that a rebuild has read
 * @param total number of tickets that it reads; 0 before it has counted them
 */
public record IndexProgress(boolean ready, long indexed, long total) {

    /** From 0 to 100. */
    public int percent() {
        return total == 0 ? 0 : (int) Math.min(100, indexed * 100 / total);
    }
}
