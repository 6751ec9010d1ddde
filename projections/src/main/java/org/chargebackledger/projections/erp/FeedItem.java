package org.chargebackledger.projections.erp;

import org.chargebackledger.projections.journal.ServedEntry;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One entry for the finance system.
 *
 * @param accounts the mapped accounts, by account in code point order; balance sheet and result
 *     accounts of the chart are mapped by the finance system itself
 * @param acknowledgement null while it has not answered
 */
public record FeedItem(
        ServedEntry entry,
        List<MappedAccount> accounts,
        @Nullable Acknowledgement acknowledgement) {}
