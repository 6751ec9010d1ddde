package org.chargebackledger.ledger.policy.wording;

import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.Blend;
import org.chargebackledger.ledger.policy.document.CostBasis;
import org.chargebackledger.ledger.policy.document.Defaults;
import org.chargebackledger.ledger.policy.document.Distribution;
import org.chargebackledger.ledger.policy.document.IdleTreatment;
import org.chargebackledger.ledger.policy.document.NodeSplitPolicy;
import org.chargebackledger.ledger.policy.document.PolicyExample;
import org.chargebackledger.ledger.policy.document.SplitSource;
import org.chargebackledger.ledger.policy.document.SplitSources;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a policy says beside its rules and pools, in words. */
final class SettingWords {

    private SettingWords() {}

    static String costBasis(CostBasis basis) {
        return switch (basis) {
            case EFFECTIVE ->
                    "Cost is charged as it is used up (effective cost): commitments are spread over"
                            + " their use, and what was billed for them beyond that is prepaid.";
            case BILLED -> "Cost is charged as the invoice asks for it (billed cost).";
            case CONTRACTED ->
                    "Cost is charged at contracted prices; the difference from the bill is rate"
                            + " variance. What a commitment itself costs is not charged again.";
            case LIST ->
                    "Cost is charged at list prices; the difference from the bill is rate variance."
                            + " What a commitment itself costs is not charged again.";
        };
    }

    static String weights(NodeSplitPolicy split) {
        return "A node's cost is divided by measured usage and by value: one core counts "
                + split.cpuCore()
                + ", one GiB of memory "
                + split.ramGib()
                + (split.gpu() == null
                        ? "; a node with GPUs is refused."
                        : ", one GPU " + split.gpu() + ".");
    }

    static String sources(SplitSources sources) {
        var exceptions = sources.named().keySet().stream().sorted().toList();
        var others = divides(sources.others());
        return exceptions.isEmpty()
                ? "All clusters' node cost is divided by " + others + "."
                : "Node cost of "
                        + String.join(", ", exceptions)
                        + " is divided by "
                        + divides(
                                sources.others() == SplitSource.USAGE
                                        ? SplitSource.PROVIDER_SHARES
                                        : SplitSource.USAGE)
                        + ", of other clusters by "
                        + others
                        + ".";
    }

    private static String divides(SplitSource source) {
        return switch (source) {
            case USAGE -> "measured usage";
            case PROVIDER_SHARES -> "the provider's own split, whose unused rest is idle";
        };
    }

    static String blend(Blend blend) {
        return switch (blend) {
            case Blend.LargerOfBoth() ->
                    "What counts for a namespace is the larger of what it requested and used.";
            case Blend.Ratio(var requested) ->
                    "What counts for a namespace is "
                            + requested
                            + " of what it requested and the rest, up to 1, of what it used.";
        };
    }

    static String idle(IdleTreatment idle) {
        return switch (idle) {
            case IdleTreatment.ToPool(var pool) -> "Idle capacity goes into pool " + pool + ".";
            case IdleTreatment.SpreadInCluster() ->
                    "Idle capacity is borne by the cluster's cost centers in proportion to what"
                            + " they pay for its nodes in the month.";
            case IdleTreatment.ToCostCenter(var code) ->
                    "Cost center " + code + " bears idle capacity.";
        };
    }

    static String distribution(Distribution distribution) {
        return switch (distribution) {
            case STEP_DOWN ->
                    "Pools are distributed one after the other, in this order; direct cost does not"
                            + " grow by what was received.";
            case RECIPROCAL ->
                    "Pools are distributed all at once, as simultaneous equations; their order"
                            + " makes no difference.";
        };
    }

    /** Each sort of line that a policy may leave to its defaults. */
    static List<Statement> defaults(String section, Defaults of) {
        var words = new ArrayList<Statement>();
        if (!of.recoverableTax().isEmpty()) {
            words.add(
                    new Statement(
                            section,
                            "Recoverable tax",
                            "Tax is claimed back and charged to nobody, whatever rules say, "
                                    + MatchWords.either(of.recoverableTax())
                                    + "."));
        }
        if (!of.nonRecoverableTax().isEmpty()) {
            words.add(
                    new Statement(
                            section,
                            "Other tax",
                            "Tax follows the charges of its invoice "
                                    + MatchWords.either(of.nonRecoverableTax())
                                    + "."));
        }
        words.add(pooled(section, "Unclassified tax", "Tax that is neither", of.taxPool()));
        words.add(
                pooled(
                        section,
                        "Support",
                        "Support, which is a line " + MatchWords.either(of.support()) + ",",
                        of.supportPool()));
        if (of.marketplacePool() != null) {
            words.add(
                    pooled(
                            section,
                            "Marketplace",
                            "A marketplace charge, which is a line "
                                    + MatchWords.either(of.marketplace())
                                    + ",",
                            of.marketplacePool()));
        }
        words.add(
                pooled(
                        section,
                        "Unused commitments",
                        "What is unused of a commitment",
                        of.unusedCommitmentPool()));
        words.add(
                pooled(
                        section,
                        "Commitment fees",
                        "What is paid for a commitment itself",
                        of.commitmentFeePool()));
        words.add(
                pooled(
                        section,
                        "Credits",
                        "A credit or refund follows the charges of its resource or commitment, else"
                                + " of its service and sub account; what follows none",
                        of.creditPool()));
        words.add(
                new Statement(
                        section,
                        "Corrections",
                        "A credit or refund of an earlier month, or a correction of one, goes to"
                                + " whom the run that is posted for that month charged its resource"
                                + " or commitment, else its service and sub account, pools"
                                + " included; a correction that finds none reaches nobody."));
        return words;
    }

    private static Statement pooled(
            String section, String topic, String what, @Nullable String pool) {
        return new Statement(
                section,
                topic,
                what + (pool == null ? " reaches nobody." : " goes into pool " + pool + "."));
    }

    static String tolerances(AllocationPolicyDocument policy) {
        var of = policy.tolerances();
        return "Bill and ledger may differ by "
                + of.billToLedger()
                + " "
                + policy.currency()
                + " per source account, an estimate from its bill by a fraction of "
                + of.estimateToBill()
                + ", and a fraction of "
                + of.unattributed()
                + " of a month may reach nobody.";
    }

    static String examples(List<PolicyExample> examples) {
        return examples.isEmpty()
                ? "No example comes with this policy."
                : "These come with it, and a version that gets one wrong cannot be submitted: "
                        + examples.stream().map(PolicyExample::id).collect(Collectors.joining(", "))
                        + ".";
    }
}
