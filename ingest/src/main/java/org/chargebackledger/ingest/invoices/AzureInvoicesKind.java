package org.chargebackledger.ingest.invoices;

import org.chargebackledger.ingest.azure.AzureResources;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.SliceLength;

import java.util.ArrayList;
import java.util.List;

/** Invoices that Azure lists. */
public final class AzureInvoicesKind implements ConnectorKind {

    @Override
    public String name() {
        return AzureInvoicing.SOURCE;
    }

    @Override
    public List<Setting> settings() {
        var all =
                new ArrayList<>(
                        InvoiceTerms.settings(AzureInvoicing.PROVIDER, "the billing account's id"));
        all.addAll(AzureResources.settings());
        return List.copyOf(all);
    }

    @Override
    public SliceLength sliceLength() {
        return SliceLength.MONTH;
    }

    @Override
    public boolean bringsInvoices() {
        return true;
    }

    @Override
    public Connector open(Settings settings) {
        var terms = InvoiceTerms.of(settings, AzureInvoicing.ACCOUNT);
        return new InvoicesConnector(
                new AzureInvoicing(AzureResources.of(settings), settings.text("billing-account")),
                terms,
                InvoiceTerms.settled(settings));
    }
}
