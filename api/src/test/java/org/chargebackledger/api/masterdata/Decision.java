package org.chargebackledger.api.masterdata;

import org.chargebackledger.api.journey.LedgerClient;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/**
 * A decision of two persons that waits for the second one.
 *
 * @param approval where it is approved
 * @param content what an approval says: the hash of what was read, where there is one
 * @param otherContent the same of something else; null where an approval says nothing
 * @param otherRefusal what approving something else is refused as
 * @param done where it can be waited for; null where the approval's answer is the end of it
 */
record Decision(
        String approval,
        Map<String, Object> content,
        @Nullable Map<String, Object> otherContent,
        String otherRefusal,
        @Nullable String done) {

    static final String OTHER = "0".repeat(64);

    /** One that is approved by its content hash. */
    static Decision hashed(String path, JsonNode proposal, @Nullable String done) {
        return new Decision(
                path + "/approval",
                Map.of("contentHash", proposal.get("contentHash").asString()),
                Map.of("contentHash", OTHER),
                "content-differs",
                done);
    }

    static Decision adjustment(JsonNode proposal) {
        var path = "/adjustments/" + proposal.get("adjustmentId").asString();
        return hashed(path, proposal, path);
    }

    static Decision change(JsonNode proposal) {
        return hashed(
                "/master-data-changes/" + proposal.get("changeId").asString(), proposal, null);
    }

    LedgerClient.Answer approve(LedgerClient by, Map<String, Object> what) {
        return by.post(approval, what);
    }
}
