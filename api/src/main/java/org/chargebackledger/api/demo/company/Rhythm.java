package org.chargebackledger.api.demo.company;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/** How a load follows the week, the season and the autumn sale. */
enum Rhythm {
    STEADY,
    SHOP,
    OFFICE,
    NIGHTLY;

    private static final LocalDate SALE_FIRST_DAY = LocalDate.of(2026, Month.OCTOBER, 15);
    private static final LocalDate SALE_LAST_DAY = LocalDate.of(2026, Month.OCTOBER, 18);

    /** The load of a day, 100 on an ordinary weekday in August. */
    int percent(LocalDate day) {
        var ofWeek = ofWeek(day);
        return switch (this) {
            case STEADY -> ofWeek;
            case SHOP -> ofWeek * season(day) * sale(day) / 10_000;
            case OFFICE, NIGHTLY -> ofWeek * season(day) / 100;
        };
    }

    private int ofWeek(LocalDate day) {
        var weekday = day.getDayOfWeek();
        var weekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
        return switch (this) {
            case STEADY -> 100;
            case SHOP -> weekend ? 124 : weekday == DayOfWeek.FRIDAY ? 108 : 100;
            case OFFICE -> weekend ? 25 : 100;
            case NIGHTLY -> weekend ? 60 : weekday == DayOfWeek.MONDAY ? 118 : 100;
        };
    }

    private static int season(LocalDate day) {
        return switch (day.getMonth()) {
            case AUGUST -> 100;
            case SEPTEMBER -> 104;
            default -> 109;
        };
    }

    private static int sale(LocalDate day) {
        return day.isBefore(SALE_FIRST_DAY) || day.isAfter(SALE_LAST_DAY) ? 100 : 140;
    }
}
