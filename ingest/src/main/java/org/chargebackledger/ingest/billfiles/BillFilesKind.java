package org.chargebackledger.ingest.billfiles;

import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ingest.store.FileStore;

import java.util.ArrayList;
import java.util.List;

/** Bills that lie as files, whoever wrote them. */
public final class BillFilesKind implements ConnectorKind {

    @Override
    public String name() {
        return "files";
    }

    @Override
    public List<Setting> settings() {
        var all = new ArrayList<>(BillFilesOptions.SETTINGS);
        all.addAll(FileStore.settingsWithContainers());
        return List.copyOf(all);
    }

    @Override
    public SliceLength sliceLength() {
        return SliceLength.MONTH;
    }

    @Override
    public Connector open(Settings settings) {
        return new BillFilesConnector(FileStore.open(settings), BillFilesOptions.of(settings));
    }
}
