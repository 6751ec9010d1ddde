package org.chargebackledger.ingest.kubernetes;

import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.SliceLength;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The API server of a Kubernetes cluster. */
public final class KubernetesKind implements ConnectorKind {

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public List<Setting> settings() {
        var all = new ArrayList<>(ClusterAccess.settings());
        all.addAll(KubernetesOptions.SETTINGS);
        return List.copyOf(all);
    }

    @Override
    public SliceLength sliceLength() {
        return SliceLength.DAY;
    }

    /** No API server tells what was yesterday. */
    @Override
    public boolean seesOnlyThePresent() {
        return true;
    }

    @Override
    public Connector open(Settings settings) {
        return new KubernetesConnector(ClusterAccess.of(settings), KubernetesOptions.of(settings));
    }

    /** The annotation's key that a label's key stands for; none for the key of a label proper. */
    public static Optional<String> annotation(String key) {
        return key.startsWith(KubernetesOptions.ANNOTATION)
                ? Optional.of(key.substring(KubernetesOptions.ANNOTATION.length()))
                : Optional.empty();
    }
}
