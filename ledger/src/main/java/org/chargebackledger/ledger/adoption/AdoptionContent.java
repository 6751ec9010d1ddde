package org.chargebackledger.ledger.adoption;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * What an adoption is about: all that a second person approves, by its hash.
 *
 * @param version of the policy that is adopted
 * @param policyHash content hash of that version
 * @param months by origin period
 * @param algorithmVersion of the allocation that the differences were computed by; null in
 *     proposals from before it was recorded
 */
public record AdoptionContent(
        String book,
        String policy,
        int version,
        String policyHash,
        String reason,
        List<AdoptedMonth> months,
        @Nullable Integer algorithmVersion) {

    /** SHA-256 of the canonical JSON of everything. */
    public String hash() {
        var json = new LinkedHashMap<String, Object>();
        json.put("book", book);
        json.put("policy", policy);
        json.put("version", version);
        json.put("policyHash", policyHash);
        json.put("reason", reason);
        json.put("months", months.stream().map(AdoptedMonth::canonical).toList());
        if (algorithmVersion != null) {
            json.put("algorithmVersion", algorithmVersion);
        }
        return CanonicalJson.hash(json);
    }
}
