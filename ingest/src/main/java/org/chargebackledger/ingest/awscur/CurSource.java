package org.chargebackledger.ingest.awscur;

import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.bill.BillReader;
import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.Source;

import java.io.IOException;

/** AWS Cost and Usage Reports in any spelling of their columns. */
public final class CurSource implements Source {

    private final BillOptions options;

    public CurSource(BillOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "aws-cur";
    }

    @Override
    public Reading read(ReadRequest request) throws IOException {
        return new BillReader(request, new CurBill(options), options).read();
    }
}
