package org.chargebackledger.api.bench;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a synthetic bill adds up to so far, in units of the tenth decimal. */
final class SyntheticCosts {

    private long rows;
    private long list;
    private long contracted;
    private long billed;
    private long effective;

    /** Adds one row; a total past what a long holds is refused rather than wrong. */
    void add(long rowList, long rowContracted, long rowBilled, long rowEffective) {
        rows++;
        list = Math.addExact(list, rowList);
        contracted = Math.addExact(contracted, rowContracted);
        billed = Math.addExact(billed, rowBilled);
        effective = Math.addExact(effective, rowEffective);
    }

    long rows() {
        return rows;
    }

    SortedMap<String, BigDecimal> sums() {
        var sums = new TreeMap<String, BigDecimal>();
        sums.put("list", BigDecimal.valueOf(list, CsvStream.COST_DIGITS));
        sums.put("contracted", BigDecimal.valueOf(contracted, CsvStream.COST_DIGITS));
        sums.put("billed", BigDecimal.valueOf(billed, CsvStream.COST_DIGITS));
        sums.put("effective", BigDecimal.valueOf(effective, CsvStream.COST_DIGITS));
        return sums;
    }
}
