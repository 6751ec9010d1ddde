package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;

/**
 * Something a run noticed about its inputs.
 *
 * @param code stable slug: {@code over-commitment}, {@code missing-usage}, {@code carried-usage},
 *     {@code interpolated-usage}, {@code held-usage}, {@code missing-shares}, {@code
 *     usage-without-cost}, {@code unknown-cost-center}, {@code suspense}, {@code unattributed},
 *     {@code unposted-month} …
 * @param subject what it is about, such as {@code cluster/node/day} or a tag's value
 * @param amount the money it touches; zero where none
 */
public record RunFinding(String code, String subject, String detail, Exact amount) {}
