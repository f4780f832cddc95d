package io.guichet.insight.board;

import io.guichet.brand.Brand;
import io.guichet.insight.board.LiveBoard.BoardTotal;
import io.guichet.insight.board.LiveBoard.TeamBoard;
import io.guichet.insight.board.OpenTicketCounts.BoardTicket;
import io.guichet.insight.forecast.BreachForecasts;
import io.guichet.ticket.StatusCatalog;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Computes boards of what is open from the tickets in memory. */
@Component
class LiveBoards {

    private final OpenTicketCounts tickets;
    private final BreachForecasts forecasts;
    private final StatusCatalog statuses;
    private final Clock clock;

    LiveBoards(OpenTicketCounts tickets, BreachForecasts forecasts, StatusCatalog statuses, Clock clock) {
        this.tickets = tickets;
        this.forecasts = forecasts;
        this.statuses = statuses;
        this.clock = clock;
    }

    /**
     * What a board is about.
     *
     * @param brands brands that its reader may see
     * @param team null for all teams
     */
    record BoardFilter(List<Brand> brands, String team) {

        /** Equal for boards of the same tickets. */
        BoardKey key() {
            return new BoardKey(brands.stream().map(Brand::id).toList(), team);
        }

        private boolean admits(BoardTicket ticket) {
            return brands.stream().anyMatch(brand -> brand.id().equals(ticket.brand()))
                    && (team == null || team.equals(ticket.team()) && !ticket.restricted());
        }
    }

    record BoardKey(List<String> brands, String team) {}

    private record TeamKey(String brand, String team) {}

    /** The tickets now; several boards are computed from the same ones. */
    BoardSource source() {
        var open = tickets.current();
        var breaching = forecasts.recent().stream()
                .map(forecast -> forecast.ticket().number())
                .collect(Collectors.toSet());
        return new BoardSource(open, breaching);
    }

    /** @param breaching the numbers of tickets that will probably breach a target */
    record BoardSource(List<BoardTicket> tickets, Set<String> breaching) {}

    LiveBoard board(BoardFilter filter) {
        return board(filter, source());
    }

    LiveBoard board(BoardFilter filter, BoardSource source) {
        var now = clock.instant();
        var all = new BoardTally(now);
        var restricted = new BoardTally(now);
        var listed = new BoardTally(now);
        var teams = new LinkedHashMap<TeamKey, BoardTally>();
        for (var brand : filter.brands()) {
            brand.teams().stream()
                    .filter(team -> !team.restricted())
                    .filter(team -> filter.team() == null || team.id().equals(filter.team()))
                    .forEach(team -> teams.put(new TeamKey(brand.id(), team.id()), new BoardTally(now)));
        }
        for (var ticket : source.tickets()) {
            if (filter.admits(ticket)) {
                var turn = statuses.get(ticket.status()).turn();
                var breaches = source.breaching().contains(ticket.number());
                all.add(ticket, turn, breaches);
                if (ticket.restricted()) {
                    restricted.add(ticket, turn, false);
                } else {
                    listed.add(ticket, turn, breaches);
                    teams.computeIfAbsent(new TeamKey(ticket.brand(), ticket.team()), unknown -> new BoardTally(now))
                            .add(ticket, turn, breaches);
                }
            }
        }
        return new LiveBoard(
                new BoardTotal(all.counts(), restricted.counts(), listed.waits()),
                teams.entrySet().stream()
                        .filter(team -> Objects.nonNull(team.getKey().team())
                                || team.getValue().counts().open() > 0)
                        .map(team -> new TeamBoard(
                                team.getKey().brand(),
                                team.getKey().team(),
                                team.getValue().counts(),
                                team.getValue().waits()))
                        .toList());
    }
}
