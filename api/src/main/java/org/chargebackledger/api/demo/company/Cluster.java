package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/**
 * One of the company's three clusters, and the kind of machine it runs on.
 *
 * @param id the name readings and bills know it by
 * @param machines how many run all the time
 * @param committedHours how many machine hours a day the company has committed to pay for
 */
record Cluster(
        String id,
        CloudAccount account,
        Shape shape,
        int machines,
        int committedHours,
        Replacement replacement) {

    static final Cluster EKS =
            new Cluster(
                    "eks-prod-eu",
                    CloudAccount.of("aws", "prod"),
                    new Shape("m6i.12xlarge", 48, 192, "2.76", "2.028"),
                    8,
                    198,
                    new Replacement(4, LocalDate.of(2026, Month.SEPTEMBER, 15), 0));

    static final Cluster GKE =
            new Cluster(
                    "gke-data-us",
                    CloudAccount.of("google", "data"),
                    new Shape("n2-standard-48", 48, 192, "2.330736", "1.468368"),
                    5,
                    126,
                    new Replacement(2, LocalDate.of(2026, Month.OCTOBER, 6), 0));

    static final Cluster AKS =
            new Cluster(
                    "aks-internal-eu",
                    CloudAccount.of("azure", "internal"),
                    new Shape("Standard_D16s_v5", 16, 64, "0.92", "0.545"),
                    3,
                    72,
                    new Replacement(1, LocalDate.of(2026, Month.AUGUST, 19), 3));

    static final List<Cluster> ALL = List.of(EKS, GKE, AKS);

    /** A kind of machine and its prices for an hour, in USD. */
    record Shape(String type, int cpuCores, int ramGib, BigDecimal onDemand, BigDecimal committed) {

        Shape(String type, int cpuCores, int ramGib, String onDemand, String committed) {
            this(type, cpuCores, ramGib, Decimal.of(onDemand), Decimal.of(committed));
        }
    }

    /** The day a machine failed at ten and its successor came up so many hours later. */
    record Replacement(int slot, LocalDate day, int hoursWithout) {}
}
