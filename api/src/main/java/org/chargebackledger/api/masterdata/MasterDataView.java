package org.chargebackledger.api.masterdata;

import org.chargebackledger.ledger.masterdata.ChangeStatus;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A change of master data as it is served.
 *
 * @param about what it changes, for people
 * @param differences of what waits from what holds now; none once it is decided
 * @param contentHash what an approval must name
 * @param answer why it was declined, or why it failed
 */
public record MasterDataView(
        String changeId,
        ChangeStatus status,
        String kind,
        String about,
        Map<String, Object> content,
        List<Difference> differences,
        String contentHash,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String answer) {

    /**
     * One member that would change.
     *
     * @param now absent where nothing stands
     * @param proposed absent where nothing is to stand
     */
    public record Difference(String member, @Nullable String now, @Nullable String proposed) {}
}
