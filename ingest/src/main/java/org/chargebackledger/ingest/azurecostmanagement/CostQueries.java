package org.chargebackledger.ingest.azurecostmanagement;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Queries with all of their pages. A page says where the next one is; the same question must be
 * sent there once more, which Azure's client does not do: it answers the first page as if that were
 * all.
 */
final class CostQueries {

    private static final int PAGES_MAX = 100_000;

    private final CostManagement service;
    private final String costColumn;

    CostQueries(CostManagement service, String costColumn) {
        this.service = service;
        this.costColumn = costColumn;
    }

    /**
     * All pages, those that are kept not asked again.
     *
     * @param name the beginning of the names of the pages' files
     */
    List<QueryPage> pages(String name, String body, FetchFolder folder)
            throws FetchFailure, IOException {
        var pages = new ArrayList<QueryPage>();
        var seen = new HashSet<String>();
        for (var url = service.operation("query"); !url.isEmpty(); ) {
            if (!seen.add(url) || pages.size() >= PAGES_MAX) {
                throw new FetchFailure(Reason.MALFORMED, "the pages of a query have no end");
            }
            var page =
                    page("%s-page-%05d.json".formatted(name, pages.size() + 1), url, body, folder);
            pages.add(page);
            url = page.nextLink();
        }
        return List.copyOf(pages);
    }

    private QueryPage page(String file, String url, String body, FetchFolder folder)
            throws FetchFailure, IOException {
        if (!folder.has(file)) {
            try {
                var answer = service.post(url, body, QueryPage::read);
                folder.keep(file, path -> Files.writeString(path, answer.body()));
            } catch (FetchFailure failure) {
                if (failure.reason() == Reason.REFUSED && !url.equals(service.operation("query"))) {
                    folder.clear();
                    throw new FetchFailure(
                            Reason.CHANGED,
                            "the link to the next page holds no more: " + failure.getMessage());
                }
                throw failure;
            }
        }
        return QueryPage.read(folder.text(file));
    }

    /** What a query without groupings adds up to, by currency. */
    SortedMap<String, BigDecimal> total(String body) throws FetchFailure, IOException {
        var answer = service.post(service.operation("query"), body, QueryPage::read);
        var page = QueryPage.read(answer);
        if (!page.nextLink().isEmpty()) {
            throw new FetchFailure(Reason.MALFORMED, "a total that goes on at a next page");
        }
        var totals = new TreeMap<String, BigDecimal>();
        if (page.rows().isEmpty()) {
            return totals;
        }
        var cost = page.column(costColumn, QueryPage.TOTAL);
        var currency = page.column("Currency");
        for (var row : page.rows()) {
            totals.merge(row.get(currency), amount(row.get(cost)), BigDecimal::add);
        }
        return totals;
    }

    private static BigDecimal amount(String text) throws FetchFailure {
        try {
            return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new FetchFailure(Reason.MALFORMED, "a total is no number: " + text);
        }
    }
}
