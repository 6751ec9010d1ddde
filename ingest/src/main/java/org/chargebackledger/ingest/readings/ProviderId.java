package org.chargebackledger.ingest.readings;

/** A node's {@code provider_id} as the bill of that provider names the machine. */
public final class ProviderId {

    private static final String AZURE = "azure://";

    private ProviderId() {}

    /** Azure bills by the whole path, the others by its last part. */
    public static String resource(String providerId) {
        if (providerId.startsWith(AZURE)) {
            return providerId.substring(AZURE.length());
        }
        return providerId.substring(providerId.lastIndexOf('/') + 1);
    }
}
