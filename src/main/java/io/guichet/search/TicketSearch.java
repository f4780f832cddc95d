package io.guichet.search;

import io.guichet.access.StaffMember;
import io.guichet.brand.Brands;
import io.guichet.problem.BadInput;
import io.guichet.web.Cursor;
import io.guichet.web.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSortSortedNumericDocValuesRangeQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.springframework.stereotype.Component;

/** Full-text search of the tickets that a member of staff may see. */
@Component
public class TicketSearch {

    private static final Sort BEST_FIRST = new Sort(
            SortField.FIELD_SCORE,
            new SortField(TicketFields.RECEIVED, SortField.Type.LONG, true),
            new SortField(TicketFields.NUMBER, SortField.Type.STRING));

    private final TicketIndexer indexer;
    private final SearchableTicketStore store;
    private final Brands brands;

    TicketSearch(TicketIndexer indexer, SearchableTicketStore store, Brands brands) {
        this.indexer = indexer;
        this.store = store;
        this.brands = brands;
    }

    /** The order of a list. */
    public enum ListOrder {
        /** By due date; then tickets without one, then closed ones. */
        DUE(
                TicketFields.DUE_ORDER,
                false,
                position -> TicketFields.dueOrder(position.instant(), position.number()),
                TicketFields::dueSortKey),
        /** By receipt, newest first; the index keeps tickets in this order, so that a page ends the search. */
        NEWEST(TicketFields.RECEIVED, true, position -> TicketFields.micros(position.instant()), TicketFields::instant);

        final Sort sort;
        private final ToLongFunction<ListPosition> value;
        private final LongFunction<Instant> instant;

        ListOrder(String field, boolean descending, ToLongFunction<ListPosition> value, LongFunction<Instant> instant) {
            this.sort = new Sort(
                    new SortField(field, SortField.Type.LONG, descending),
                    new SortField(TicketFields.NUMBER, SortField.Type.STRING, descending));
            this.value = value;
            this.instant = instant;
        }

        private ListPosition position(FieldDoc hit) {
            return new ListPosition(instant.apply((long) hit.fields[0]), number(hit));
        }

        private FieldDoc at(ListPosition position) {
            var fields = new Object[] {value.applyAsLong(position), new BytesRef(position.number())};
            return new FieldDoc(Integer.MAX_VALUE, Float.NaN, fields);
        }
    }

    /** The place of a ticket in a list: its due sort key or receipt, and its number. */
    public record ListPosition(Instant instant, String number) {}

    /**
     * Filters of a list besides its words; empty ones do not filter.
     *
     * @param excludedStatuses statuses of tickets that are left out
     * @param numbers numbers to which the list is limited
     * @param restricted whether the tickets are restricted
     * @param overdueAt lists the tickets whose due date is before that instant
     * @param atRiskAt lists the tickets that are at risk, but not overdue, at that instant
     * @param after place of the last ticket of the previous page
     * @param limit maximum number of tickets
     */
    public record ListFilter(
            Optional<String> brand,
            Optional<String> status,
            Set<String> excludedStatuses,
            Optional<String> team,
            Optional<String> priority,
            Optional<Set<String>> numbers,
            Optional<Boolean> restricted,
            Optional<Instant> overdueAt,
            Optional<Instant> atRiskAt,
            ListOrder order,
            Optional<ListPosition> after,
            int limit) {}

    /** The position of a ticket in the order of the hits. */
    private record FoundTicket(String number, float score, long received) {

        private static final char SEPARATOR = ' ';

        static FoundTicket of(FieldDoc hit) {
            return new FoundTicket(TicketSearch.number(hit), (float) hit.fields[0], (long) hit.fields[1]);
        }

        Cursor cursor() {
            return new Cursor(score + "" + SEPARATOR + received, number);
        }

