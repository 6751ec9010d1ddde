package org.chargebackledger.ledger.materiality;

import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run of a closed month that exceeds approved thresholds.
 *
 * @param postingPeriod where it would be posted
 * @param closeRevision which close of the month it is about
 * @param thresholds the changes of master data by which they were approved
 * @param gross what the run changes, sizes added up, in each currency
 * @param net the same, netted
 */
public record Breach(
        String book,
        String runId,
        Period originPeriod,
        Period postingPeriod,
        int closeRevision,
        List<String> thresholds,
        List<Money> gross,
        List<Money> net,
        List<Exceeded> exceeded) {

    Map<String, Object> canonical() {
        var json = new LinkedHashMap<String, Object>();
        json.put("book", book);
        json.put("runId", runId);
        json.put("originPeriod", originPeriod.toString());
        json.put("postingPeriod", postingPeriod.toString());
        json.put("closeRevision", closeRevision);
        json.put("thresholds", thresholds);
        json.put("gross", gross.stream().map(Money::toString).toList());
        json.put("net", net.stream().map(Money::toString).toList());
        json.put("exceeded", exceeded.stream().map(Exceeded::canonical).toList());
        return json;
    }
}
