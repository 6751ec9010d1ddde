package org.chargebackledger.ledger.policy.document;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Where lines go that no rule matched. A pool that is null leaves its lines unattributed.
 *
 * @param recoverableTax tax lines that master data says are recoverable, rule or not
 * @param nonRecoverableTax tax lines that follow the charges of their invoice
 * @param taxPool for tax that is neither
 * @param support which lines are support
 * @param commitmentFeePool for what is paid for a commitment itself
 * @param marketplace which lines somebody else sold through the provider
 * @param creditPool for credits that nothing in the bill explains
 */
public record Defaults(
        List<Match> recoverableTax,
        List<Match> nonRecoverableTax,
        @Nullable String taxPool,
        List<Match> support,
        @Nullable String supportPool,
        @Nullable String unusedCommitmentPool,
        @Nullable String commitmentFeePool,
        List<Match> marketplace,
        @Nullable String marketplacePool,
        @Nullable String creditPool) {}
