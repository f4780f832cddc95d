package io.guichet.search;

import io.guichet.knowledge.search.LanguageAnalyzer;
import io.guichet.ticket.DueSortKeys;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** The fields of a ticket's document. Texts have a field per language and, because of rights, one for internal notes. */
final class TicketFields {

    /** Languages with an analysis of their own; texts of others are analysed as English. */
    static final List<String> LANGUAGES = List.of("fr", "en");

    static final String NUMBER = "number";
    static final String BRAND = "brand";
    static final String STATUS = "status";
    static final String LANGUAGE = "language";
    static final String TEAM = "team";
    static final String PRIORITY = "priority";

    /** The team of a restricted ticket; {@link #EVERYBODY} if it is not restricted. */
    static final String AUDIENCE = "audience";

    static final String EVERYBODY = "*";

    /** Microseconds since the epoch, the precision of the database. */
    static final String RECEIVED = "received";

    /** Next due date in microseconds since the epoch; absent if no clock runs. */
    static final String DUE = "due";

    /** Instant in microseconds since the epoch from which the due date is at risk; absent if no clock runs. */
    static final String AT_RISK_AT = "atRiskAt";

    /** Place in the order by due date ({@link #dueOrder}): tickets without one, then closed ones, are last. */
    static final String DUE_ORDER = "dueOrder";

    /** Words of number, subject, customer's name and address, and file names. */
    static final String WORDS = "words";

    /** Beginnings of the words of {@link #WORDS}: a term for each, because a prefix may begin thousands of words. */
    static final String BEGINNINGS = "beginnings";

    /** Words of the number, which has no beginnings: they would be millions of terms with a ticket each. */
    static final String NUMBER_WORDS = "numberWords";

    private static final String TEXT_PREFIX = "text.";
    private static final String INTERNAL_PREFIX = "internal.";

    /** Occurrences are counted, positions are not kept: they would double the index. */
    private static final FieldType TEXT_TYPE = new FieldType();

    private static final FieldType WORDS_TYPE = new FieldType();

    private static final FieldType BEGINNINGS_TYPE = new FieldType();

    static {
        TEXT_TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        TEXT_TYPE.freeze();
        WORDS_TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        WORDS_TYPE.freeze();
        BEGINNINGS_TYPE.setIndexOptions(IndexOptions.DOCS);
        BEGINNINGS_TYPE.setOmitNorms(true);
        BEGINNINGS_TYPE.freeze();
    }

    /** Later than the microseconds of every due date. */
    private static final long WITHOUT_DUE_DATE = 1L << 60;

    private static final long CLOSED = 2L << 60;

    /** Number of characters of a ticket's number that fit between them. */
    private static final int ORDERED_CHARACTERS = 11;

    /** A to Z, digits, the hyphen, and the end of a number. */
    private static final int CHARACTERS = 38;

    private TicketFields() {}

    /** Stems of the subject and the public messages. */
    static String text(String language) {
        return TEXT_PREFIX + analysed(language);
    }

    /** Stems of the internal notes. */
    static String internal(String language) {
        return INTERNAL_PREFIX + analysed(language);
    }

    /** The language in which texts of a language are analysed. */
    static String analysed(String language) {
        return LANGUAGES.contains(language) ? language : "en";
    }

