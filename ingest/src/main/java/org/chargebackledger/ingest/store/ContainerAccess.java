package org.chargebackledger.ingest.store;

import com.azure.core.credential.AzureSasCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.AzureSasCredentialPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.UserAgentPolicy;
import com.azure.storage.blob.BlobContainerClientBuilder;

import org.chargebackledger.ingest.azure.AzureIdentity;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.http.Retries;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How a container of Azure's Blob Storage is reached, as it is configured. */
final class ContainerAccess {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final String SERVICE = "https://storage.azure.com";

    private ContainerAccess() {}

    /** Beside those of every store. */
    static List<Setting> settings() {
        var all = new ArrayList<Setting>();
        all.add(
                Setting.optional(
                        "container",
                        "address of a container of Azure, such as"
                                + " https://ACCOUNT.blob.core.windows.net/CONTAINER"));
        all.add(Setting.secret("sas-token", "of the container, instead of an identity"));
        all.addAll(AzureIdentity.SETTINGS);
        return List.copyOf(all);
    }

    static BlobStore open(Settings settings) {
        var address = settings.address("container");
        var sas = settings.given("sas-token").orElse(null);
        if (address.getQuery() != null) {
            throw settings.invalid("container", "has a query; see sas-token");
        }
        var identity = new AzureIdentity(settings);
        if (address.getScheme().equals("http") && (sas != null || !identity.isToken())) {
            throw settings.invalid("container", "must be https unless the identity is a token");
        }
        var timeout = Retries.timeout(settings);
        var http =
                new JdkHttpClientBuilder()
                        .connectionTimeout(CONNECT)
                        .responseTimeout(timeout)
                        .readTimeout(timeout)
                        .build();
        // Attempts are counted in one place: this pipeline makes none of its own.
        var pipeline =
                new HttpPipelineBuilder()
                        .httpClient(http)
                        .policies(
                                new UserAgentPolicy("chargeback-ledger"),
                                sas == null
                                        ? policy(identity, settings, http)
                                        : new AzureSasCredentialPolicy(new AzureSasCredential(sas)))
                        .build();
        var client =
                new BlobContainerClientBuilder()
                        .endpoint(address.toString().replaceAll("/+$", ""))
                        .pipeline(pipeline)
                        .buildClient();
        return new BlobStore(client, Retries.of(settings));
    }

    private static HttpPipelinePolicy policy(
            AzureIdentity identity, Settings settings, HttpClient http) {
        return identity.policy(AzureIdentity.cloud(settings), SERVICE, http);
    }
}
