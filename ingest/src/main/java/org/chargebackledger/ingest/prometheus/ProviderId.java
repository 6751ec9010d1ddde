package org.chargebackledger.ingest.prometheus;

/** A node's {@code provider_id} as the bill of that provider names the machine. */
final class ProviderId {

    private static final String AZURE = "azure://";

    private ProviderId() {}

    /** Azure bills by the whole path, the others by its last part. */
    static String resource(String providerId) {
        if (providerId.startsWith(AZURE)) {
            return providerId.substring(AZURE.length());
        }
        return providerId.substring(providerId.lastIndexOf('/') + 1);
    }
}
