package org.chargebackledger.ledger.adoption;

import org.chargebackledger.ledger.canonical.CanonicalJson;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * What an adoption is about: all that a second person approves, by its hash.
 *
 * @param version of the policy that is adopted
 * @param policyHash content hash of that version
 * @param months by origin period
 */
public record AdoptionContent(
        String book,
        String policy,
        int version,
        String policyHash,
        String reason,
        List<AdoptedMonth> months) {

    /** SHA-256 of the canonical JSON of everything. */
    public String hash() {
        var json = new LinkedHashMap<String, Object>();
        json.put("book", book);
        json.put("policy", policy);
        json.put("version", version);
        json.put("policyHash", policyHash);
        json.put("reason", reason);
        json.put("months", months.stream().map(AdoptedMonth::canonical).toList());
        return CanonicalJson.hash(json);
    }
}
