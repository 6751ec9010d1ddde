package org.chargebackledger.ledger.run;

import java.util.List;

/**
 * What an allocation comes to where its shares are not asked for.
 *
 * @param amounts by source account, cost center and key; balances after each account's
 */
public record AllocatedAmounts(List<PostedAmount> amounts, List<RunFinding> findings) {}
