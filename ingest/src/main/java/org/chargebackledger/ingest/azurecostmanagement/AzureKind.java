package org.chargebackledger.ingest.azurecostmanagement;

import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.SliceLength;

import java.util.ArrayList;
import java.util.List;

/** Azure Cost Management. */
public final class AzureKind implements ConnectorKind {

    @Override
    public String name() {
        return "azure-cost-management";
    }

    @Override
    public List<Setting> settings() {
        var all = new ArrayList<>(AzureOptions.SETTINGS);
        all.addAll(CostManagement.settings());
        return List.copyOf(all);
    }

    @Override
    public SliceLength sliceLength() {
        return SliceLength.MONTH;
    }

    @Override
    public Connector open(Settings settings) {
        var options = AzureOptions.of(settings);
        return new AzureConnector(CostManagement.of(settings, options.scope()), options);
    }
}
