package org.chargebackledger.api.bench;

import org.chargebackledger.ledger.time.Period;

/**
 * How many of everything a synthetic month has; a bill of a million rows has all of it, a smaller
 * one fewer machines.
 *
 * @param month that is charged
 * @param nodes in each cluster
 */
record SyntheticShape(
        Period month,
        long rows,
        int nodes,
        int namespaces,
        int costCenters,
        int services,
        int resources) {

    static final int CLUSTERS = 3;
    static final int ROWS_MIN = 10_000;

    private static final int NODES = 60;
    private static final int NAMESPACES = 134;
    private static final int COST_CENTERS = 25;
    private static final int SERVICES = 200;
    private static final int RESOURCES = 8_000;

    static SyntheticShape of(Period month, long rows) {
        if (rows < ROWS_MIN) {
            throw new IllegalArgumentException("a month has at least " + ROWS_MIN + " rows");
        }
        var affordable =
                (int)
                        Math.min(
                                NODES,
                                rows / (3L * CLUSTERS * month.lastDay().getDayOfMonth() * 24));
        return new SyntheticShape(
                month,
                rows,
                Math.max(1, affordable),
                NAMESPACES,
                COST_CENTERS,
                SERVICES,
                RESOURCES);
    }

    static String cluster(int cluster) {
        return "cluster-" + (char) ('a' + cluster);
    }

    static String node(int cluster, int node) {
        return "node-" + (char) ('a' + cluster) + "-" + padded(node, 3);
    }

    static String nodeResource(int cluster, int node) {
        return "i-0" + padded(cluster + 1, 4) + padded(node, 12);
    }

    static String costCenter(int number) {
        return "CC-" + (1_000 + number);
    }

    static String team(int number) {
        return "team-" + padded(number, 2);
    }

    /** The system namespaces first, then those of the teams in turn. */
    static String namespace(int number) {
        return switch (number) {
            case 0 -> "kube-system";
            case 1 -> "monitoring";
            case 2 -> "ingress-nginx";
            case 3 -> "argocd";
            default -> "ns-" + padded(number, 3);
        };
    }

    static boolean isSystem(int namespace) {
        return namespace < 4;
    }

    static String padded(int number, int digits) {
        var text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    int days() {
        return month.lastDay().getDayOfMonth();
    }

    int hours() {
        return days() * 24;
    }

    /** An hour of the month, counted from 0; the first one after it is the start of the next. */
    String hour(int hour) {
        var day = month.firstDay().plusDays(hour / 24);
        return day + "T" + padded(hour % 24, 2) + ":00:00Z";
    }
}
