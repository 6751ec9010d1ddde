package org.chargebackledger.api.demo.company;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A machine of a cluster, from its start to its end.
 *
 * @param resourceId the id its bill rows and readings have in common
 * @param diskId the id of its boot disk
 */
record Machine(
        Cluster cluster,
        String name,
        String resourceId,
        String diskId,
        String zone,
        LocalDateTime start,
        LocalDateTime end) {

    private static final String POOL = "aks-general-31457823-vmss";

    static Machine of(Cluster cluster, int slot, int life, LocalDateTime start, LocalDateTime end) {
        Object[] key = {cluster.id(), slot, life};
        return switch (cluster.account().provider()) {
            case "aws" ->
                    new Machine(
                            cluster,
                            "ip-10-42-"
                                    + (32 * (slot % 3) + Noise.between(0, 31, key, "net"))
                                    + "-"
                                    + Noise.between(4, 250, key, "host")
                                    + ".eu-central-1.compute.internal",
                            "i-0" + Noise.hex(16, key, "instance"),
                            "vol-0" + Noise.hex(16, key, "disk"),
                            "eu-central-1" + "abc".charAt(slot % 3),
                            start,
                            end);
            case "google" ->
                    gke(
                            cluster,
                            "gke-data-us-general-7d41c9e0-" + Noise.letters(4, key),
                            start,
                            end);
            default -> aks(cluster, slot + cluster.machines() * life, key, start, end);
        };
    }

    private static Machine gke(
            Cluster cluster, String name, LocalDateTime start, LocalDateTime end) {
        var home =
                "//compute.googleapis.com/projects/%s/zones/%s/"
                        .formatted(cluster.account().id(), cluster.account().zone());
        return new Machine(
                cluster,
                name,
                home + "instances/" + name,
                home + "disks/" + name,
                cluster.account().zone(),
                start,
                end);
    }

    private static Machine aks(
            Cluster cluster, int number, Object[] key, LocalDateTime start, LocalDateTime end) {
        var home =
                "/subscriptions/%s/resourcegroups/mc_internal_aks-internal-eu_westeurope/providers/microsoft.compute/"
                        .formatted(cluster.account().id());
        return new Machine(
                cluster,
                POOL + "%6s".formatted(Integer.toString(number, 36)).replace(' ', '0'),
                home + "virtualmachinescalesets/" + POOL + "/virtualmachines/" + number,
                home + "disks/" + POOL + "_osdisk_1_" + Noise.hex(32, key, "disk"),
                "",
                start,
                end);
    }

    /** The hour of a day from which it ran; 24 or more when it had not started. */
    int fromHour(LocalDate day) {
        return hourOn(day, start);
    }

    /** The hour of a day until which it ran; 0 when it had ended before. */
    int untilHour(LocalDate day) {
        return hourOn(day, end);
    }

    private static int hourOn(LocalDate day, LocalDateTime moment) {
        if (moment.toLocalDate().isBefore(day)) {
            return 0;
        }
        return moment.toLocalDate().isAfter(day) ? 24 : moment.getHour();
    }
}
