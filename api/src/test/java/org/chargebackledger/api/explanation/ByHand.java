package org.chargebackledger.api.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What an auditor does with an explanation and a calculator: works the posted amount out again from
 * its JSON and nothing else, and holds each figure on the way against the one that is stated.
 */
final class ByHand {

    /** Figures of hours are shown to 24 decimals, so products agree to fewer. */
    private static final BigDecimal CLOSE = new BigDecimal("1e-15");

    private static final int SHOWN = 15;
    private static final MathContext DIGITS = new MathContext(60);

    private final JsonNode why;

    private ByHand(JsonNode why) {
        this.why = why;
    }

    /** The amount that must have been posted, a credit below zero. */
    static BigDecimal posted(JsonNode why) {
        return new ByHand(why).posted();
    }

    private BigDecimal posted() {
        var amount = due();
        if (why.has("earlier")) {
            var before = BigDecimal.ZERO;
            for (var one : why.get("earlier").get("postings")) {
                before = before.add(money(one.get("amount")));
            }
            assertThat(before).isEqualByComparingTo(money(why.at("/earlier/posted")));
            amount = amount.subtract(before);
        }
        return why.has("reverses") ? amount.negate() : amount;
    }

    private BigDecimal due() {
        if (why.has("otherSide")) {
            var sum = BigDecimal.ZERO;
            for (var one : why.get("otherSide")) {
                sum = sum.subtract(money(one.get("amount")));
            }
            return sum;
        }
        if (why.has("balance")) {
            return balance(why.get("balance"));
        }
        var workings = why.get("workings");
        var amount = workings(workings);
        assertThat(leaves(workings)).isCloseTo(number(why.at("/costLines/counted")), near());
        if (why.has("earlier") && why.get("earlier").has("workings")) {
            workings(why.get("earlier").get("workings"));
        }
        return amount;
    }

    private static BigDecimal balance(JsonNode balance) {
        if (!balance.get("isResidual").asBoolean()) {
            return rounded(balance.get("due"));
        }
        if (balance.at("/due/exact").asString().equals("0")
                && money(balance.at("/due/rounded")).signum() == 0) {
            return BigDecimal.ZERO; // another account takes what is left
        }
        return rounded(balance.get("billed"))
                .subtract(rounded(balance.get("costCenters")))
                .subtract(rounded(balance.get("recoverableTax")))
                .subtract(rounded(balance.get("suspense")));
    }

    private static BigDecimal rounded(JsonNode amount) {
        var posted = money(amount.get("rounded"));
        var byHand = number(amount.get("exact")).setScale(posted.scale(), RoundingMode.HALF_UP);
        return byHand;
    }

    /** The due amount of a key: the sum of its parts, rounded from the top down. */
    private static BigDecimal workings(JsonNode workings) {
        for (var node : workings.get("nodes")) {
            node.get("days").forEach(ByHand::nodeDay);
        }
        for (var pool : workings.get("pools")) {
            assertThat(sum(pool.get("parts"), workings))
                    .as("pool %s", pool.get("pool"))
                    .isCloseTo(number(pool.get("total")), near());
        }
        var exact = sum(workings.get("parts"), workings);
        assertThat(exact).isCloseTo(number(workings.get("due")), near());
        if (!workings.has("rounding")) {
            assertThat(exact.signum()).isZero();
            return BigDecimal.ZERO;
        }
        return rounding(workings.get("rounding"), exact);
    }

    private static void nodeDay(JsonNode day) {
        var value = BigDecimal.ZERO;
        for (var resource : day.get("resources")) {
            value = value.add(product(resource));
        }
        var sum = BigDecimal.ZERO;
        for (var resource : day.get("resources")) {
            var amount = number(day.get("cost")).multiply(product(resource)).divide(value, DIGITS);
            assertThat(amount).isCloseTo(number(resource.get("amount")), near());
            sum = sum.add(amount);
        }
        assertThat(sum).isCloseTo(number(day.get("cost")), near());
    }

    private static BigDecimal product(JsonNode resource) {
        return number(resource.get("capacity")).multiply(number(resource.get("weight")));
    }

    private static BigDecimal sum(JsonNode parts, JsonNode workings) {
        var sum = BigDecimal.ZERO;
        for (var part : parts) {
            var amount = part(part, workings);
            assertThat(amount).isCloseTo(number(part.get("amount")), near());
            sum = sum.add(amount);
        }
        return sum;
    }

    private static BigDecimal part(JsonNode part, JsonNode workings) {
        return switch (part.get("from").asString()) {
            case "bill" -> number(part.get("of"));
            case "node" -> {
                var sum = BigDecimal.ZERO;
                for (var day : part.get("days")) {
                    assertThat(number(day.get("of")))
                            .isEqualByComparingTo(resourceCost(part, day, workings));
                    sum = sum.add(share(number(day.get("of")), day));
                }
                yield sum;
            }
            case "pool" -> {
                var of = divided(part, content(part, workings));
                assertThat(number(part.get("of"))).isCloseTo(of, near());
                yield share(of, part);
            }
            case "following" -> share(number(part.get("of")), part);
            default -> throw new AssertionError(part);
        };
    }

