package org.chargebackledger.ingest.connector;

/**
 * One thing that fetching needs, and whether it is given.
 *
 * @param name such as a permission or an address
 * @param detail what was seen; where it fails, what to do about it
 */
public record Check(String name, boolean met, String detail) {}
