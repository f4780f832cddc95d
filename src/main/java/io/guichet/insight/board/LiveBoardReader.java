package io.guichet.insight.board;

import io.guichet.access.AccessibleBrands;
import io.guichet.brand.Brand;
import io.guichet.insight.board.LiveBoards.BoardFilter;
import io.guichet.problem.BadInput;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what a board is about. */
@Component
class LiveBoardReader {

    private final AccessibleBrands brands;

    LiveBoardReader(AccessibleBrands brands) {
        this.brands = brands;
    }

    /** @param ofAllBrands whether it is about all brands of the reader, so that links need none */
    record RequestedBoard(BoardFilter filter, boolean ofAllBrands) {

        boolean isEmpty() {
            return filter.brands().isEmpty();
        }
    }

    /**
     * Throws {@link io.guichet.brand.UnknownBrand} for a brand that the reader does not serve, and {@link BadInput} for a team
     * that none of the brands has.
     *
     * @param brand null or empty for all brands of the reader
     * @param team null or empty for all teams
     */
    RequestedBoard read(String brand, String team) {
        var ofAllBrands = brand == null || brand.isBlank();
        List<Brand> served = ofAllBrands ? brands.all() : List.of(brands.get(brand.strip()));
        var wanted = team == null || team.isBlank() ? null : team.strip();
        if (wanted != null && served.stream().noneMatch(one -> one.hasTeam(wanted))) {
            throw new BadInput("team", "must be a team of the brand");
        }
        return new RequestedBoard(new BoardFilter(served, wanted), ofAllBrands);
    }
}
