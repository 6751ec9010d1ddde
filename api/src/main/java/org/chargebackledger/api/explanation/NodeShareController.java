package org.chargebackledger.api.explanation;

import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.run.Runs;
import org.chargebackledger.projections.run.ShareReader;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;

/** What a run gave each namespace of each node, with the figures it was split by. */
@RestController
@RequestMapping("/api/v1/periods/{period}/runs/{runId}/node-shares")
class NodeShareController {

    private final Runs runs;
    private final ShareReader shares;

    NodeShareController(Runs runs, ShareReader shares) {
        this.runs = runs;
        this.shares = shares;
    }

    /** Rows by cluster, node, day and namespace; each parameter narrows them down. */
    @GetMapping
    Page<NodeShare> list(
            @PathVariable Period period,
            @PathVariable String runId,
            @RequestParam(required = false) @Nullable String cluster,
            @RequestParam(required = false) @Nullable String node,
            @RequestParam(required = false) @Nullable String namespace,
            @RequestParam(required = false) @Nullable LocalDate day,
            Paging paging) {
        requireComputed(period, runId);
        var table =
                new NodeShareTable(share ->
                        fits(cluster, share.cluster())
                                && fits(node, share.node())
                                && fits(namespace, share.namespace())
                                && (day == null || day.equals(share.day())));
        shares.shares(runId, table::add);
        var rows = table.rows();
        var listing =
                paging.of(
                        "node-shares",
                        runId,
                        String.valueOf(cluster),
                        String.valueOf(node),
                        String.valueOf(namespace),
                        String.valueOf(day));
        var from =
                listing.from()
                        .map(cursor -> Integer.parseInt(cursor.position().getFirst()))
                        .orElse(0);
        var part =
                rows.subList(
                        Math.min(from, rows.size()), Math.min(from + listing.rows(), rows.size()));
        var next = Integer.toString(from + paging.limit());
        return listing.page(part, rows.size(), row -> List.of(next));
    }

    private void requireComputed(Period period, String runId) {
        var run =
                runs.find(runId)
                        .filter(one -> one.inputs().period().equals(period))
                        .orElseThrow(
                                () -> Refusal.unknown("run-unknown", "there is no run " + runId));
        if (run.shareChunks() == null) {
            throw Refusal.conflict("run-not-computed", "run " + runId + " has no shares yet");
        }
    }

    private static boolean fits(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }
}
