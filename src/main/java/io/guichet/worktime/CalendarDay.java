package io.guichet.worktime;

import java.time.LocalDate;

/** A date, and whether it is a public holiday where the hours hold. */
record CalendarDay(LocalDate date, boolean holiday) {}
