package org.chargebackledger.api.coverage;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How much of a period's money and pods says whose it is.
 *
 * @param run whose cost it is; absent while none is computed
 * @param labels by which the run's policy finds cost centers for what namespaces used of nodes
 * @param money by cluster and currency, and all together
 * @param namespaces those first of which most cost nobody was found for
 * @param pods by cluster and label
 */
public record LabelCoverage(
        Period period,
        @Nullable ShownRun run,
        List<AskedLabel> labels,
        List<MoneyRow> money,
        List<NamespaceRow> namespaces,
        List<PodRow> pods) {

    /** The run that shows what the period costs: the posted one, else the one computed last. */
    public record ShownRun(
            String runId, RunKind kind, boolean posted, String policy, int version) {}

    /**
     * A label that rules ask.
     *
     * @param on {@code namespace} or {@code pod}
     */
    public record AskedLabel(String key, String on) {}

    /**
     * Cost by what decided about it, before pools are distributed.
     *
     * @param scope {@code kubernetes} for shares of nodes, {@code all} with all other cost
     * @param cluster empty for cost outside clusters; absent for everything together
     * @param withoutLabel what is unattributed because its namespace lacks the labels asked
     * @param coverage attributed by a rule, of that and what is unattributed; absent of nothing
     */
    public record MoneyRow(
            String scope,
            @Nullable String cluster,
            CurrencyCode currency,
            Parts parts,
            Money withoutLabel,
            @Nullable Exact coverage) {}

    /** Amounts by what decided about them; they add up to the total. */
    public record Parts(
            Money total,
            Money costCenter,
            Money tag,
            Money namespaceLabel,
            Money workloadLabel,
            Money pool,
            Money byDefault,
            Money idle,
            Money unattributed) {}

    /**
     * A namespace.
     *
     * @param namespace empty for cost of the cluster that belongs to none
     * @param pods pods times days; absent if they were not counted
     * @param podCoverage the least certain part of them that carries a label asked; absent likewise
     * @param reasons why some of it is unattributed; none if nothing is
     */
    public record NamespaceRow(
            String cluster,
            String namespace,
            CurrencyCode currency,
            Parts parts,
            @Nullable Exact pods,
            @Nullable Exact podCoverage,
            List<String> reasons) {}

    /**
     * How many pods carry a label. Namespaces that need none are left out.
     *
     * @param days on which pods were counted
     * @param pods pods times days
     * @param with how many have it where it is asked; absent if that was not counted
     * @param anywhere how many have it themselves, from their workload or their namespace
     */
    public record PodRow(
            String cluster,
            String label,
            String on,
            int days,
            Exact pods,
            @Nullable Exact with,
            @Nullable Exact anywhere,
            @Nullable Exact coverage) {}
}
