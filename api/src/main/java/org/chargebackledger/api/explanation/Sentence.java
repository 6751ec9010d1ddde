package org.chargebackledger.api.explanation;

import org.chargebackledger.api.explanation.Explanation.Driver;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in one sentence, to somebody who knows no accounting, why a posting is what it is. */
final class Sentence {

    private static final Map<String, String> DRIVERS =
            Map.of(
                    "cpu-core-hours", "CPU core-hours",
                    "ram-gib-hours", "RAM GiB-hours",
                    "gpu-hours", "GPU hours",
                    "provider-shares", "the cost by the provider's own split",
                    "direct-cost", "direct cost",
                    "even", "equal parts",
                    "weight", "agreed parts",
                    "fixed", "stated amount");

    private Sentence() {}

    /**
     * The explanation with its sentence.
     *
     * @param due all that the run gives to the posting's key; another amount than was posted when
     *     something was posted there before
     */
    static Explanation added(Explanation one, Posting original, Exact due) {
        var key = original.key();
        var text =
                key == null || due.equals(original.exact())
                        ? text(one, original)
                        : difference(one, original, key, due);
        if (one.reverses() != null) {
            text = "This takes back posting " + one.reverses() + ", which said: " + text;
        } else if (!one.period().equals(one.originPeriod())) {
            text = "A correction of " + one.originPeriod() + ". " + text;
        }
        return one.withSentence(text);
    }

    private static String text(Explanation one, Posting original) {
        var key = original.key();
        if (key == null) {
            return balance(original);
        }
        var subject = bearer(original) + verb(original) + amount(original.amount());
        return switch (key.kind()) {
            case DIRECT -> subject + " for " + service(key) + ": " + bill(one) + direct(one) + ".";
            case NODE ->
                    subject
                            + " for "
                            + service(key)
                            + " in cluster "
                            + key.cluster()
                            + ": namespace "
                            + key.namespace()
                            + " took "
                            + split(one)
                            + " on the nodes it ran on"
                            + (one.rule() == null ? "" : " (rule “" + one.rule() + "”)")
                            + ".";
            case POOL, IDLE -> subject + pool(one, key) + ".";
            case UNATTRIBUTED ->
                    subject
                            + " for "
                            + service(key)
                            + " because it found no other owner: "
                            + unattributed(one.rule())
                            + " ("
                            + bill(one)
                            + ").";
        };
    }

    private static String difference(Explanation one, Posting original, PostingKey key, Exact due) {
        return bearer(original)
                + verb(original)
                + amount(original.amount())
                + " for "
                + service(key)
                + ": its due is now "
                + Figures.plain(due)
                + " "
                + currency(one)
                + ", and this is the difference to what was posted before.";
    }

    private static String bearer(Posting posting) {
        var memo = posting.memo();
        return memo == null
                ? String.valueOf(posting.costCenter())
                : memo + " (in showback, held by " + posting.costCenter() + ")";
    }

    private static String verb(Posting posting) {
        return posting.side() == Posting.Side.DEBIT ? " bears " : " gets back ";
    }

    private static String amount(Money money) {
        return money.toString();
    }

    private static String service(PostingKey key) {
        var words = key.service().isEmpty() ? "an unnamed service" : key.service();
        return key.chargeCategory().equals("Usage") || key.chargeCategory().isEmpty()
                ? words
                : words + " (" + key.chargeCategory().toLowerCase(Locale.ROOT) + ")";
    }

    private static String bill(Explanation one) {
        var rows = one.costLines().rows();
        return rows == 1 ? "one row of the bill" : rows + " rows of the bill";
    }

    private static String direct(Explanation one) {
        var driver = one.driver();
        if (driver == null) {
            return one.rule() == null ? "" : ", sent there" + by(one.rule());
        }
        return ", which follows the charges it belongs to, of which "
                + Figures.percent(driver.value(), driver.total())
                + " are here";
    }

    private static String by(@Nullable String rule) {
        return rule == null ? "" : " by rule “" + rule + "”";
    }

    private static String split(Explanation one) {
        return one.drivers().stream().map(Sentence::share).collect(Collectors.joining(" and "));
    }

    private static String share(Driver driver) {
        return Figures.plain(driver.value())
                + " of "
                + Figures.plain(driver.total())
                + " "
                + word(driver);
    }

    private static String pool(Explanation one, PostingKey key) {
        var total = one.poolTotal();
        var whole = total == null ? "cost" : Figures.plain(total) + " " + currency(one);
        var what =
                key.kind() == PostingKey.Kind.IDLE
                        ? " of the " + whole + " for " + service(key) + " that nobody used"
                        : " of the " + whole + " in the shared pool “" + one.pool() + "”" + of(key);
        var driver = one.driver();
        if (driver == null) {
            return what;
        }
        return what
                + ": its part is "
                + Figures.percent(driver.value(), driver.total())
                + ", by "
                + word(driver)
                + " ("
                + Figures.plain(driver.value())
                + " of "
                + Figures.plain(driver.total())
                + ")";
    }

    private static String currency(Explanation one) {
        return one.rounded().currency().code();
    }

    /** What of the pool is meant, where its name does not say it. */
    private static String of(PostingKey key) {
        return key.service().equals(key.pool()) ? "" : ", " + service(key);
    }

    private static String word(Driver driver) {
        return DRIVERS.getOrDefault(driver.name(), driver.name());
    }

    private static String unattributed(@Nullable String rule) {
        return switch (rule == null ? "" : rule) {
            case "missing-usage" -> "there are no readings for these hours of the nodes";
            case "missing-shares" -> "the provider's bill does not say who used these nodes";
            case "no-rule", "" -> "no rule of the policy matched";
            default -> "“" + rule + "” names nobody";
        };
    }

    private static String balance(Posting posting) {
        var account = posting.account();
        var colon = account.indexOf(':');
        var side = amount(posting.amount());
        return switch (colon < 0 ? account : account.substring(0, colon)) {
            case "clearing" ->
                    side + " of the provider's bill, cleared to the other postings of this entry.";
            case "prepaid" ->
                    side
                            + " between what was paid for commitments and what was used of them"
                            + " this month.";
            case "recoverable-tax" -> side + " of tax that is claimed back and charged to nobody.";
            case "suspense" ->
                    side
                            + " by which billed and effective cost differ without a commitment;"
                            + " somebody must look.";
            case "rate-variance" -> side + " between the bill and the internal rates.";
            default -> side + " that rounding left over.";
        };
    }
}
