package org.chargebackledger.ingest.bigquery;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.Slice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must hold of an answer to be taken.
 *
 * @param accounts billing accounts whose bills may be in the table
 * @param lookBackDays how long before the month its first row may have been exported
 * @param grace how long after its end a month may change for certain
 * @param quiet how long nothing must have been exported of a month that is done
 * @param rounds whether amounts with too many digits are rounded, or refused
 * @param sortedRows how many rows are put in order in memory
 */
record ExportTerms(
        Set<String> accounts,
        int lookBackDays,
        Duration grace,
        Duration quiet,
        boolean rounds,
        int pageRows,
        int sortedRows) {

    /**
     * Looks at what a month adds up to.
     *
     * @param control the page with the totals
     * @throws FetchFailure if its rows are not to be taken
     */
    void check(Slice slice, ExportQuestions questions, ExportTotals totals, AnswerPage control)
            throws FetchFailure {
        if (totals.rows() == 0) {
            throw new FetchFailure(
                    Reason.PARTIAL,
                    "the table has no row of invoice month %s yet".formatted(slice));
        }
        var others = new TreeSet<>(totals.accounts());
        others.removeAll(accounts);
        if (!others.isEmpty()) {
            throw new FetchFailure(
                    Reason.REFUSED,
                    "the table also has the bill of %s, which setting 'billing-accounts' lacks"
                            .formatted(String.join(", ", others)));
        }
        if (totals.rounded() > 0 && !rounds) {
            throw new FetchFailure(
                    Reason.REFUSED,
                    "%d rows have amounts with more than 24 decimals; setting 'more-decimals: round' rounds each at the 24th"
                            .formatted(totals.rounded()));
        }
        checkBound(questions, control);
    }

    /** Rows of the first day that was looked at may have had others before them. */
    private static void checkBound(ExportQuestions questions, AnswerPage control)
            throws FetchFailure {
        var since = questions.since();
        if (since == null) {
            return;
        }
        var place = control.columns().indexOf(ExportSql.FIRST_EXPORT);
        var bound = LocalDate.parse(since).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        for (var row : control.rows()) {
            var first = row.get(place);
            if (first != null && Instant.parse(first).isBefore(bound)) {
                throw new FetchFailure(
                        Reason.REFUSED,
                        "rows were exported as early as %s and may be left out; raise setting 'look-back-days'"
                                .formatted(first));
            }
        }
    }

    /** Google adds rows for weeks and never says that it is done: it is once it has gone quiet. */
    boolean isFinal(Slice slice, Instant lastExport, Instant now) {
        return !now.isBefore(slice.end().plus(grace)) && !now.isBefore(lastExport.plus(quiet));
    }
}
