package org.chargebackledger.ingest.azurecostmanagement;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.UserAgentPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.costmanagement.CostManagementManager;
import com.azure.resourcemanager.costmanagement.fluent.CostManagementClient;

import org.chargebackledger.ingest.azure.AzureIdentity;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.http.Retries;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Cost Management of one scope, asked through the pipeline of Azure's client. */
final class CostManagement {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final CostManagementClient client;
    private final HttpPipeline storage;
    private final PatientCalls calls;
    private final String root;

    private CostManagement(
            CostManagementClient client, HttpPipeline storage, PatientCalls calls, String scope) {
        this.client = client;
        this.storage = storage;
        this.calls = calls;
        this.root =
                client.getEndpoint().replaceAll("/+$", "")
                        + scope
                        + "/providers/Microsoft.CostManagement/";
    }

    static List<Setting> settings() {
        var all = new ArrayList<>(AzureIdentity.SETTINGS);
        all.add(
                Setting.optional(
                        "address",
                        "of the resource manager, where it is another one than the cloud's, such"
                                + " as a proxy"));
        all.addAll(Retries.settings());
        return List.copyOf(all);
    }

    static CostManagement of(Settings settings, String scope) {
        var identity = new AzureIdentity(settings);
        var cloud = cloud(settings);
        if (cloud.getResourceManagerEndpoint().startsWith("http:") && !identity.isToken()) {
            throw settings.invalid("address", "must be https unless the identity is a token");
        }
        var timeout = Retries.timeout(settings);
        var http =
                new JdkHttpClientBuilder()
                        .connectionTimeout(CONNECT)
                        .responseTimeout(timeout)
                        .readTimeout(timeout)
                        .writeTimeout(timeout)
                        .build();
        var client =
                CostManagementManager.authenticate(
                                pipeline(
                                        http,
                                        identity.policy(
                                                cloud, cloud.getManagementEndpoint(), http)),
                                new AzureProfile(cloud))
                        .serviceClient();
        return new CostManagement(
                client, pipeline(http), new PatientCalls(Retries.of(settings)), scope);
    }

    private static HttpPipeline pipeline(HttpClient http, HttpPipelinePolicy... policies) {
        var all = new ArrayList<HttpPipelinePolicy>();
        all.add(new UserAgentPolicy("chargeback-ledger"));
        all.addAll(List.of(policies));
        return new HttpPipelineBuilder()
                .httpClient(http)
                .policies(all.toArray(HttpPipelinePolicy[]::new))
                .build();
    }

    private static AzureEnvironment cloud(Settings settings) {
        var cloud = AzureIdentity.cloud(settings);
        if (settings.given("address").isEmpty()) {
            return cloud;
        }
        var endpoints = new HashMap<>(cloud.getEndpoints());
        endpoints.put("resourceManagerEndpointUrl", settings.address("address").toString());
        return new AzureEnvironment(endpoints);
    }

    /** Where an operation of the scope is asked for. */
    String operation(String name) {
        return root + name + "?api-version=" + client.getApiVersion();
    }

    /** Asks by a body; to ask twice does no harm. */
    Answer post(String url, String body, PatientCalls.Check check)
            throws FetchFailure, IOException {
        return calls.ask(
                client.getHttpPipeline(),
                () ->
                        new HttpRequest(HttpMethod.POST, own(url))
                                .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
                                .setHeader(HttpHeaderName.ACCEPT, "application/json")
                                .setBody(body),
                check);
    }

    Answer get(String url, PatientCalls.Check check) throws FetchFailure, IOException {
        return calls.ask(
                client.getHttpPipeline(),
                () ->
                        new HttpRequest(HttpMethod.GET, own(url))
                                .setHeader(HttpHeaderName.ACCEPT, "application/json"),
                check);
    }

    /** Loads a file from the storage that a report lies in; it has its key in its address. */
    void download(String url, long bytesMin, Path file) throws FetchFailure, IOException {
        calls.download(storage, () -> new HttpRequest(HttpMethod.GET, url), bytesMin, file);
    }

    /** A token goes to the resource manager alone, whatever an answer refers to. */
    private String own(String url) throws FetchFailure {
        var base = URI.create(client.getEndpoint());
        try {
            var asked = URI.create(url);
            if (base.getScheme().equals(asked.getScheme())
                    && base.getAuthority().equalsIgnoreCase(asked.getAuthority())) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw new FetchFailure(
                Reason.MALFORMED, "an answer refers to another service than " + base);
    }

    void pause(Duration pause) throws IOException {
        calls.pause(pause);
    }

    void close() {
        calls.close();
    }
}
