package org.chargebackledger.ingest.ocicost;

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

/** Bills in the form of cost reports. */
public final class OciSource implements Source {

    private final BillOptions options;

    public OciSource(BillOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "oci-cost";
    }

    @Override
    public boolean isBill() {
        return true;
    }

    @Override
    public Reading read(ReadRequest request) throws IOException {
        return new BillReader(request, new OciBill(options), options).read();
    }

    @Override
    public List<BillRow> rowsOf(ReadRequest request, CostLine line, Period period, int limit)
            throws IOException {
        return new BillReader(request, new OciBill(options), options).rowsOf(line, period, limit);
    }
}
