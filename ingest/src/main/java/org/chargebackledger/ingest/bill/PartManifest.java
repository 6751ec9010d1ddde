package org.chargebackledger.ingest.bill;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.Findings;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The JSON file beside a report that lists its parts: a delivery in which one of them is missing
 * would understate the bill.
 */
final class PartManifest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LISTS = List.of("reportKeys", "dataFiles");

    private PartManifest() {}

    static void check(DataFile manifest, List<DataFile> parts, Findings findings)
            throws IOException {
        JsonNode content;
        try (var in = manifest.open()) {
            content = JSON.readTree(in);
        } catch (JacksonException e) {
            findings.reject(manifest.name(), "not-json", "it begins like JSON and is none");
            return;
        }
        var listed = new TreeSet<String>();
        for (var list : LISTS) {
            for (var key : content.path(list)) {
                listed.add(lastOf(key.asText()));
            }
        }
        for (var blob : content.path("blobs")) {
            listed.add(lastOf(blob.path("blobName").asText()));
        }
        if (listed.isEmpty()) {
            findings.warn(manifest.name(), "manifest-ignored", "it lists no part of a report");
            return;
        }
        var delivered = parts.stream().map(PartManifest::deliveredName).collect(Collectors.toSet());
        for (var part : listed) {
            if (!delivered.contains(part)) {
                findings.reject(
                        manifest.name(),
                        "missing-part",
                        "the manifest lists " + part + ", which is not delivered");
            }
        }
    }

    /** A packed part is listed by its archive's name. */
    private static String deliveredName(DataFile part) {
        var archive = part.name().indexOf('!');
        var name = archive < 0 ? part.name() : part.name().substring(0, archive);
        return lastOf(name);
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
