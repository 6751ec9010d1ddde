package org.chargebackledger.projections.invoice;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;

/**
 * What is posted so far between an invoice and its lines.
 *
 * @param stream of the invoice
 * @param period the invoice's month, wherever it is posted
 */
public record PostedRounding(String stream, Period period, SourceAccount account, Money posted) {}
