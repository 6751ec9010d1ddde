package org.chargebackledger.api.pages;

import org.chargebackledger.api.connector.ConfiguredConnector;
import org.chargebackledger.api.connector.ConnectorCatalog;
import org.chargebackledger.api.connector.ExpectedSlice;
import org.chargebackledger.api.connector.SliceStates;
import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** How fresh what connectors fetch is: expected slices against received ones, month by month. */
@Controller
class ConnectorsPage {

    private static final int MONTHS_SHOWN = 12;

    private final ConnectorCatalog catalog;
    private final SliceStates states;
    private final Clock clock;

    ConnectorsPage(ConnectorCatalog catalog, SliceStates states, Clock clock) {
        this.catalog = catalog;
        this.states = states;
        this.clock = clock;
    }

    /**
     * A connector as it is shown.
     *
     * @param slices those of the month; of a connector of months, those of the year up to it
     */
    public record Shown(ConfiguredConnector connector, List<SliceCell> slices) {

        /** Those whose last attempt failed. */
        public List<SliceCell> failed() {
            return slices.stream().filter(cell -> cell.failure() != null).toList();
        }

        public long received() {
            return slices.stream().filter(SliceCell::isReceived).count();
        }
    }

    @GetMapping("/connectors")
    String connectors(
            @RequestParam(required = false) @Nullable Period month,
            Actor actor,
            Book book,
            Model model) {
        PageFrame.requireReader(actor);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        // On the first day of a month, the days to look at are those of the month before.
        var shown = month == null ? Period.of(today.minusDays(1)) : month;
        model.addAttribute("month", shown);
        model.addAttribute("before", Period.of(shown.firstDay().minusDays(1)));
        model.addAttribute("after", shown.contains(today) ? null : shown.next());
        model.addAttribute(
                "connectors",
                catalog.of(book.name()).stream().map(one -> shown(one, shown)).toList());
        return "connectors";
    }

    private Shown shown(ConfiguredConnector connector, Period month) {
        var isDaily = connector.kind().sliceLength() == SliceLength.DAY;
        var first = isDaily ? month.firstDay() : month.firstDay().minusMonths(MONTHS_SHOWN - 1L);
        List<ExpectedSlice> slices = states.of(connector, first, month.next().firstDay());
        return new Shown(connector, slices.stream().map(SliceCell::of).toList());
    }
}
