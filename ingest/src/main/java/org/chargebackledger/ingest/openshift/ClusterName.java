package org.chargebackledger.ingest.openshift;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.RejectedDelivery;

import java.io.IOException;
import java.util.HashSet;
import java.util.stream.Collectors;

/** The cluster whose reports these are: no report says it, only the manifest or the sender. */
final class ClusterName {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ClusterName() {}

    static String of(ReadRequest request) throws IOException {
        var names = new HashSet<String>();
        for (var manifest : request.files(DataFile.Form.JSON)) {
            names.add(fromManifest(manifest, request));
        }
        names.remove("");
        var declared = request.declared().cluster();
        var findings = request.findings();
        findings.stopIfRejected();
        if (declared != null) {
            if (!names.isEmpty() && !names.contains(declared)) {
                findings.reject(
                        null,
                        "contradicts-declared",
                        "the delivery was declared to be of cluster "
                                + declared
                                + ", its manifest says "
                                + names);
                throw new RejectedDelivery();
            }
            return declared;
        }
        if (names.size() != 1) {
            findings.reject(
                    null,
                    "missing-field",
                    "cluster must be declared: the reports do not name it, and no single manifest"
                            + " does");
            throw new RejectedDelivery();
        }
        return names.iterator().next();
    }

    private static String fromManifest(DataFile file, ReadRequest request) throws IOException {
        try (var in = file.open()) {
            var manifest = JSON.readTree(in);
            var delivered =
                    request.files(DataFile.Form.CSV).stream()
                            .map(DataFile::baseName)
                            .collect(Collectors.toSet());
            for (var listed : manifest.path("files")) {
                var name = listed.asText();
                if (!delivered.contains(name) && !delivered.contains(name + ".gz")) {
                    request.findings()
                            .reject(
                                    file.name(),
                                    "missing-part",
                                    "the manifest lists " + name + ", which is not delivered");
                }
            }
            return manifest.path("cluster_id").asText("");
        } catch (JacksonException e) {
            request.findings().reject(file.name(), "not-json", "it begins like JSON and is none");
            return "";
        }
    }
}
