package org.chargebackledger.ledger.adoption;

import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One month that is to be charged by another policy version.
 *
 * @param originPeriod the month the cost is of
 * @param postingPeriod where the differences are posted: the month itself while it takes postings,
 *     else the earliest open one after it
 * @param replacedRun the run that was posted last for the month
 * @param replacedVersion the policy version of that run
 * @param replacedHash its content hash
 * @param heads what the month stood at when the differences were computed
 * @param differences by cost center, those of zero left out
 */
public record AdoptedMonth(
        Period originPeriod,
        Period postingPeriod,
        String replacedRun,
        int replacedVersion,
        String replacedHash,
        List<Head> heads,
        List<Difference> differences) {

    /** What a cost center is to pay more or, negative, less. */
    public record Difference(String costCenter, Money amount) {

        Map<String, Object> canonical() {
            return Map.of(
                    "costCenter", costCenter,
                    "amount", amount.amount(),
                    "currency", amount.currency().code());
        }
    }

    /** The run by which an adoption posts this month. */
    public String runId(String adoptionId) {
        return adoptionId + "-" + originPeriod;
    }

    /** Whether its differences are posted into another month. */
    public boolean isOutOfPeriod() {
        return !originPeriod.equals(postingPeriod);
    }

    Map<String, Object> canonical() {
        var json = new LinkedHashMap<String, Object>();
        json.put("originPeriod", originPeriod.toString());
        json.put("postingPeriod", postingPeriod.toString());
        json.put("replacedRun", replacedRun);
        json.put("replacedVersion", replacedVersion);
        json.put("replacedHash", replacedHash);
        json.put("heads", heads.stream().map(Head::canonical).toList());
        json.put("differences", differences.stream().map(Difference::canonical).toList());
        return json;
    }
}
