package org.chargebackledger.ingest.curfiles;

import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ingest.store.FileStore;

import java.util.ArrayList;
import java.util.List;

/** Cost and usage reports and data exports that AWS delivers as files. */
public final class CurFilesKind implements ConnectorKind {

    @Override
    public String name() {
        return "aws-cur-files";
    }

    @Override
    public List<Setting> settings() {
        var all = new ArrayList<>(FileStore.settings());
        all.addAll(CurFilesOptions.SETTINGS);
        return List.copyOf(all);
    }

    @Override
    public SliceLength sliceLength() {
        return SliceLength.MONTH;
    }

    @Override
    public Connector open(Settings settings) {
        var options = CurFilesOptions.of(settings);
        return new CurFilesConnector(FileStore.open(settings), options);
    }
}
