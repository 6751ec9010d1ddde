package org.chargebackledger.api.materiality;

/** A run that waited for two persons ended without being posted: whoever ordered it goes on. */
public record RunEnded(String runId) {}
