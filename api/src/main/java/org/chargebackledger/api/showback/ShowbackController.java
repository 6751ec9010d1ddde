package org.chargebackledger.api.showback;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.api.http.problem.HttpRefusal;
import org.chargebackledger.api.http.problem.ProblemType;
import org.chargebackledger.api.ownership.Ownership;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.projections.showback.Dimension;
import org.chargebackledger.projections.showback.Showback;
import org.chargebackledger.projections.showback.ShowbackQuery;
import org.chargebackledger.projections.showback.ShowbackRow;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Showback: what cost is made of, by day or month and any dimensions. */
@RestController
@RequestMapping("/api/v1/showback")
class ShowbackController {

    private final Showback showback;
    private final Ownership ownership;

    ShowbackController(Showback showback, Ownership ownership) {
        this.showback = showback;
        this.ownership = ownership;
    }

    /**
     * An answer.
     *
     * @param to the day after the last one
     */
    record Answer(
            LocalDate from,
            LocalDate to,
            String granularity,
            List<String> groupBy,
            List<Row> items,
            @Nullable String nextCursor) {}

    /**
     * One row.
     *
     * @param time a day, a month where the cost has no day, or absent for a total
     * @param key its value of each dimension
     */
    record Row(@Nullable String time, Map<String, String> key, Exact exact, Money amount) {

        static Row of(ShowbackRow row) {
            var key = new LinkedHashMap<String, String>();
            row.values().forEach((dimension, value) -> key.put(dimension.text(), value));
            return new Row(
                    row.time().isEmpty() ? null : row.time(), key, row.exact(), row.amount());
        }
    }

    /**
     * What cost is made of.
     *
     * @param from a day, or a month from its first day
     * @param to the day after the last one, or a month to its end
     * @param granularity {@code day}, {@code month} or {@code total}
     * @param groupBy dimensions, such as {@code costCenter,namespace}
     * @param filter a dimension, a colon and a value; may be repeated
     */
    @GetMapping
    Answer get(
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(defaultValue = "month") String granularity,
            @RequestParam(defaultValue = "costCenter") List<String> groupBy,
            @RequestParam(required = false) @Nullable List<String> filter,
            Paging paging,
            Book book,
            Actor actor) {
        var filters = ShowbackParameters.filter(filter == null ? List.of() : filter);
        var nothing = restrict(actor, book, filters);
        var query =
                new ShowbackQuery(
                        book.name(),
                        ShowbackParameters.from(from),
                        ShowbackParameters.to(to),
                        ShowbackParameters.granularity(granularity),
                        ShowbackParameters.groupBy(groupBy),
                        filters);
        if (!query.from().isBefore(query.to())) {
            throw ShowbackParameters.invalid("to must be after from");
        }
        return page(query, granularity, nothing ? List.of() : showback.rows(query), paging);
    }

    /** Narrows the filter down to what the caller may see; true when that is nothing. */
    private boolean restrict(Actor actor, Book book, SortedMap<Dimension, List<String>> filters) {
        if (actor.seesEverything()) {
            return false;
        }
        var asked = filters.get(Dimension.COST_CENTER);
        if (asked != null) {
            asked.forEach(code -> ownership.require(actor, book, code));
            return false;
        }
        var own = ownership.visible(actor, book).stream().map(one -> one.code()).toList();
        filters.put(Dimension.COST_CENTER, own);
        return own.isEmpty();
    }

    private static Answer page(
            ShowbackQuery query, String granularity, List<ShowbackRow> rows, Paging paging) {
        var listing = paging.of("showback", query.toString());
        var state = rows.toString().hashCode();
        var from =
                listing.from()
                        .map(cursor -> Integer.parseInt(cursor.position().getFirst()))
                        .orElse(0);
        if (listing.snapshot(state) != state) {
            throw new HttpRefusal(
                    ProblemType.CURSOR_INVALID, "the figures have changed; start from the first");
        }
        var part =
                rows.subList(
                        Math.min(from, rows.size()), Math.min(from + listing.rows(), rows.size()));
        var next = Integer.toString(from + paging.limit());
        var page = listing.page(part, state, row -> List.of(next));
        return new Answer(
                query.from(),
                query.to(),
                granularity,
                query.groupBy().stream().map(Dimension::text).toList(),
                page.items().stream().map(Row::of).toList(),
                page.nextCursor());
    }
}
