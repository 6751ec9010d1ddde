package org.chargebackledger.ledger.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What holds for every set of pools that feed each other. */
class FlowRoundingProperties {

    /** What each pool collected, and the weights by which it gives. */
    private static final class Network {
        private final BigInteger[][] weights;
        private final List<BigInteger> collected;

        Network(BigInteger[][] weights, List<BigInteger> collected) {
            this.weights = weights;
            this.collected = collected;
        }

        static Network of(Random random) {
            var size = 1 + random.nextInt(6);
            var weights = new BigInteger[size][size + 1];
            var collected = new ArrayList<BigInteger>();
            for (var from = 0; from < size; from++) {
                for (var to = 0; to < size; to++) {
                    weights[from][to] = BigInteger.valueOf(Math.max(0, random.nextInt(60) - 20));
                }
                weights[from][size] = BigInteger.valueOf(1 + random.nextInt(50));
                collected.add(BigInteger.valueOf(random.nextInt(2_000) - 200));
            }
            return new Network(weights, collected);
        }

        BigInteger total(int from) {
            var total = BigInteger.ZERO;
            for (var weight : weights[from]) {
                total = total.add(weight);
            }
            return total;
        }

        LinearSystem.Solution solution() {
            var size = weights.length;
            var matrix = new BigInteger[size][size];
            for (var to = 0; to < size; to++) {
                for (var from = 0; from < size; from++) {
                    matrix[to][from] = weights[from][to].negate();
                }
                matrix[to][to] = matrix[to][to].add(total(to));
            }
            return LinearSystem.inverse(matrix).orElseThrow().times(collected);
        }

        BigInteger[][] flows(LinearSystem.Solution solution) {
            var flows = new BigInteger[weights.length][weights.length + 1];
            for (var from = 0; from < weights.length; from++) {
                for (var to = 0; to <= weights.length; to++) {
                    flows[from][to] = solution.numerators().get(from).multiply(weights[from][to]);
                }
            }
            return flows;
        }
    }

    @Test
    void every_pool_gives_away_what_it_has_to_the_last_unit() {
        Seeds.forEachRandom(
                2_000,
                random -> {
                    var network = Network.of(random);
                    var solution = network.solution();
                    var rounded =
                            FlowRounding.round(network.flows(solution), solution.denominator());
                    for (var pool = 0; pool < rounded.length; pool++) {
                        var has = network.collected.get(pool);
                        var gives = BigInteger.ZERO;
                        for (var from = 0; from < rounded.length; from++) {
                            has = has.add(rounded[from][pool]);
                        }
                        for (var given : rounded[pool]) {
                            gives = gives.add(given);
                        }
                        assertThat(gives).isEqualTo(has);
                    }
                });
    }

    @Test
    void every_flow_is_the_whole_number_below_or_above_it() {
        Seeds.forEachRandom(
                2_000,
                random -> {
                    var network = Network.of(random);
                    var solution = network.solution();
                    var unit = solution.denominator();
                    var flows = network.flows(solution);
                    var rounded = FlowRounding.round(flows, unit);
                    for (var from = 0; from < flows.length; from++) {
                        for (var to = 0; to < flows[from].length; to++) {
                            assertThat(
                                            rounded[from][to]
                                                    .multiply(unit)
                                                    .subtract(flows[from][to])
                                                    .abs())
                                    .isLessThan(unit);
                        }
                    }
                });
    }

    @Test
    void equations_without_exactly_one_solution_have_none() {
        var one = BigInteger.ONE;
        var matrix = new BigInteger[][] {{one, one.negate()}, {one.negate(), one}};

        assertThat(LinearSystem.inverse(matrix)).isEmpty();
    }
}
