package io.guichet.insight.board;

import io.guichet.brand.Brand;
import io.guichet.insight.board.LiveBoard.TeamBoard;
import io.guichet.insight.board.LiveBoardView.BoardLinks;
import io.guichet.insight.board.LiveBoardView.TeamView;
import io.guichet.insight.board.LiveBoardView.TotalView;
import io.guichet.insight.board.LiveBoards.BoardFilter;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Risk;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts a board into the reader's language, with links to the lists of the same tickets. */
@Component
class LiveBoardViewAssembler {

    private final LabelFormatter labels;

    LiveBoardViewAssembler(LabelFormatter labels) {
        this.labels = labels;
    }

    LiveBoardView assemble(LiveBoard board, BoardFilter filter, boolean ofAllBrands, Instant asOf, Locale locale) {
        var brand = ofAllBrands ? null : filter.brands().get(0).id();
        var total = board.total();
        return new LiveBoardView(
                asOf,
                new TotalView(total.counts(), total.restricted(), total.waits(), links(brand, filter.team())),
                board.teams().stream().map(team -> team(team, filter, locale)).toList());
    }

    private TeamView team(TeamBoard team, BoardFilter filter, Locale locale) {
        var name = team.team() == null
                ? labels.text("live.no-team", locale)
                : labels.group(team.brand(), team.team(), locale);
        return new TeamView(
                team.brand(),
                team.team(),
                filter.brands().size() == 1 ? name : "%s · %s".formatted(brandName(team.brand(), filter, locale), name),
                team.counts(),
                team.waits(),
                team.team() == null ? null : links(team.brand(), team.team()));
    }

    private static String brandName(String id, BoardFilter filter, Locale locale) {
        return filter.brands().stream()
                .filter(brand -> brand.id().equals(id))
                .findFirst()
                .map(Brand::name)
                .orElseThrow()
                .in(locale.getLanguage());
    }

    private static BoardLinks links(String brand, String team) {
        var list = UriComponentsBuilder.fromPath("/desk/tickets");
        var forecast = UriComponentsBuilder.fromPath("/insight/forecast");
        if (brand != null) {
            list.queryParam("brand", brand);
            forecast.queryParam("brand", brand);
        }
        if (team != null) {
            list.queryParam("team", team).queryParam("restricted", false);
            forecast.queryParam("team", team);
        }
        return new BoardLinks(
                with(list, "status", "OPEN"),
                with(list, "risk", Risk.AT_RISK.name()),
                with(list, "risk", Risk.OVERDUE.name()),
                forecast.encode().build().toUriString());
    }

    private static String with(UriComponentsBuilder list, String name, String value) {
        return list.cloneBuilder().queryParam(name, value).encode().build().toUriString();
    }
}
