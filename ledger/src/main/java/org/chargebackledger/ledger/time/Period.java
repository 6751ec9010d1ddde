package org.chargebackledger.ledger.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/** An accounting period: one month, written {@code 2026-10}. */
public record Period(YearMonth month) implements Comparable<Period> {

    /**
     * Reads a period such as {@code 2026-10}.
     *
     * @throws IllegalArgumentException if it is not a month of that form
     */
    public static Period parse(String text) {
        try {
            return new Period(YearMonth.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a period like 2026-10: '" + text + "'");
        }
    }

    public static Period of(LocalDate day) {
        return new Period(YearMonth.from(day));
    }

    public LocalDate firstDay() {
        return month.atDay(1);
    }

    public LocalDate lastDay() {
        return month.atEndOfMonth();
    }

    public boolean contains(LocalDate day) {
        return YearMonth.from(day).equals(month);
    }

    public Period next() {
        return new Period(month.plusMonths(1));
    }

    @Override
    public int compareTo(Period other) {
        return month.compareTo(other.month);
    }

    @Override
    public String toString() {
        return month.toString();
    }
}
