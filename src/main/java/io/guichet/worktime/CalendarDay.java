package io.guichet.worktime;

import java.time.LocalDate;

/** A date, and whether it is a public holiday of the calendar. */
record CalendarDay(LocalDate date, boolean holiday) {}
