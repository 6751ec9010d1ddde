package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.SliceLength;

import java.util.ArrayList;
import java.util.List;

/** Cost and Usage Reports of AWS in Athena. */
public final class AthenaKind implements ConnectorKind {

    private static final long PART_BYTES = 64L << 20;

    @Override
    public String name() {
        return "aws-athena";
    }

    @Override
    public List<Setting> settings() {
        var all = new ArrayList<>(AthenaOptions.SETTINGS);
        all.addAll(AwsClients.settings());
        return List.copyOf(all);
    }

    @Override
    public SliceLength sliceLength() {
        return SliceLength.MONTH;
    }

    @Override
    public Connector open(Settings settings) {
        return connector(settings, PART_BYTES);
    }

    static AthenaConnector connector(Settings settings, long partBytes) {
        var options = AthenaOptions.of(settings);
        return new AthenaConnector(AwsClients.of(settings), options, partBytes);
    }
}
