package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One thing a provider counts on a resource and charges for.
 *
 * @param rate list price of one unit, in USD
 * @param negotiated whether the company's agreement with the provider lowers the price
 */
record Meter(
        String service,
        String serviceName,
        String category,
        String name,
        String operation,
        String unit,
        Count count,
        BigDecimal factor,
        BigDecimal rate,
        boolean negotiated) {

    private static final int HOURS_A_DAY = 24;

    /** What of a resource is counted. */
    enum Count {
        HOURS,
        SIZE,
        TRAFFIC
    }

    static Meter of(Table.Row row) {
        return new Meter(
                row.text("service"),
                row.text("service_name"),
                row.text("category"),
                row.text("meter"),
                row.text("operation"),
                row.text("unit"),
                switch (row.text("basis")) {
                    case "hours" -> Count.HOURS;
                    case "size" -> Count.SIZE;
                    case "traffic" -> Count.TRAFFIC;
                    default -> throw new IllegalArgumentException(row.toString());
                },
                Decimal.of(row.text("factor")),
                Decimal.of(row.text("rate")),
                row.text("edp").equals("yes"));
    }

    BigDecimal quantity(CloudResource resource, LocalDate day) {
        return Decimal.readOff(factor.multiply(counted(resource, day)));
    }

    private BigDecimal counted(CloudResource resource, LocalDate day) {
        return switch (count) {
            case HOURS -> Decimal.of(HOURS_A_DAY);
            // Storage only grows, by two permille a day.
            case SIZE ->
                    Decimal.permille(
                            Decimal.of(resource.size()),
                            1_000 + 2 * (day.toEpochDay() - DemoCompany.FIRST_DAY.toEpochDay()));
            case TRAFFIC ->
                    Decimal.permille(
                            Decimal.of(resource.traffic() * resource.rhythm().percent(day))
                                    .movePointLeft(2),
                            Noise.between(940, 1_060, resource.id(), name, day));
        };
    }
}
