package io.guichet.search;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/**
 * BM25 without statistics of the index: a score depends on the ticket and the query alone, so that it says nothing about
 * tickets that the reader must not see. Rarity hardly matters, because a hit contains every word.
 */
final class TicketSimilarity extends PerFieldSimilarityWrapper {

    private static final Similarity TEXT = new ConstantStatistics(200);
    private static final Similarity WORDS = new ConstantStatistics(20);

    @Override
    public Similarity get(String field) {
        return field.equals(TicketFields.WORDS) ? WORDS : TEXT;
    }

    private static final class ConstantStatistics extends BM25Similarity {

        private final float averageLength;

        ConstantStatistics(float averageLength) {
            super(1.2f, 0.5f);
            this.averageLength = averageLength;
        }

        @Override
        protected float idf(long docFreq, long docCount) {
            return 1;
        }

        @Override
        protected float avgFieldLength(CollectionStatistics statistics) {
            return averageLength;
        }
    }
}
