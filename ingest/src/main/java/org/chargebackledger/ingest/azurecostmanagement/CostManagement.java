package org.chargebackledger.ingest.azurecostmanagement;

import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.costmanagement.CostManagementManager;

import org.chargebackledger.ingest.azure.Answer;
import org.chargebackledger.ingest.azure.AzureResources;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Cost Management of one scope. */
final class CostManagement {

    private final AzureResources azure;
    private final String apiVersion;
    private final String scope;

    private CostManagement(AzureResources azure, String scope) {
        this.azure = azure;
        this.scope = scope;
        this.apiVersion =
                CostManagementManager.authenticate(
                                azure.pipeline(), new AzureProfile(azure.cloud()))
                        .serviceClient()
                        .getApiVersion();
    }

    static List<Setting> settings() {
        return AzureResources.settings();
    }

    static CostManagement of(Settings settings, String scope) {
        return new CostManagement(AzureResources.of(settings), scope);
    }

    /** Where an operation of the scope is asked for. */
    String operation(String name) {
        return azure.root()
                + scope
                + "/providers/Microsoft.CostManagement/"
                + name
                + "?api-version="
                + apiVersion;
    }

    /** Asks by a body; to ask twice does no harm. */
    Answer post(String url, String body, AzureResources.Check check)
            throws FetchFailure, IOException {
        return azure.post(url, body, check);
    }

    Answer get(String url, AzureResources.Check check) throws FetchFailure, IOException {
        return azure.get(url, check);
    }

    /** Loads a file from the storage that a report lies in; it has its key in its address. */
    void download(String url, long bytesMin, Path file) throws FetchFailure, IOException {
        azure.download(url, bytesMin, file);
    }

    void pause(Duration pause) throws IOException {
        azure.pause(pause);
    }

    void close() {
        azure.close();
    }
}
