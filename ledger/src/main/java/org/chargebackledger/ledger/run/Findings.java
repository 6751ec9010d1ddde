package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;

import java.util.List;
import java.util.TreeMap;

/** What an allocation noticed, each matter once with the money it touches in all. */
final class Findings {

    private record Matter(String code, String subject, String detail)
            implements Comparable<Matter> {
        @Override
        public int compareTo(Matter other) {
            var byCode = code.compareTo(other.code);
            var bySubject = byCode == 0 ? subject.compareTo(other.subject) : byCode;
            return bySubject == 0 ? detail.compareTo(other.detail) : bySubject;
        }
    }

    private final TreeMap<Matter, Exact> amounts = new TreeMap<>();

    void add(String code, String subject, String detail, Exact amount) {
        amounts.merge(new Matter(code, subject, detail), amount, Exact::plus);
    }

    /** All of them, by code, subject and detail. */
    List<RunFinding> all() {
        return amounts.entrySet().stream()
                .map(entry ->
                        new RunFinding(
                                entry.getKey().code(),
                                entry.getKey().subject(),
                                entry.getKey().detail(),
                                entry.getValue()))
                .toList();
    }
}
