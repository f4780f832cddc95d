package io.guichet.mail;

import java.util.ArrayList;
import java.util.List;

/** Removes the lines around a text that is signed with PGP in place. */
final class PgpArmour {

    private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final String END = "-----END PGP SIGNATURE-----";

    private PgpArmour() {}

    static List<TextLine> remove(List<TextLine> lines) {
        if (lines.stream().noneMatch(line -> line.depth() == 0 && line.text().equals(SIGNED))) {
            return lines;
        }
        var kept = new ArrayList<TextLine>(lines.size());
        boolean header = false;
        boolean signature = false;
        for (var line : lines) {
            if (line.text().equals(SIGNED)) {
                header = true;
            } else if (line.text().equals(SIGNATURE)) {
                signature = true;
            } else if (line.text().equals(END)) {
                signature = false;
            } else if (header) {
                header = !line.isBlank();
            } else if (!signature) {
                kept.add(
                        line.text().startsWith("- ")
                                ? new TextLine(line.text().substring(2), line.depth(), line.structure())
                                : line);
            }
        }
        return kept;
    }
}