    /** All of a pool; less stated amounts where they went out first. */
    private static BigDecimal divided(JsonNode part, JsonNode content) {
        var total = number(content.get("total"));
        var stated = content.path("statedFirst");
        return stated.isMissingNode() || part.get("driver").asString().equals("fixed")
                ? total
                : total.subtract(share(total, stated));
    }

    private static BigDecimal share(BigDecimal of, JsonNode part) {
        return of.multiply(number(part.get("value"))).divide(number(part.get("total")), DIGITS);
    }

    private static BigDecimal resourceCost(JsonNode part, JsonNode day, JsonNode workings) {
        for (var node : workings.get("nodes")) {
            if (node.get("cluster").equals(part.get("cluster"))
                    && node.get("node").asString().equals(part.path("node").asString(""))) {
                for (var one : node.get("days")) {
                    for (var resource : one.get("resources")) {
                        if (one.get("day").equals(day.get("day"))
                                && resource.get("driver").equals(part.get("driver"))) {
                            return number(resource.get("amount"));
                        }
                    }
                }
            }
        }
        throw new AssertionError("no cost for " + part.get("node") + " on " + day.get("day"));
    }

    private static JsonNode content(JsonNode part, JsonNode workings) {
        return stream(workings.get("pools"))
                .filter(pool ->
                        pool.get("pool").equals(part.get("pool"))
                                && pool.path("cluster").equals(part.path("cluster"))
                                && pool.path("namespace").equals(part.path("namespace")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing known of pool " + part));
    }

    /** What came from the bill, each piece once. */
    private static BigDecimal leaves(JsonNode workings) {
        var sum = BigDecimal.ZERO;
        for (var node : workings.get("nodes")) {
            for (var day : node.get("days")) {
                sum = sum.add(number(day.get("cost")));
            }
        }
        var parts = new ArrayList<JsonNode>();
        workings.get("parts").forEach(parts::add);
        workings.get("pools").forEach(pool -> pool.get("parts").forEach(parts::add));
        var followers = new HashSet<String>();
        for (var part : parts) {
            var from = part.get("from").asString();
            if (from.equals("bill")
                    || (from.equals("following")
                            && followers.add(part.get("rule") + " " + part.get("driver")))) {
                sum = sum.add(number(part.get("of")));
            }
        }
        return sum;
    }

    private static BigDecimal rounding(JsonNode rounding, BigDecimal exact) {
        var digits = money(rounding.get("accountRounded")).scale();
        var account = number(rounding.get("accountExact"));
        var costCenter = rounding.get("costCenter");
        var key = rounding.get("key");
        var toShare = account.setScale(digits, RoundingMode.HALF_UP);
        var total = step(costCenter, number(costCenter.get("exact")), toShare, account);
        assertThat(total).isEqualByComparingTo(money(costCenter.get("rounded")));
        return step(key, exact, total, number(costCenter.get("exact")));
    }

    /** Down to the unit, and a unit more if the remainder's rank is within what is left over. */
    private static BigDecimal step(
            JsonNode step, BigDecimal exact, BigDecimal toShare, BigDecimal ofAll) {
        var unit = BigDecimal.ONE.movePointLeft(toShare.scale());
        var sign = step.get("mirrored").asBoolean() ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        assertThat(ofAll.multiply(sign).signum()).isNotNegative();
        var own = exact.multiply(sign).setScale(SHOWN, RoundingMode.HALF_UP);
        var floor = own.setScale(toShare.scale(), RoundingMode.FLOOR);
        var remainders = stream(step.get("remainders")).map(ByHand::number).toList();
        var position = step.get("position").asInt() - 1;
        assertThat(own.subtract(floor).divide(unit, DIGITS))
                .isCloseTo(remainders.get(position), within(new BigDecimal("1e-9")));
        var floors = money(step.get("floors"));
        var cutOff = remainders.stream().reduce(BigDecimal.ZERO, BigDecimal::add).multiply(unit);
        assertThat(floors.add(cutOff)).isEqualByComparingTo(ofAll.multiply(sign));
        var leftover = toShare.multiply(sign).subtract(floors).divide(unit, DIGITS);
        var rank = rank(remainders, position);
        assertThat(rank).isEqualTo(step.get("rank").asInt());
        var gets = leftover.compareTo(BigDecimal.valueOf(rank)) >= 0 ? unit : BigDecimal.ZERO;
        return floor.add(gets).multiply(sign);
    }

    private static int rank(List<BigDecimal> remainders, int position) {
        var own = remainders.get(position);
        return 1
                + (int)
                        IntStream.range(0, remainders.size())
                                .filter(i ->
                                        remainders.get(i).compareTo(own) > 0
                                                || (remainders.get(i).compareTo(own) == 0
                                                        && i < position))
                                .count();
    }

    private static Offset<BigDecimal> near() {
        return within(CLOSE);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static BigDecimal number(JsonNode text) {
        return new BigDecimal(text.asString());
    }

    private static BigDecimal money(JsonNode money) {
        return new BigDecimal(money.get("amount").asString());
    }
}
