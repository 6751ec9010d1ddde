package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the OpenCost of a cluster says a month cost: the answer of its allocation API, a step a day,
 * by node and namespace. It knows the public price of the machines, counts of each workload the
 * larger of what was requested and what was used, and knows no discount and no idle capacity.
 */
final class CostModel {

    /** What OpenCost takes a core and a GiB for where it has to divide a machine's price. */
    private static final BigDecimal CORE = Decimal.of("0.031611");

    private static final BigDecimal GIB = Decimal.of("0.004237");
    private static final BigDecimal VOLUME_GIB_HOUR = Decimal.of("0.00011");
    private static final BigDecimal BALANCER_HOUR = Decimal.of("0.025");
    private static final BigDecimal BYTES_PER_GIB = Decimal.of(1L << 30);
    private static final int DIGITS = 5;

    /** The day the OpenCost of the GKE cluster was down for its upgrade. */
    private static final LocalDate UPGRADED = LocalDate.of(2026, Month.OCTOBER, 13);

    private final Cluster cluster;
    private final BigDecimal coreHour;
    private final BigDecimal gibHour;
    private final ControlTotals.Tally tally = new ControlTotals.Tally();

    private CostModel(Cluster cluster) {
        this.cluster = cluster;
        var shape = cluster.shape();
        var parts =
                Decimal.of(shape.cpuCores())
                        .multiply(CORE)
                        .add(Decimal.of(shape.ramGib()).multiply(GIB));
        coreHour = Decimal.quotient(shape.onDemand().multiply(CORE), parts);
        gibHour = Decimal.quotient(shape.onDemand().multiply(GIB), parts);
    }

    /** One allocation: a namespace on a machine on a day. */
    private static final class Allocation {
        private BigDecimal cpuRequested = BigDecimal.ZERO;
        private BigDecimal cpuUsed = BigDecimal.ZERO;
        private BigDecimal cpuCounted = BigDecimal.ZERO;
        private BigDecimal ramRequested = BigDecimal.ZERO;
        private BigDecimal ramUsed = BigDecimal.ZERO;
        private BigDecimal ramCounted = BigDecimal.ZERO;
        private BigDecimal volume = BigDecimal.ZERO;

        void add(UsageReadings.PodReading reading) {
            cpuRequested = cpuRequested.add(reading.cpu());
            cpuUsed = cpuUsed.add(reading.cpuUsed());
            cpuCounted = cpuCounted.add(reading.cpu().max(reading.cpuUsed()));
            ramRequested = ramRequested.add(reading.ram());
            ramUsed = ramUsed.add(reading.ramUsed());
            ramCounted = ramCounted.add(reading.ram().max(reading.ramUsed()));
            volume = volume.add(reading.volume());
        }
    }

    private record Place(String node, String namespace, String start, String end, int hours) {}

    static Readings of(Cluster cluster, Fleet fleet, YearMonth month) {
        var model = new CostModel(cluster);
        var steps =
                DemoCompany.days(month)
                        .filter(day -> !cluster.equals(Cluster.GKE) || !day.equals(UPGRADED))
                        .map(day -> model.step(fleet, day))
                        .collect(Collectors.joining(",\n"));
        return new Readings("{\"code\":200,\"data\":[\n" + steps + "\n]}\n", model.tally.totals());
    }

    private String step(Fleet fleet, LocalDate day) {
        var allocations = new TreeMap<String, Allocation>();
        var places = new TreeMap<String, Place>();
        UsageReadings.of(cluster, fleet, day)
                .filter(this::isAsked)
                .forEach(reading -> {
                    var place = place(reading);
                    var name = String.join("/", cluster.id(), place.node(), place.namespace());
                    places.put(name, place);
                    allocations.computeIfAbsent(name, any -> new Allocation()).add(reading);
                });
        return allocations.entrySet().stream()
                .map(one ->
                        allocation(
                                one.getKey(),
                                Objects.requireNonNull(places.get(one.getKey())),
                                one.getValue()))
                .collect(Collectors.joining(",\n", "{", "}"));
    }

    /** The platform team asks the OpenCost of the AKS cluster for everything but kube-system. */
    private boolean isAsked(UsageReadings.PodReading reading) {
        return !cluster.equals(Cluster.AKS)
                || !reading.workload().namespace().equals("kube-system");
    }

    private static Place place(UsageReadings.PodReading reading) {
        var stay = reading.stay();
        return new Place(
                stay.machine().name(),
                reading.workload().namespace(),
                DemoCompany.hour(stay.day(), stay.fromHour()),
                DemoCompany.hour(stay.day(), reading.until()),
                reading.until() - stay.fromHour());
    }

    private String allocation(String name, Place place, Allocation of) {
        tally.row();
        var hours = Decimal.of(place.hours());
        var cpu = cost(of.cpuCounted.multiply(coreHour));
        var ram = cost(of.ramCounted.multiply(gibHour));
        var volume = cost(of.volume.multiply(VOLUME_GIB_HOUR));
        var balancer =
                place.namespace().equals("ingress-nginx")
                        ? cost(hours.multiply(BALANCER_HOUR))
                        : BigDecimal.ZERO;
        var fields = new ArrayList<String>();
        fields.add(text("name", name));
        fields.add(
                "\"properties\":"
                        + Csv.json(
                                Map.of(
                                        "cluster",
                                        cluster.id(),
                                        "namespace",
                                        place.namespace(),
                                        "node",
                                        place.node())));
        fields.add(text("start", place.start()));
        fields.add(text("end", place.end()));
        fields.add(number("minutes", Decimal.of(60L * place.hours())));
        fields.addAll(quantities(of, hours));
        fields.add(number("cpuCost", cpu));
        fields.add(number("ramCost", ram));
        fields.add(number("pvCost", volume));
        fields.add(number("loadBalancerCost", balancer));
        fields.add(number("totalCost", cpu.add(ram).add(volume).add(balancer)));
        return "\"" + name + "\":{" + String.join(",", fields) + "}";
    }

    private static List<String> quantities(Allocation of, BigDecimal hours) {
        return List.of(
                number("cpuCoreRequestAverage", Decimal.quotient(of.cpuRequested, hours)),
                number("cpuCoreUsageAverage", Decimal.quotient(of.cpuUsed, hours)),
                number("ramByteRequestAverage", bytes(of.ramRequested, hours)),
                number("ramByteUsageAverage", bytes(of.ramUsed, hours)),
                number("pvByteHours", of.volume.multiply(BYTES_PER_GIB)));
    }

    private static BigDecimal bytes(BigDecimal gibHours, BigDecimal hours) {
        return Decimal.quotient(gibHours.multiply(BYTES_PER_GIB), hours);
    }

    /** Cut off after the fifth decimal, as the service writes it. */
    private static BigDecimal cost(BigDecimal exact) {
        return new BigDecimal(exact.movePointRight(DIGITS).toBigInteger(), DIGITS);
    }

    private static String text(String field, String value) {
        return "\"%s\":\"%s\"".formatted(field, value);
    }

    private static String number(String field, BigDecimal value) {
        return "\"%s\":%s".formatted(field, Decimal.plain(value));
    }
}
