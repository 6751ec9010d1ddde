package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The machines of the EKS cluster on the bill: their hours, disks and the Savings Plan. */
final class AwsMachines {

    private static final BigDecimal DISK_GB_MONTHS_AN_HOUR = Decimal.of("0.1344");
    private static final BigDecimal DISK_RATE = Decimal.of("0.0952");
    private static final String EC2 = "AmazonEC2";
    private static final String EC2_NAME = "Amazon Elastic Compute Cloud";
    private static final String TAGS =
            Csv.json(Map.of("aws_eks_cluster_name", "eks-prod-eu", "user_environment", "prod"));

    private AwsMachines() {}

    static List<CurLine> lines(YearMonth month, Fleet fleet) {
        var lines = new ArrayList<CurLine>();
        var plan = new SavingsPlan(Cluster.EKS);
        DemoCompany.days(month)
                .forEach(day -> {
                    var coverage = Coverage.of(fleet.on(day), Cluster.EKS.committedHours());
                    for (var covered : coverage.machines()) {
                        lines.addAll(lines(covered, day, plan));
                    }
                    lines.addAll(plan.linesOfDay(day, coverage));
                });
        return lines;
    }

    private static List<CurLine> lines(Coverage.Covered covered, LocalDate day, SavingsPlan plan) {
        var lines = new ArrayList<CurLine>();
        var rate = Cluster.EKS.shape().onDemand();
        if (covered.committedHours() > 0) {
            var hours = Decimal.of(covered.committedHours());
            lines.add(
                    plan.cover(
                            instance(CurLine.Type.SavingsPlanCoveredUsage, covered, day, hours),
                            hours));
        }
        if (covered.onDemandHours() > 0) {
            var hours = Decimal.of(covered.onDemandHours());
            lines.add(
                    instance(CurLine.Type.Usage, covered, day, hours)
                            .money(CurColumn.LINE_ITEM_UNBLENDED_RATE, rate)
                            .describedAs(
                                    "$%s per On Demand Linux m6i.12xlarge Instance Hour"
                                            .formatted(Decimal.plain(rate)))
                            .negotiated(true));
        }
        lines.add(disk(covered.stay()));
        return lines;
    }

    private static CurLine instance(
            CurLine.Type type, Coverage.Covered covered, LocalDate day, BigDecimal hours) {
        var machine = covered.stay().machine();
        var cost = hours.multiply(Cluster.EKS.shape().onDemand());
        return new CurLine(type, Cluster.EKS.account(), day, day.plusDays(1), cost)
                .service(EC2, EC2_NAME)
                .usage("EUC1-BoxUsage:m6i.12xlarge", "RunInstances", hours, "Hrs")
                .resource(machine.resourceId(), TAGS)
                .set(CurColumn.LINE_ITEM_AVAILABILITY_ZONE, machine.zone())
                .onDemand(Cluster.EKS.shape().onDemand(), cost);
    }

    private static CurLine disk(Fleet.Stay stay) {
        var quantity = DISK_GB_MONTHS_AN_HOUR.multiply(Decimal.of(stay.hours()));
        var cost = quantity.multiply(DISK_RATE);
        return new CurLine(
                        CurLine.Type.Usage,
                        Cluster.EKS.account(),
                        stay.day(),
                        stay.day().plusDays(1),
                        cost)
                .service(EC2, EC2_NAME)
                .usage("EUC1-EBS:VolumeUsage.gp3", "CreateVolume-Gp3", quantity, "GB-Mo")
                .resource(stay.machine().diskId(), TAGS)
                .set(CurColumn.LINE_ITEM_AVAILABILITY_ZONE, stay.machine().zone())
                .onDemand(DISK_RATE, cost)
                .money(CurColumn.LINE_ITEM_UNBLENDED_RATE, DISK_RATE)
                .describedAs("$0.0952 per GB-month of General Purpose (gp3) provisioned storage")
                .negotiated(true);
    }
}
