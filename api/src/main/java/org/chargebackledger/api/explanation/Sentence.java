package org.chargebackledger.api.explanation;

import org.chargebackledger.api.explanation.Explanation.Driver;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.StandIn;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

    /** The explanation with its sentences. */
    static Explanation added(Explanation one, Posting original) {
        var text =
                one.earlier() == null
                        ? text(one, original)
                        : difference(one, original, one.earlier());
        if (one.reverses() != null) {
            text = "This takes back posting " + one.reverses() + ", which said: " + text;
        } else if (!one.period().equals(one.originPeriod())) {
            text = "A correction of " + one.originPeriod() + ". " + text;
        }
        var workings = one.workings();
        var steps = workings == null ? null : workings.rounding();
        return one.withSentences(text, steps == null ? null : RoundingWords.of(steps));
    }

    private static String text(Explanation one, Posting original) {
        var key = original.key();
        if (key == null) {
            return balance(original);
        }
        var subject = bearer(original) + verb(original) + amount(original.amount());
        if (CorrectionWords.apply(one)) {
            return subject + " for " + service(key) + ": " + bill(one) + CorrectionWords.of(one);
        }
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

    /** New minus old, with the policies of both where they are not the same. */
    private static String difference(Explanation one, Posting original, Earlier earlier) {
        var key = original.key();
        var due = due(one);
        var text =
                key == null
                        ? original.amount() + ": due here is now "
                        : bearer(original)
                                + verb(original)
                                + amount(original.amount())
                                + " for "
                                + service(key)
                                + (key.kind() == PostingKey.Kind.POOL
                                        ? ", from the shared pool “" + key.pool() + "”"
                                        : "")
                                + ": its due is now ";
        return text
                + due
                + ", and this is the difference to "
                + (earlier.postings().isEmpty() ? "nothing" : "the " + earlier.posted())
                + " posted before."
                + versions(one, earlier);
    }

    private static String due(Explanation one) {
        var workings = one.workings();
        var balance = one.balance();
        var due =
                workings != null
                        ? workings.rounded()
                        : balance != null ? balance.due().rounded() : one.rounded();
        return due.toString();
    }

    private static String versions(Explanation one, Earlier earlier) {
        var now = one.policy();
        var before = earlier.policy();
        if (now == null || before == null || now.equals(before)) {
            return "";
        }
        return " Policy %s version %d took the place of %s version %d."
                .formatted(now.name(), now.version(), before.name(), before.version());
    }

    private static String bearer(Posting posting) {
        var memo = posting.memo();
        if (memo == null) {
            return String.valueOf(posting.costCenter());
        }
        return posting.costCenter() == null
                ? memo + " (" + posting.account().replace("due-from:", "of entity ") + ")"
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
        if (rows == 0) {
            return "parts of rows of the bill";
        }
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
                + ")"
                + fed(one);
    }

    /** How much of the pool came out of other pools. */
    private static String fed(Explanation one) {
        var workings = one.workings();
        if (workings == null) {
            return "";
        }
        var other = new TreeMap<String, Exact>();
        for (var content : workings.pools()) {
            if (content.pool().equals(one.pool())) {
                for (var part : content.parts()) {
                    var from = part.pool();
                    if (from != null && !from.equals(one.pool())) {
                        other.merge(from, part.amount(), Exact::plus);
                    }
                }
            }
        }
        return other.isEmpty()
                ? ""
                : "; "
                        + other.entrySet().stream()
                                .map(from ->
                                        Figures.plain(from.getValue())
                                                + " "
                                                + currency(one)
                                                + " of it came out of the pool “"
                                                + from.getKey()
                                                + "”")
                                .collect(Collectors.joining(", "));
    }

    private static String currency(Explanation one) {
        return one.rounded().currency().code();
    }

    /** What of the pool is meant, where its name does not say it. */
    private static String of(PostingKey key) {
        return key.service().equals(key.pool()) ? "" : ", " + service(key);
    }

    private static String word(Driver driver) {
        var standIn = StandIn.of(driver.name());
        if (standIn != null) {
            var resource = StandIn.resource(driver.name());
            return DRIVERS.getOrDefault(resource, resource)
                    + (standIn.ofCluster() ? " of the cluster" : "")
                    + " on "
                    + standIn.day()
                    + " in the place of hours without readings";
        }
        return DRIVERS.getOrDefault(driver.name(), driver.name());
    }

    private static String unattributed(@Nullable String rule) {
        return switch (rule == null ? "" : rule) {
            case "missing-usage" -> "there are no readings for these hours of the nodes";
            case "missing-shares" -> "the provider's bill does not say who used these nodes";
            case "default-correction" -> "what it corrects is not in what is posted for its month";
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
            case "due-to" ->
                    side
                            + " owed to the entity that holds the invoice, for the other postings"
                            + " of this entry.";
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
