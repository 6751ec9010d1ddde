package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.PolicyProblem;

import java.util.SortedMap;

/**
 * Something about a policy that a real month shows.
 *
 * @param money the cost it touches, by currency; empty where it touches none
 */
public record MonthWarning(PolicyProblem problem, SortedMap<CurrencyCode, Exact> money) {}
