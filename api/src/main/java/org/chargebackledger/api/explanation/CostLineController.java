package org.chargebackledger.api.explanation;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.ingest.delivery.BillRow;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** The lines of bills: those behind a posting, those of a snapshot, one by its id. */
@RestController
@RequestMapping("/api/v1/cost-lines")
class CostLineController {

    private final Explanations explanations;
    private final SnapshotReader lines;
    private final CostSnapshots snapshots;
    private final LinePostings linePostings;
    private final BillRows billRows;

    CostLineController(
            Explanations explanations,
            SnapshotReader lines,
            CostSnapshots snapshots,
            LinePostings linePostings,
            BillRows billRows) {
        this.explanations = explanations;
        this.lines = lines;
        this.snapshots = snapshots;
        this.linePostings = linePostings;
        this.billRows = billRows;
    }

    /**
     * Cost lines in the order in which they are recorded.
     *
     * @param posting the lines behind this posting
     * @param snapshot the lines of this snapshot; one of the two is needed
     */
    @GetMapping
    Page<CostLineView> list(
            @RequestParam(required = false) @Nullable String posting,
            @RequestParam(required = false) @Nullable String snapshot,
            Paging paging,
            Book book) {
        var listing =
                paging.of(
                        "cost-lines",
                        book.name(),
                        String.valueOf(posting),
                        String.valueOf(snapshot));
        var after =
                listing.from()
                        .map(cursor -> CostLineId.parse(cursor.position().getFirst()))
                        .orElse(null);
        var scan = scan(book, posting, snapshot, after, listing.rows());
        return listing.page(scan.page(), 0, line -> List.of(line.id()));
    }

    private CostLineScan scan(
            Book book,
            @Nullable String posting,
            @Nullable String snapshot,
            @Nullable CostLineId after,
            int limit) {
        if (posting != null && snapshot == null) {
            return explanations.lines(book.name(), posting, after, limit);
        }
        if (snapshot != null && posting == null) {
            requireSnapshot(snapshot);
            return new CostLineScan(CostLineScan.Choice.ALL, after, limit)
                    .over(lines, List.of(snapshot));
        }
        throw Refusal.invalid("parameter-missing", "say either ?posting= or ?snapshot=");
    }

    @GetMapping("/{id}")
    CostLineView one(@PathVariable String id) {
        return find(CostLineId.parse(id));
    }

    /** Every posting that this line is part of: forward from a bill row to its cents. */
    @GetMapping("/{id}/postings")
    Page<LinePosting> postings(@PathVariable String id, Book book) {
        var lineId = CostLineId.parse(id);
        find(lineId);
        return Page.whole(linePostings.of(book.name(), lineId));
    }

    /** The very rows of the delivered bill that this line sums, as they were delivered. */
    @GetMapping("/{id}/rows")
    Page<BillRow> rows(@PathVariable String id, Paging paging) {
        return Page.whole(billRows.of(CostLineId.parse(id), paging.limit()));
    }

    private CostLineView find(CostLineId id) {
        requireSnapshot(id.snapshotId());
        var before = id.position() == 1 ? null : new CostLineId(id.snapshotId(), id.position() - 1);
        return new CostLineScan(CostLineScan.Choice.ALL, before, 1)
                .over(lines, List.of(id.snapshotId())).page().stream()
                        .findFirst()
                        .orElseThrow(() -> CostLineId.unknown(id.toString()));
    }

    private void requireSnapshot(String snapshot) {
        if (snapshots.find(snapshot).isEmpty()) {
            throw Refusal.unknown("snapshot-unknown", "there is no snapshot " + snapshot);
        }
    }
}