    /** Microseconds since the epoch. {@link ChronoUnit} counts nanoseconds first, which the year 9999 exceeds. */
    static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.get(ChronoField.MICRO_OF_SECOND));
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /**
     * Place of a ticket in the order by due date and number, for a sort key up to that of closed tickets. Tickets without a
     * due date share a sort key, and so do closed ones: theirs continues with the beginning of the number, because Lucene
     * skips what does not come onto the page by different values only.
     */
    static long dueOrder(Instant dueSortKey, String number) {
        if (dueSortKey.isBefore(DueSortKeys.WITHOUT_DUE_DATE)) {
            return micros(dueSortKey);
        }
        if (dueSortKey.equals(DueSortKeys.WITHOUT_DUE_DATE)) {
            return WITHOUT_DUE_DATE + beginning(number);
        }
        return dueSortKey.isBefore(DueSortKeys.CLOSED) ? CLOSED - 1 : CLOSED + beginning(number);
    }

    /** The sort key of a ticket at that place. */
    static Instant dueSortKey(long dueOrder) {
        if (dueOrder >= CLOSED) {
            return DueSortKeys.CLOSED;
        }
        return dueOrder >= WITHOUT_DUE_DATE ? DueSortKeys.WITHOUT_DUE_DATE : instant(dueOrder);
    }

    /** In the order of the numbers, as far as their first characters tell. */
    private static long beginning(String number) {
        long value = 0;
        for (int at = 0; at < ORDERED_CHARACTERS; at++) {
            value = value * CHARACTERS + (at < number.length() ? rank(number.charAt(at)) : 0);
        }
        return value;
    }

    /** The place of a character of a number, from 1: hyphen, digits, A to Z. */
    private static int rank(char character) {
        if (character >= 'A') {
            return 12 + Math.min(character, 'Z') - 'A';
        }
        return character >= '0' ? 2 + Math.min(character, '9') - '0' : 1;
    }

    static Document document(SearchableTicket ticket) {
        var document = new Document();
        document.add(new StringField(NUMBER, ticket.number(), Store.NO));
        document.add(new SortedDocValuesField(NUMBER, new BytesRef(ticket.number())));
        document.add(new StringField(BRAND, ticket.brand(), Store.NO));
        document.add(new StringField(STATUS, ticket.status(), Store.NO));
        document.add(new StringField(LANGUAGE, ticket.language(), Store.NO));
        addOptional(document, TEAM, ticket.team());
        addOptional(document, PRIORITY, ticket.priority());
        if (!ticket.restricted()) {
            document.add(new StringField(AUDIENCE, EVERYBODY, Store.NO));
        } else {
            addOptional(document, AUDIENCE, ticket.team());
        }
        addSortKey(document, RECEIVED, micros(ticket.receivedAt()));
        addSortKey(document, DUE_ORDER, dueOrder(ticket.dueSortKey(), ticket.number()));
        addInstant(document, DUE, ticket.due());
        addInstant(document, AT_RISK_AT, ticket.atRiskAt());
        var text = text(ticket.language());
        addText(document, text, ticket.subject(), TEXT_TYPE);
        ticket.publicTexts().forEach(body -> addText(document, text, body, TEXT_TYPE));
        ticket.internalTexts().forEach(body -> addText(document, internal(ticket.language()), body, TEXT_TYPE));
        addText(document, WORDS, ticket.number(), WORDS_TYPE);
        addText(document, NUMBER_WORDS, ticket.number(), BEGINNINGS_TYPE);
        addName(document, ticket.subject());
        addName(document, ticket.customerName());
        addName(document, ticket.customerEmail());
        ticket.fileNames().forEach(name -> addName(document, name));
        return document;
    }

    private static void addName(Document document, String name) {
        addText(document, WORDS, name, WORDS_TYPE);
        addText(document, BEGINNINGS, name, BEGINNINGS_TYPE);
    }

    /** Indexed as a point too, so that Lucene skips what sorts after the page. */
    private static void addSortKey(Document document, String field, long value) {
        document.add(new LongPoint(field, value));
        document.add(new NumericDocValuesField(field, value));
    }

    private static void addInstant(Document document, String field, Instant instant) {
        if (instant != null) {
            document.add(new LongPoint(field, micros(instant)));
        }
    }

    private static void addOptional(Document document, String field, String value) {
        if (value != null) {
            document.add(new StringField(field, value, Store.NO));
        }
    }

    private static void addText(Document document, String field, String text, FieldType type) {
        if (text != null) {
            document.add(new Field(field, TicketText.normalised(text), type));
        }
    }

    /** Analyses texts in the language that the field's name ends with. */
    static final class TicketAnalyzer extends DelegatingAnalyzerWrapper {

        TicketAnalyzer() {
            super(PER_FIELD_REUSE_STRATEGY);
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return switch (field) {
                case WORDS, NUMBER_WORDS -> TicketText.WORDS;
                case BEGINNINGS -> TicketText.BEGINNINGS;
                default ->
                    LanguageAnalyzer.of(field.substring(field.indexOf('.') + 1)).stems();
            };
        }
    }
}
