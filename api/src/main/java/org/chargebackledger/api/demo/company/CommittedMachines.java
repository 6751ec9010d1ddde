package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The machines of a cluster on a FOCUS bill, some of their hours under a commitment. */
final class CommittedMachines {

    private static final BigDecimal DISK_GIB_MONTHS_AN_HOUR = Decimal.of("0.1344");

    private final Cluster cluster;
    private final Terms terms;

    CommittedMachines(Cluster cluster, Terms terms) {
        this.cluster = cluster;
        this.terms = terms;
    }

    /**
     * How one provider names and prices what a cluster's machines are made of.
     *
     * @param diskRate of a GiB for a month
     * @param commitmentId as on the bill
     */
    record Terms(
            FocusBill.Agreement agreement,
            String service,
            String sku,
            String diskService,
            String diskSku,
            BigDecimal diskRate,
            String commitmentId,
            String commitmentName,
            String commitmentCategory) {}

    List<FocusLine> lines(YearMonth month, Fleet fleet) {
        var lines = new ArrayList<FocusLine>();
        DemoCompany.days(month).forEach(day -> lines.addAll(linesOfDay(day, fleet)));
        return lines;
    }

    private List<FocusLine> linesOfDay(LocalDate day, Fleet fleet) {
        var lines = new ArrayList<FocusLine>();
        var coverage = Coverage.of(fleet.on(day), cluster.committedHours());
        for (var covered : coverage.machines()) {
            if (covered.committedHours() > 0) {
                lines.add(committed(covered));
            }
            if (covered.onDemandHours() > 0) {
                lines.add(onDemand(covered));
            }
            lines.add(disk(covered.stay()));
        }
        if (coverage.unusedHours() > 0) {
            lines.add(unused(day, coverage.unusedHours()));
        }
        return lines;
    }

    private FocusLine committed(Coverage.Covered covered) {
        var hours = Decimal.of(covered.committedHours());
        return instance(
                        covered.stay(),
                        hours,
                        FocusLine.Costs.committed(
                                hours.multiply(cluster.shape().onDemand()),
                                hours.multiply(price()),
                                hours.multiply(cluster.shape().committed())))
                .commitment(
                        terms.commitmentId(), terms.commitmentName(), terms.commitmentCategory())
                .status("Used");
    }

    private FocusLine onDemand(Coverage.Covered covered) {
        var hours = Decimal.of(covered.onDemandHours());
        return instance(
                covered.stay(),
                hours,
                FocusLine.Costs.onDemand(
                        hours.multiply(cluster.shape().onDemand()), hours.multiply(price())));
    }

    private FocusLine unused(LocalDate day, int unusedHours) {
        var hours = Decimal.of(unusedHours);
        var costs =
                FocusLine.Costs.committed(
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        hours.multiply(cluster.shape().committed()));
        return new FocusLine(cluster.account(), day, day.plusDays(1), costs)
                .service(terms.service(), "Compute", terms.sku())
                .quantity(hours, "Hours")
                .commitment(
                        terms.commitmentId(), terms.commitmentName(), terms.commitmentCategory())
                .status("Unused")
                .describedAs("Unused " + terms.commitmentName());
    }

    private FocusLine instance(Fleet.Stay stay, BigDecimal hours, FocusLine.Costs costs) {
        return new FocusLine(cluster.account(), stay.day(), stay.day().plusDays(1), costs)
                .service(terms.service(), "Compute", terms.sku())
                .quantity(hours, "Hours")
                .resource(stay.machine().resourceId(), "{}")
                .set(FocusColumn.ResourceType, "Virtual Machine")
                .set(FocusColumn.AvailabilityZone, stay.machine().zone())
                .money(FocusColumn.ListUnitPrice, cluster.shape().onDemand())
                .money(FocusColumn.ContractedUnitPrice, price())
                .describedAs(cluster.shape().type() + " running");
    }

    private FocusLine disk(Fleet.Stay stay) {
        var quantity = DISK_GIB_MONTHS_AN_HOUR.multiply(Decimal.of(stay.hours()));
        var price = terms.agreement().price(terms.diskRate(), true);
        var costs =
                FocusLine.Costs.onDemand(
                        quantity.multiply(terms.diskRate()), quantity.multiply(price));
        return new FocusLine(cluster.account(), stay.day(), stay.day().plusDays(1), costs)
                .service(terms.diskService(), "Storage", terms.diskSku())
                .quantity(quantity, "GiB-Month")
                .resource(stay.machine().diskId(), "{}")
                .set(FocusColumn.ResourceType, "Disk")
                .money(FocusColumn.ListUnitPrice, terms.diskRate())
                .money(FocusColumn.ContractedUnitPrice, price)
                .describedAs(terms.diskSku());
    }

    private BigDecimal price() {
        return terms.agreement().price(cluster.shape().onDemand(), true);
    }
}
