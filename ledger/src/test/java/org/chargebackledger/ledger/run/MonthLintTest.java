package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What a real month shows about a policy, with the money it touches. */
class MonthLintTest {

    private static final String POLICY =
            """
            attribution:
              - {id: shared, match: {service: shared}, to: {pool: shared}}
              - {id: owner, match: {tag: team}, to: {lookup: {tag: team}}}
              - {id: old, match: {service: mainframe}, to: {costCenter: C}}
            namespaces: []
            pools:
              - {id: shared, basis: {metric: {name: requests}}, fallback: B}
              - {id: spare, basis: {direct: A}, fallback: B}
            defaults:
              credits: {pool: spare}
            """;

    @Test
    void warnings_name_their_place_and_their_money() {
        var month =
                new SmallMonth()
                        .policy(POLICY)
                        .line(Line.of("90").service("shared"))
                        .line(Line.of("40").team("a"))
                        .line(Line.of("7").team("nobody"))
                        .line(Line.of("1.5").team("gone"))
                        .line(Line.of("3"));

        assertThat(warnings(month))
                .containsExactly(
                        "4:15 unattributed: cost of 2026-10 reaches nobody: no rule matches it"
                                + " {USD=11.5}",
                        "7:50 lookup-failed: rule 'owner' looked for names that the register does"
                                + " not know: gone, nobody {USD=8.5}",
                        "8:5 rule-unused: rule 'old' decides about no cost of 2026-10 {}",
                        "11:63 pool-fallback: the basis of pool 'shared' sums to zero: its fallback"
                                + " bears it in 2026-10 {USD=90}",
                        "12:5 pool-empty: nothing of 2026-10 goes into pool 'spare' {}");
    }

    @Test
    void a_month_that_the_policy_fits_gives_no_warning() {
        var month =
                new SmallMonth()
                        .policy("attribution: [{id: t, match: {}, to: {lookup: {tag: team}}}]")
                        .line(Line.of("40").team("a"));

        assertThat(warnings(month)).isEmpty();
    }

    @Test
    void a_month_with_gaps_says_what_fills_them_and_what_is_held() {
        var rules =
                """
                nodeSplit: {gaps: %s}
                attribution: [{id: t, match: {}, to: {nodeCost: {cluster: k}}}]
                namespaces: [{id: n, match: {}, to: {costCenter: A}}]
                """;
        var month =
                new SmallMonth()
                        .node("n1", 0, 48, "1", "1")
                        .usage("n1", "web", 0, 24, "24", "24")
                        .line(Line.of("40").days(2, 2).set(TextColumn.RESOURCE, "n1"));

        assertThat(warnings(month.policy(rules.formatted("carry"))))
                .containsExactly(
                        "5:19 gaps-filled: hours of 2026-10 without readings are split by those of"
                                + " other days {USD=40}");
        assertThat(warnings(month.policy(rules.formatted("hold"))))
                .contains(
                        "5:19 gaps-held: 2026-10 cannot be charged: hours without readings of k/n1"
                                + " {}");
    }

    private static List<String> warnings(SmallMonth month) {
        return MonthLint.of(month.inputs()).stream()
                .map(warning -> {
                    var problem = warning.problem();
                    var at = problem.position();
                    return (at == null ? "?" : at.line() + ":" + at.column())
                            + " "
                            + problem.code()
                            + ": "
                            + problem.reason()
                            + " "
                            + warning.money();
                })
                .toList();
    }
}
