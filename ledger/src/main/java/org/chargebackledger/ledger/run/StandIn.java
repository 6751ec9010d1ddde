package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.policy.document.GapRule;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A day's readings in the place of missing ones.
 *
 * @param rule by which they are there
 * @param day of the readings
 * @param ofCluster whether they are the whole cluster's, because the node itself was not read
 */
public record StandIn(GapRule rule, LocalDate day, boolean ofCluster) {

    private static final String CARRIED = ":carried:";
    private static final String INTERPOLATED = ":interpolated:";
    private static final String CLUSTER = ":cluster";

    /** The name of a driver that is these readings' quantity of a resource. */
    String driver(String resource) {
        return resource
                + (rule == GapRule.CARRY ? CARRIED : INTERPOLATED)
                + day
                + (ofCluster ? CLUSTER : "");
    }

    /** The readings that a driver is of; null of one that is of no other day's readings. */
    public static @Nullable StandIn of(String driver) {
        var rule =
                driver.contains(CARRIED)
                        ? GapRule.CARRY
                        : driver.contains(INTERPOLATED) ? GapRule.INTERPOLATE : null;
        if (rule == null || Resource.byDriver(resource(driver)) == null) {
            return null;
        }
        var ofCluster = driver.endsWith(CLUSTER);
        var end = driver.length() - (ofCluster ? CLUSTER.length() : 0);
        var day = driver.substring(0, end);
        return new StandIn(
                rule, LocalDate.parse(day.substring(day.lastIndexOf(':') + 1)), ofCluster);
    }

    /** The resource of such a driver, as drivers of the day's own readings name it. */
    public static String resource(String driver) {
        var colon = driver.indexOf(':');
        return colon < 0 ? driver : driver.substring(0, colon);
    }

    /** In words. */
    public String words() {
        return "%s from readings of %s on %s"
                .formatted(
                        rule == GapRule.CARRY ? "carried" : "interpolated",
                        ofCluster ? "the cluster" : "the node",
                        day);
    }
}
