package io.guichet.worktime;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Public holidays of a country or region (ISO 3166, such as {@code FR} or {@code DE-BY}), from jollyday with the shipped
 * corrections, and individual dates.
 */
public final class Holidays {

    private static final Set<String> COUNTRIES = HolidayManager.getSupportedCalendarCodes().stream()
            .map(code -> code.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    private static final Map<String, Holidays> CACHE = new ConcurrentHashMap<>();
    private static final Holidays NONE = new Holidays(null, null, new String[0], Set.of());

    private final String code;
    private final HolidayManager manager;
    private final String[] region;
    private final Set<LocalDate> dates;
    private final Map<Integer, Map<LocalDate, Function<Locale, String>>> years = new ConcurrentHashMap<>();

    private Holidays(String code, HolidayManager manager, String[] region, Set<LocalDate> dates) {
        this.code = code;
        this.manager = manager;
        this.region = region;
        this.dates = dates;
    }

    public static Holidays none() {
        return NONE;
    }

    /**
     * Creates the holidays of a place, without observances, and the given dates.
     *
     * @param code country or country-region, or null for none
     * @throws InvalidWorktimeInput on {@code holidays} for an unknown code
     */
    public static Holidays of(String code, Collection<LocalDate> dates) {
        var base = code == null || code.isBlank()
                ? NONE
                : CACHE.computeIfAbsent(code.toUpperCase(Locale.ROOT), Holidays::read);
        return dates == null || dates.isEmpty()
                ? base
                : new Holidays(base.code, base.manager, base.region, Set.copyOf(dates));
    }

    private static Holidays read(String code) {
        var steps = code.toLowerCase(Locale.ROOT).split("-");
        var country = steps[0];
        if (country.length() != 2 || !COUNTRIES.contains(country)) {
            throw new InvalidWorktimeInput("holidays", "'%s' is not a country with known holidays".formatted(code));
        }
        var manager = HolidayManager.getInstance(ManagerParameters.create(country));
        var region = Arrays.copyOfRange(steps, 1, steps.length);
        CalendarHierarchy node = manager.getCalendarHierarchy();
        for (var step : region) {
            node = node.getChildren().get(step);
            if (node == null) {
                throw new InvalidWorktimeInput("holidays", "'%s' is not a region with known holidays".formatted(code));
            }
        }
        return new Holidays(code, manager, region, Set.of());
    }

    /** Whether there are no holidays at all. */
    public boolean isEmpty() {
        return manager == null && dates.isEmpty();
    }

    /** Whether any holiday of that year is known. */
    public boolean isKnownFor(int year) {
        return !holidaysOf(year).isEmpty() || dates.stream().anyMatch(date -> date.getYear() == year);
    }

    boolean isHoliday(LocalDate date) {
        return dates.contains(date) || holidaysOf(date.getYear()).containsKey(date);
    }

    /** Name of the holiday on that date. */
    Optional<String> name(LocalDate date, Locale locale) {
        var holiday = holidaysOf(date.getYear()).get(date);
        if (holiday != null) {
            return Optional.of(holiday.apply(locale));
        }
        return dates.contains(date) ? Optional.of(date.toString()) : Optional.empty();
    }

    private Map<LocalDate, Function<Locale, String>> holidaysOf(int year) {
        return manager == null ? Map.of() : years.computeIfAbsent(year, this::read);
    }

    /** A holiday of the next year may have its substitute day in this one, as New Year's Day of 2028 in the United States. */
    private Map<LocalDate, Function<Locale, String>> read(int year) {
        var holidays = new HashMap<LocalDate, Function<Locale, String>>();
        for (var listed = year; listed <= year + 1; listed++) {
            manager.getHolidays(Year.of(listed), HolidayType.PUBLIC_HOLIDAY, region).stream()
                    .filter(holiday -> holiday.getDate().getYear() == year)
                    .forEach(holiday -> holidays.put(holiday.getDate(), holiday::getDescription));
        }
        for (var correction : HolidayCorrection.of(code, year)) {
            if (correction.added()) {
                holidays.putIfAbsent(correction.date(), correction::name);
            } else {
                holidays.remove(correction.date());
            }
        }
        return holidays;
    }
}
