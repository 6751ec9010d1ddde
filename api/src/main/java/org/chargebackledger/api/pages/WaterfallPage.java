package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.api.reconciliation.OpenVariances;
import org.chargebackledger.api.reconciliation.PeriodVariances;
import org.chargebackledger.api.reconciliation.PeriodVariances.Found;
import org.chargebackledger.api.reconciliation.VarianceAcceptances;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.reconciliation.LedgerWaterfall;
import org.chargebackledger.ledger.reconciliation.OpenVariance;
import org.chargebackledger.ledger.reconciliation.VarianceKey;
import org.chargebackledger.ledger.reconciliation.Variances.AccountCluster;
import org.chargebackledger.ledger.reconciliation.Waterfall;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.masterdata.KnownChange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;

/** Why a month's bills are not what was estimated, and where the ledger put them. */
@Controller
class WaterfallPage {

    private final PeriodVariances variances;
    private final KnownPeriods periods;
    private final OpenVariances limits;
    private final VarianceAcceptances acceptances;

    WaterfallPage(
            PeriodVariances variances,
            KnownPeriods periods,
            OpenVariances limits,
            VarianceAcceptances acceptances) {
        this.variances = variances;
        this.periods = periods;
        this.limits = limits;
        this.acceptances = acceptances;
    }

    /**
     * A figure above its limit.
     *
     * @param approved the acceptance of two persons; null while there is none
     * @param waiting one that a second person has to decide on; null if there is none
     */
    public record Above(
            OpenVariance open, @Nullable KnownChange approved, @Nullable KnownChange waiting) {}

    /** One cluster's way to the bill. */
    public record ClusterChart(AccountCluster of, boolean modelled, WaterfallChart chart) {}

    /** One source account's way to the bill and on to the ledger. */
    public record AccountChart(
            SourceAccount account, WaterfallChart chart, List<ClusterChart> clusters) {}

    /** One node, or what of a cluster is no node's. */
    public record NodeRow(VarianceKey key, Waterfall waterfall) {}

    /**
     * The page.
     *
     * @param cluster whose nodes are listed; null lists none
     */
    @GetMapping("/periods/{period}/waterfall")
    String waterfall(
            @PathVariable Period period,
            @RequestParam(required = false) @Nullable String cluster,
            Actor actor,
            Book book,
            Model model) {
        PageFrame.requireReader(actor);
        model.addAttribute("known", periods.require(book, period));
        model.addAttribute("width", WaterfallChart.WIDTH);
        model.addAttribute("cluster", cluster);
        var found = variances.of(book.name(), period).orElse(null);
        model.addAttribute("found", found);
        if (found != null) {
            model.addAttribute("accounts", accounts(found));
            model.addAttribute("above", above(book.name(), period));
            model.addAttribute("nodes", cluster == null ? List.of() : nodes(found, cluster));
        }
        return "waterfall";
    }

    private List<Above> above(String book, Period period) {
        return limits.of(book, period).stream()
                .filter(one -> !one.isWithin())
                .map(one ->
                        new Above(
                                one,
                                acceptances.approved(book, period, one).orElse(null),
                                acceptances.waiting(book, period, one).orElse(null)))
                .toList();
    }

    private static List<AccountChart> accounts(Found found) {
        var clusters =
                Found.grouped(found.variances().cells(), cell -> cell.key().accountCluster());
        return Found.grouped(found.variances().cells(), cell -> cell.key().account())
                .entrySet()
                .stream()
                .map(one ->
                        new AccountChart(
                                one.getKey(),
                                WaterfallChart.of(
                                        one.getValue(),
                                        ledger(found, one.getKey()),
                                        one.getKey().currency()),
                                clusters.entrySet().stream()
                                        .filter(other ->
                                                other.getKey().account().equals(one.getKey()))
                                        .map(other ->
                                                new ClusterChart(
                                                        other.getKey(),
                                                        found.variances()
                                                                .isModelled(other.getKey()),
                                                        WaterfallChart.of(
                                                                other.getValue(),
                                                                null,
                                                                one.getKey().currency())))
                                        .toList()))
                .toList();
    }

    private static @Nullable LedgerWaterfall ledger(Found found, SourceAccount account) {
        return found.ledger().stream()
                .filter(one -> one.account().equals(account))
                .findFirst()
                .orElse(null);
    }

    private static List<NodeRow> nodes(Found found, String cluster) {
        var cells =
                found.variances().cells().stream()
                        .filter(cell -> cell.key().cluster().equals(cluster))
                        .toList();
        return Found.grouped(
                        cells,
                        cell ->
                                new VarianceKey(
                                        cell.key().account(), cluster, cell.key().node(), "", ""))
                .entrySet()
                .stream()
                .map(one -> new NodeRow(one.getKey(), one.getValue()))
                .toList();
    }
}
