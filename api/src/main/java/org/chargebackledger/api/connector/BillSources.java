package org.chargebackledger.api.connector;

import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.imports.CostSnapshot.AccountTotal;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.connector.KnownSlice;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.springframework.stereotype.Component;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Answers how the connectors that bring bills stand for a month. */
@Component
public class BillSources {

    private final ConnectorCatalog catalog;
    private final SliceStates states;
    private final CostSnapshots snapshots;

    BillSources(ConnectorCatalog catalog, SliceStates states, CostSnapshots snapshots) {
        this.catalog = catalog;
        this.states = states;
        this.snapshots = snapshots;
    }

    /** One for each connector of months that has something to fetch of this one. */
    public List<BillSource> of(String book, Period period) {
        return catalog.of(book).stream()
                .filter(connector -> connector.kind().sliceLength() == SliceLength.MONTH)
                .filter(connector -> !connector.kind().bringsInvoices())
                .flatMap(connector ->
                        states.of(connector, period.firstDay(), period.next().firstDay()).stream()
                                .map(slice -> source(connector, slice)))
                .toList();
    }

    private BillSource source(ConfiguredConnector connector, ExpectedSlice slice) {
        return new BillSource(
                connector.name(),
                slice.isReceived(),
                slice.isFinal(),
                slice.isReceived() ? accounts(slice) : accountsBefore(connector, slice));
    }

    /** Whose bill is missing is known from the last one that came. */
    private Set<SourceAccount> accountsBefore(ConfiguredConnector connector, ExpectedSlice slice) {
        return states.of(connector, connector.from(), slice.slice().firstDay()).reversed().stream()
                .filter(ExpectedSlice::isReceived)
                .findFirst()
                .map(this::accounts)
                .orElse(Set.of());
    }

    private Set<SourceAccount> accounts(ExpectedSlice slice) {
        var accounts = new LinkedHashSet<SourceAccount>();
        KnownSlice known = slice.known();
        if (known != null && known.fetched() != null) {
            for (var importId : known.fetched().imports()) {
                snapshots.ofImport(importId).stream()
                        .flatMap(one -> one.snapshot().accounts().stream())
                        .map(AccountTotal::account)
                        .forEach(accounts::add);
            }
        }
        return accounts;
    }
}
