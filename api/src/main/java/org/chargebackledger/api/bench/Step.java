package org.chargebackledger.api.bench;

import java.time.Duration;

/**
 * What one step of a measured month took.
 *
 * @param cpu of the service, its database not included
 * @param databaseCpu of the database's processes
 * @param peak the service's resident memory at its highest, in bytes; 0 where nobody counts it
 * @param databasePeak the database's memory at its highest sample, in bytes
 */
record Step(
        String name,
        Duration wall,
        Duration cpu,
        Duration databaseCpu,
        long peak,
        long databasePeak) {

    Duration allCpu() {
        return cpu.plus(databaseCpu);
    }
}
