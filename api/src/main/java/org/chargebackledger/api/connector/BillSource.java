package org.chargebackledger.api.connector;

import org.chargebackledger.ledger.bill.SourceAccount;

import java.util.Set;

/**
 * A connector that brings a month's bill.
 *
 * @param name of the connector
 * @param isReceived whether any bill of the month is there
 * @param isFinal whether the service says that it will not change it any more
 * @param accounts that the bill is for; of the last one before it while it is missing
 */
public record BillSource(
        String name, boolean isReceived, boolean isFinal, Set<SourceAccount> accounts) {}
