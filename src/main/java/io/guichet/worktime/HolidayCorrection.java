package io.guichet.worktime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A date that jollyday has or lacks by mistake, from the shipped file of corrections.
 *
 * @param code country or country-region; a correction of a country applies to its regions too
 * @param added whether the date is a holiday that jollyday lacks; otherwise it is none
 */
record HolidayCorrection(String code, boolean added, LocalDate date, String english, String french) {

    private static final String FILE = "/holidays/corrections.csv";
    private static final List<HolidayCorrection> ALL = readAll();

    /** The corrections of a place in one year. */
    static List<HolidayCorrection> of(String code, int year) {
        return ALL.stream()
                .filter(correction -> correction.date.getYear() == year && correction.appliesTo(code))
                .toList();
    }

    private boolean appliesTo(String place) {
        return place.equals(code) || place.startsWith(code + "-");
    }

    String name(Locale locale) {
        return locale.getLanguage().equals("fr") ? french : english;
    }

    private static List<HolidayCorrection> readAll() {
        try (var file = HolidayCorrection.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("code;"))
                    .map(line -> line.split(";"))
                    .map(cells -> new HolidayCorrection(
                            cells[0], cells[1].equals("add"), LocalDate.parse(cells[2]), cells[3], cells[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
