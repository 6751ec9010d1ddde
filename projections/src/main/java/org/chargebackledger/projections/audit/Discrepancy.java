package org.chargebackledger.projections.audit;

/**
 * One thing that is not as a journal must be.
 *
 * @param line line of the NDJSON text from 1; 0 when it is about the whole
 * @param number the entry's number as far as it can be read, else empty
 * @param rule stable slug: {@code json}, {@code canonical}, {@code shape}, {@code hash}, {@code
 *     chain}, {@code number}, {@code sequence}, {@code balance}, {@code close}
 */
public record Discrepancy(int line, String number, String rule, String detail) {}
