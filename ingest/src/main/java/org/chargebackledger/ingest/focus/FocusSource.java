package org.chargebackledger.ingest.focus;

import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.bill.BillReader;
import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.Source;

import java.io.IOException;

/** Bills in FOCUS form. */
public final class FocusSource implements Source {

    private final BillOptions options;

    public FocusSource(BillOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "focus";
    }

    @Override
    public boolean isBill() {
        return true;
    }

    @Override
    public Reading read(ReadRequest request) throws IOException {
        return new BillReader(request, new FocusBill(options), options).read();
    }
}
