package org.chargebackledger.api.demo.company;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hollinbrook, an online retailer of things for home and garden, from August to October 2026: six
 * product teams, a platform team, three clusters on three clouds.
 */
public final class DemoCompany {

    /** The months that are closed, then the one that stays open. */
    public static final List<YearMonth> MONTHS =
            List.of(YearMonth.of(2026, 8), YearMonth.of(2026, 9), YearMonth.of(2026, 10));

    static final LocalDate FIRST_DAY = LocalDate.of(2026, Month.AUGUST, 1);
    static final LocalDate END_DAY = LocalDate.of(2026, Month.NOVEMBER, 1);

    private DemoCompany() {}

    public static String name() {
        return "Hollinbrook Home, Inc.";
    }

    /** The cost centers: a JSON array of objects, each with its code. */
    public static String costCenters() {
        return Table.text("cost-centers.json");
    }

    /** What its cost centers may spend, as budgets are proposed. */
    public static String budgets() {
        return Table.text("budgets.json");
    }

    /** The allocation policy document, in YAML; it is in force from the first month on. */
    public static String policy() {
        return Table.text("allocation-policy.yaml");
    }

    /**
     * Writes every bill and every reading into a folder, the same bytes each time.
     *
     * @return what to do with them, in order
     */
    public static List<DemoStep> write(Path folder) throws IOException {
        return new DemoPlan(folder).write();
    }

    static Stream<LocalDate> days(YearMonth month) {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1));
    }

    /** An hour of a day from 0 to 24, as an instant. */
    static String hour(LocalDate day, int hour) {
        return hour == 24
                ? hour(day.plusDays(1), 0)
                : day + (hour < 10 ? "T0" : "T") + hour + ":00:00Z";
    }

    /** The start of a day as AWS writes it. */
    static String midnight(LocalDate day) {
        return day + "T00:00:00.000Z";
    }
}
