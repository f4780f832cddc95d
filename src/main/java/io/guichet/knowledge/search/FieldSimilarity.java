package io.guichet.knowledge.search;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/** What a word weighs in an article: BM25, with less regard to a text's length than usual: long articles answer too. */
final class FieldSimilarity extends PerFieldSimilarityWrapper {

    private static final Similarity TITLE = new BM25Similarity(1.2f, 0.75f);
    private static final Similarity TEXT = new BM25Similarity(1.2f, 0.5f);

    @Override
    public Similarity get(String field) {
        return field.startsWith("title.") ? TITLE : TEXT;
    }
}
