package io.guichet.knowledge.search;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/** BM25 with weaker length normalisation than the default, so that long articles rank too. */
final class FieldSimilarity extends PerFieldSimilarityWrapper {

    private static final Similarity TITLE = new BM25Similarity(1.2f, 0.75f);
    private static final Similarity TEXT = new BM25Similarity(1.2f, 0.5f);

    @Override
    public Similarity get(String field) {
        return field.startsWith("title.") ? TITLE : TEXT;
    }
}
