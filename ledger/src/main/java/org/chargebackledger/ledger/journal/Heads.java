package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.time.Period;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/**
 * The head of every origin period and source account of a book. SNAPSHOT FORMAT: its field is
 * stored.
 */
final class Heads {

    private TreeMap<Period, List<Head>> byPeriod = new TreeMap<>();

    /** All heads of a period, by source account. */
    List<Head> of(Period originPeriod) {
        return byPeriod.getOrDefault(originPeriod, List.of()).stream()
                .sorted(Comparator.comparing(Head::account))
                .toList();
    }

    Head of(Period originPeriod, SourceAccount account) {
        return byPeriod.getOrDefault(originPeriod, List.of()).stream()
                .filter(head -> head.account().equals(account))
                .findFirst()
                .orElse(new Head(originPeriod, account, "", 0));
    }

    void put(Head head) {
        var heads = byPeriod.computeIfAbsent(head.originPeriod(), any -> new ArrayList<>());
        heads.removeIf(other -> other.account().equals(head.account()));
        heads.add(head);
    }

    /** A reversal changes what a month owes, though no run posted. */
    void move(Period originPeriod, SourceAccount account, long sequence) {
        var head = of(originPeriod, account);
        put(new Head(originPeriod, account, head.runId(), sequence));
    }

    void requireUnmoved(Period originPeriod, List<Head> expected) {
        var accounts = new HashSet<SourceAccount>();
        for (var head : expected) {
            if (!head.originPeriod().equals(originPeriod) || !accounts.add(head.account())) {
                throw Refusal.invalid(
                        "head-malformed",
                        "one head of " + originPeriod + " is expected for each source account");
            }
            var current = of(originPeriod, head.account());
            if (!current.equals(head)) {
                throw Refusal.conflict(
                        "run-superseded",
                        head.account()
                                + " has moved on from "
                                + text(head)
                                + " to "
                                + text(current));
            }
        }
    }

    private static String text(Head head) {
        return head.sequence() == 0
                ? "no entry"
                : "entry " + head.sequence() + " of run " + head.runId();
    }
}
