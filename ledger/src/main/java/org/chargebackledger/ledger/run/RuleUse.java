package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which rules decided about a month's cost, and what their lookups did not find. */
final class RuleUse {

    /** Which of a policy's two lists of rules. */
    enum Of {
        LINES,
        NAMESPACES
    }

    private record Rule(Of of, String id) {}

    private final Map<Of, Set<String>> used = new EnumMap<>(Of.class);
    private final Map<Rule, SortedMap<String, SortedMap<CurrencyCode, Exact>>> misses =
            new HashMap<>();

    void note(
            Of of,
            String origin,
            List<Attribution.Miss> missed,
            SourceAccount account,
            Exact amount) {
        used.computeIfAbsent(of, any -> new HashSet<>()).add(origin);
        for (var miss : missed) {
            misses.computeIfAbsent(new Rule(of, miss.rule()), any -> new TreeMap<>())
                    .computeIfAbsent(miss.name(), any -> new TreeMap<>())
                    .merge(account.currency(), amount, Exact::plus);
        }
    }

    /** Whether the rule decided about any cost. */
    boolean isUsed(Of of, String rule) {
        return used.getOrDefault(of, Set.of()).contains(rule);
    }

    /** What the rule's lookup did not find, and the cost that named it. */
    SortedMap<String, SortedMap<CurrencyCode, Exact>> misses(Of of, String rule) {
        return misses.getOrDefault(new Rule(of, rule), new TreeMap<>());
    }
}
