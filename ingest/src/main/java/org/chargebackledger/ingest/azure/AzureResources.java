package org.chargebackledger.ingest.azure;

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

/** Azure's resource manager as it is configured, asked through the pipeline of Azure's client. */
public final class AzureResources implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final AzureEnvironment cloud;
    private final HttpPipeline pipeline;
    private final HttpPipeline storage;
    private final PatientCalls calls;

    private AzureResources(
            AzureEnvironment cloud,
            HttpPipeline pipeline,
            HttpPipeline storage,
            PatientCalls calls) {
        this.cloud = cloud;
        this.pipeline = pipeline;
        this.storage = storage;
        this.calls = calls;
    }

    /** Looks at an answer. */
    @FunctionalInterface
    public interface Check {

        /**
         * Reads it to its end.
         *
         * @throws FetchFailure if it is not what was asked for; as UNREACHABLE if it is cut off
         */
        void read(Answer answer) throws FetchFailure;
    }

    /** What can be configured of it. */
    public static List<Setting> settings() {
        var all = new ArrayList<>(AzureIdentity.SETTINGS);
        all.add(
                Setting.optional(
                        "address",
                        "of the resource manager, where it is another one than the cloud's, such"
                                + " as a proxy"));
        all.addAll(Retries.settings());
        return List.copyOf(all);
    }

    /**
     * Makes it; asks nothing yet.
     *
     * @throws org.chargebackledger.ingest.connector.InvalidSettings if a setting makes no sense
     */
    public static AzureResources of(Settings settings) {
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
        return new AzureResources(
                cloud,
                pipeline(http, identity.policy(cloud, cloud.getManagementEndpoint(), http)),
                pipeline(http),
                new PatientCalls(Retries.of(settings)));
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

    public AzureEnvironment cloud() {
        return cloud;
    }

    /** What puts the authorization on each request. */
    public HttpPipeline pipeline() {
        return pipeline;
    }

    /** Its address without a slash at the end. */
    public String root() {
        return cloud.getResourceManagerEndpoint().replaceAll("/+$", "");
    }

    /** Asks by a body; to ask twice does no harm. */
    public Answer post(String url, String body, Check check) throws FetchFailure, IOException {
        return calls.ask(
                pipeline,
                () ->
                        new HttpRequest(HttpMethod.POST, own(url))
                                .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
                                .setHeader(HttpHeaderName.ACCEPT, "application/json")
                                .setBody(body),
                check);
    }

    public Answer get(String url, Check check) throws FetchFailure, IOException {
        return calls.ask(
                pipeline,
                () ->
                        new HttpRequest(HttpMethod.GET, own(url))
                                .setHeader(HttpHeaderName.ACCEPT, "application/json"),
                check);
    }

    /** Loads a file from the storage that an answer refers to; it has its key in its address. */
    public void download(String url, long bytesMin, Path file) throws FetchFailure, IOException {
        calls.download(storage, () -> new HttpRequest(HttpMethod.GET, url), bytesMin, file);
    }

    /** A token goes to the resource manager alone, whatever an answer refers to. */
    private String own(String url) throws FetchFailure {
        var base = URI.create(root());
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

    public void pause(Duration pause) throws IOException {
        calls.pause(pause);
    }

    @Override
    public void close() {
        calls.close();
    }
}
