package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** What holds for every basis, whatever the pool holds. */
class BasisProperties {

    private static final int MONTHS = 30;
    private static final int TINY_LINES = 100_000;

    private static final String RULES =
            """
            attribution:
              - {id: shared, match: {service: shared}, to: {pool: shared}}
              - {id: other, match: {service: other}, to: {pool: other}}
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            namespaces:
              - {id: teams, match: {namespaceLabel: team}, to: {lookup: {namespaceLabel: team}}}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{proportional: {to: direct}}",
                "{proportional: {to: direct, include: [U]}}",
                "{even: [A, B, C]}",
                "{even: all active}",
                "{weighted: {A: \"33.3\", B: \"33.3\", C: \"33.4\"}}",
                "{metric: {name: requests}}",
                "{metric: {name: requests, tiers: [{upTo: \"3\", rate: \"0.7\"}, {rate:"
                        + " \"0.3\"}]}}",
                "{direct: B}"
            })
    void each_share_is_its_part_of_the_driver_to_the_last_digit(String basis) {
        Seeds.forEachRandom(
                MONTHS,
                random -> {
                    var pool = amount(random);
                    var month = direct(random).line(line(pool)).policy(policy(basis, "stepDown"));
                    var sum = Exact.ZERO;
                    for (var share : Outcome.of(month).shares()) {
                        if (share.origin().equals("shared") && share.day() == null) {
                            sum = sum.plus(share.amount());
                            var total = share.driverTotal().unscaled();
                            var exact = pool.unscaled().multiply(share.driverValue().unscaled());
                            assertThat(
                                            share.amount()
                                                    .unscaled()
                                                    .multiply(total)
                                                    .subtract(exact)
                                                    .abs())
                                    .isLessThan(total);
                        }
                    }
                    assertThat(sum).isEqualTo(pool);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{proportional: {to: direct}}",
                "{even: [A, B, C]}",
                "{even: all active}",
                "{weighted: {A: \"33.3\", B: \"33.3\", \"pool:other\": \"33.4\"}}",
                "{metric: {name: requests}}",
                "{metric: {name: requests, tiers: [{upTo: \"3\", rate: \"0.7\"}, {rate:"
                        + " \"0.3\"}]}}",
                "{direct: \"pool:other\"}"
            })
    void a_credit_in_a_pool_is_the_mirror_image_of_a_charge(String basis) {
        Seeds.forEach(
                MONTHS,
                seed -> {
                    for (var distribution : new String[] {"stepDown", "reciprocal"}) {
                        var random = new Random(seed);
                        var pool = amount(random);
                        var other = amount(random);
                        var text = policy(basis, distribution);
                        var charged = pools(direct(new Random(seed)), text, pool, other);
                        var credited =
                                pools(
                                        direct(new Random(seed)),
                                        text,
                                        pool.negate(),
                                        other.negate());
                        charged.replaceAll((what, amount) -> amount.negate());
                        assertThat(credited).isEqualTo(charged);
                    }
                });
    }

    /** Per-line rounding would give nobody anything; here nobody is a cent away. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{proportional: {to: direct}}",
                "{even: [A, B, C]}",
                "{weighted: {A: \"33.3\", B: \"33.3\", C: \"33.4\"}}",
                "{metric: {name: requests}}",
                "{metric: {name: requests, tiers: [{upTo: \"3\", rate: \"0.7\"}, {rate:"
                        + " \"0.3\"}]}}",
                "{direct: \"pool:other\"}",
                "{fixed: {amounts: {A: \"0.01\"}, remainder: {even: [B, C]}}}"
            })
    void a_hundred_thousand_tiny_lines_leave_nobody_a_unit_off(String basis) {
        var random = new Random(7);
        var month = direct(random).policy(policy(basis, "stepDown"));
        for (var i = 0; i < TINY_LINES; i++) {
            month.line(
                    Line.of("0.0000" + (1 + random.nextInt(99)))
                            .service(random.nextBoolean() ? "shared" : "own")
                            .team(random.nextBoolean() ? "a" : "c"));
        }
        var exact = new HashMap<String, BigDecimal>();
        var posted = new HashMap<String, BigDecimal>();
        for (var amount : PostedAmounts.of(Allocation.of(month.inputs()))) {
            var costCenter = String.valueOf(amount.slot().costCenter());
            exact.merge(costCenter, amount.exact().toBigDecimal(), BigDecimal::add);
            posted.merge(costCenter, amount.posted().exact().toBigDecimal(), BigDecimal::add);
            assertThat(new BigDecimal(amount.roundingUnits()).abs()).isLessThan(BigDecimal.ONE);
        }
        exact.forEach((costCenter, amount) ->
                assertThat(posted.getOrDefault(costCenter, BigDecimal.ZERO).subtract(amount).abs())
                        .as(costCenter)
                        .isLessThan(new BigDecimal("0.01")));
    }

    private static Map<String, Exact> pools(
            SmallMonth month, String policy, Exact pool, Exact other) {
        month.line(line(pool)).line(line(other).service("other")).policy(policy);
        var amounts = new HashMap<String, Exact>();
        for (var share : Outcome.of(month).shares()) {
            if (share.day() == null && share.intoPool().isEmpty()) {
                amounts.merge(
                        share.costCenter() + " of " + share.origin(), share.amount(), Exact::plus);
            }
        }
        return amounts;
    }

    private static String policy(String basis, String distribution) {
        return RULES
                + "distribution: "
                + distribution
                + "\npools:\n  - {id: shared, basis: "
                + basis
                + ", fallback: U}\n  - {id: other, basis: {weighted: "
                + (distribution.equals("reciprocal")
                        ? "{A: \"12.5\", C: \"37.5\", \"pool:shared\": \"50\"}"
                        : "{A: \"12.5\", C: \"87.5\"}")
                + "}, fallback: U}\n";
    }

    private static SmallMonth direct(Random random) {
        return new SmallMonth()
                .line(line(amount(random)).team("a").service("own"))
                .line(line(amount(random)).team("b").service("own"))
                .line(line(amount(random)).team("c").service("own"))
                .line(line(amount(random)).service("own"))
                .label("web", "a", 1)
                .label("jobs", "b", 12)
                .metric("requests", "web", String.valueOf(1 + random.nextInt(9)))
                .metric("requests", "jobs", random.nextInt(9) + ".25");
    }

    private static Line line(Exact amount) {
        return Line.of(amount.toString()).service("shared");
    }

    /** Positive, with up to 24 decimals. */
    private static Exact amount(Random random) {
        return Exact.ofUnscaled(
                new BigInteger(80 + random.nextInt(12), random).add(BigInteger.ONE));
    }
}