        /** The position that a cursor names; null for null. */
        static FieldDoc position(Cursor cursor) {
            if (cursor == null) {
                return null;
            }
            try {
                var separator = cursor.value().indexOf(SEPARATOR);
                var score = Float.parseFloat(cursor.value().substring(0, separator));
                var received = Long.parseLong(cursor.value().substring(separator + 1));
                if (!Float.isFinite(score)) {
                    throw new BadInput("after", "is not a cursor of this list");
                }
                return new FieldDoc(
                        Integer.MAX_VALUE, score, new Object[] {score, received, new BytesRef(cursor.key())});
            } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
                throw new BadInput("after", "is not a cursor of this list");
            }
        }
    }

    /**
     * The tickets that contain all words, best first. Everything committed before the call is found. Throws {@link
     * TicketIndexUnavailable} while the index is being built, and {@link BadInput} for invalid parameters.
     */
    public Page<TicketHit> find(TicketSearchRequest request, StaffMember staff) {
        var scope = scope(staff, TicketSearchRequest.value("brand", request.brand()));
        var language = language(request);
        var analysed = language.map(TicketFields::analysed).map(List::of).orElse(TicketFields.LANGUAGES);
        var query = new TicketQuery(request.text(), analysed);
        var after = FoundTicket.position(Cursor.decode(request.after()));
        var limit = request.pageSize();
        if (query.isEmpty() || scope.brands().isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var filtered = new BooleanQuery.Builder().add(query.query(scope.internalNotes()), Occur.MUST);
        scope.addFilters(filtered);
        TicketSearchRequest.value("status", request.status())
                .ifPresent(status -> addFilter(filtered, TicketFields.STATUS, status));
        language.ifPresent(wanted -> addFilter(filtered, TicketFields.LANGUAGE, wanted));
        var found = indexer.search(searcher -> {
            var manager = new TopFieldCollectorManager(BEST_FIRST, limit + 1, after, limit + 1);
            return found(searcher.search(filtered.build(), manager));
        });
        var page = Page.of(found, limit, FoundTicket::cursor);
        return new Page<>(hits(page.items(), query, scope), page.next());
    }

    private List<TicketHit> hits(List<FoundTicket> page, TicketQuery query, SearchScope scope) {
        var tickets = new HashMap<String, SearchableTicket>();
        store.find(page.stream().map(FoundTicket::number).toList())
                .forEach(ticket -> tickets.put(ticket.number(), ticket));
        var excerpts = new TicketExcerpts(query, scope);
        var hits = new ArrayList<TicketHit>();
        for (var found : page) {
            var ticket = tickets.get(found.number());
            // It may have become restricted since the search.
            if (ticket != null && scope.permits(ticket)) {
                hits.add(excerpts.hit(ticket, found.score()));
            }
        }
        return hits;
    }

    /**
     * The places of the tickets that contain all words, up to the filter's limit, in the filter's order. Throws {@link
     * TicketIndexUnavailable} while the index is being built.
     */
    public List<ListPosition> places(String text, ListFilter filter, StaffMember staff) {
        var scope = scope(staff, filter.brand());
        var query = new TicketQuery(text, TicketFields.LANGUAGES);
        if (query.isEmpty() || scope.brands().isEmpty()) {
            return List.of();
        }
        var filtered = new BooleanQuery.Builder().add(query.query(scope.internalNotes()), Occur.FILTER);
        scope.addFilters(filtered);
        addFilters(filtered, filter);
        filter.after()
                .filter(position -> filter.order() == ListOrder.NEWEST)
                .ifPresent(position -> filtered.add(receivedUntil(position.instant()), Occur.FILTER));
        var after = filter.after().map(filter.order()::at).orElse(null);
        return indexer.search(searcher -> {
            var manager = new TopFieldCollectorManager(filter.order().sort, filter.limit(), after, filter.limit());
            return Stream.of(searcher.search(filtered.build(), manager).scoreDocs)
                    .map(hit -> filter.order().position((FieldDoc) hit))
                    .toList();
        });
    }

    private static void addFilters(BooleanQuery.Builder query, ListFilter filter) {
        filter.status().ifPresent(status -> addFilter(query, TicketFields.STATUS, status));
        query.add(SearchScope.anyOf(TicketFields.STATUS, filter.excludedStatuses()), Occur.MUST_NOT);
        filter.team().ifPresent(team -> addFilter(query, TicketFields.TEAM, team));
        filter.priority().ifPresent(priority -> addFilter(query, TicketFields.PRIORITY, priority));
        filter.numbers().ifPresent(numbers -> query.add(SearchScope.anyOf(TicketFields.NUMBER, numbers), Occur.FILTER));
        filter.restricted()
                .ifPresent(restricted -> query.add(
                        new TermQuery(new Term(TicketFields.AUDIENCE, TicketFields.EVERYBODY)),
                        restricted ? Occur.MUST_NOT : Occur.FILTER));
        filter.overdueAt()
                .map(TicketFields::micros)
                .ifPresent(at -> addRange(query, TicketFields.DUE, Long.MIN_VALUE, at - 1));
        filter.atRiskAt().map(TicketFields::micros).ifPresent(at -> {
            addRange(query, TicketFields.AT_RISK_AT, Long.MIN_VALUE, at);
            addRange(query, TicketFields.DUE, at, Long.MAX_VALUE);
        });
    }

    /** Found by the order of the index: without it, a page would visit all newer tickets with the words. */
    private static Query receivedUntil(Instant last) {
        var until = TicketFields.micros(last);
        return new IndexSortSortedNumericDocValuesRangeQuery(
                TicketFields.RECEIVED,
                Long.MIN_VALUE,
                until,
                LongPoint.newRangeQuery(TicketFields.RECEIVED, Long.MIN_VALUE, until));
    }

    private static void addRange(BooleanQuery.Builder query, String field, long from, long to) {
        query.add(LongPoint.newRangeQuery(field, from, to), Occur.FILTER);
    }

    private SearchScope scope(StaffMember staff, Optional<String> brand) {
        var scope = SearchScope.of(staff);
        return brand.map(id -> scope.withBrand(brands.get(id).id())).orElse(scope);
    }

    private Optional<String> language(TicketSearchRequest request) {
        var known = brands.all().stream()
                .flatMap(brand -> brand.languages().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        var language = TicketSearchRequest.value("language", request.language());
        if (language.isPresent() && !known.contains(language.get())) {
            throw new BadInput("language", "must be one of " + String.join(", ", known));
        }
        return language;
    }

    private static void addFilter(BooleanQuery.Builder query, String field, String value) {
        query.add(new TermQuery(new Term(field, value)), Occur.FILTER);
    }

    private static List<FoundTicket> found(TopDocs hits) {
        return Stream.of(hits.scoreDocs)
                .map(hit -> FoundTicket.of((FieldDoc) hit))
                .toList();
    }

    /** The last value of every order; reading the documents would take longer than the search. */
    private static String number(FieldDoc hit) {
        return ((BytesRef) hit.fields[hit.fields.length - 1]).utf8ToString();
    }
}
