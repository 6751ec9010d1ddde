package org.chargebackledger.ingest.delivery;

/** Told how far the reading of a delivery has come. */
@FunctionalInterface
public interface Progress {

    Progress SILENT = (_, _, _) -> {};

    /**
     * Reports the step that begins or goes on.
     *
     * @param step what is being done, for a person
     * @param done how many units of the step are done
     * @param total how many there are; 0 when unknown
     */
    void at(String step, long done, long total);
}
