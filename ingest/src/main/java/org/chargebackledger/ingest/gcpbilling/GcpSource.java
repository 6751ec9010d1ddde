package org.chargebackledger.ingest.gcpbilling;

import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.bill.BillReader;
import org.chargebackledger.ingest.delivery.BillRow;
import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.Source;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.time.Period;

import java.io.IOException;
import java.util.List;

/** Bills in the form of the detailed export to BigQuery. */
public final class GcpSource implements Source {

    private final BillOptions options;

    public GcpSource(BillOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "gcp-billing";
    }

    @Override
    public boolean isBill() {
        return true;
    }

    @Override
    public Reading read(ReadRequest request) throws IOException {
        return new BillReader(request, new GcpBill(options), options).read();
    }

    @Override
    public List<BillRow> rowsOf(ReadRequest request, CostLine line, Period period, int limit)
            throws IOException {
        return new BillReader(request, new GcpBill(options), options).rowsOf(line, period, limit);
    }
}
