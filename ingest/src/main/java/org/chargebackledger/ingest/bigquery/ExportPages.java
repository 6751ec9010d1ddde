package org.chargebackledger.ingest.bigquery;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The answer to a question page by page, each kept as soon as it is there. */
record ExportPages(
        BigQueryService service, Attempt attempt, @Nullable String location, int pageRows) {

    /** All pages; those that are kept are not asked for again. */
    List<Path> of(ExportQuestion question) throws FetchFailure, IOException {
        var pages = new ArrayList<Path>();
        var taken = 0L;
        var total = -1L;
        while (attempt.folder().has(name(question, pages.size()))) {
            var kept = attempt.folder().file(name(question, pages.size())).path();
            var page = AnswerPage.read(kept);
            pages.add(kept);
            taken += page.rows().size();
            total = page.total();
        }
        if (taken == total) {
            return pages;
        }
        var answer =
                service.answered(
                        attempt.jobId(question.name()),
                        location,
                        question.sql(),
                        pages.isEmpty(),
                        attempt);
        do {
            var page = service.page(answer, question.columns(), taken, pageRows, attempt);
            check(question, page, taken, total);
            var name = name(question, pages.size());
            attempt.folder().keep(name, page::write);
            pages.add(attempt.folder().file(name).path());
            taken += page.rows().size();
            total = page.total();
        } while (taken < total);
        return pages;
    }

    private String name(ExportQuestion question, int page) {
        return attempt.page("%s-%06d.json".formatted(question.name(), page));
    }

    private void check(ExportQuestion question, AnswerPage page, long taken, long total)
            throws FetchFailure, IOException {
        if (total >= 0 && page.total() != total) {
            attempt.giveUp();
            throw new FetchFailure(
                    Reason.CHANGED,
                    "the answer had %d rows and has %d now".formatted(total, page.total()));
        }
        if (taken + page.rows().size() > page.total()) {
            attempt.giveUp();
            throw new FetchFailure(
                    Reason.MALFORMED, "there are more rows than " + page.total() + " by its word");
        }
        if (page.rows().isEmpty() && page.total() > 0) {
            throw new FetchFailure(
                    Reason.BROKEN,
                    "the answer ends after %d of %d rows".formatted(taken, page.total()));
        }
        if (page.rows().stream().anyMatch(row -> row.size() != question.columns().size())) {
            throw new FetchFailure(Reason.MALFORMED, "a row has more or fewer cells than columns");
        }
    }
}
