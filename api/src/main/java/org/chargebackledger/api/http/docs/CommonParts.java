package org.chargebackledger.api.http.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;

import org.chargebackledger.api.http.access.AccessTable;
import org.chargebackledger.api.http.access.Role;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds to each operation what it has in common with the others: problems, keys, rights. */
final class CommonParts implements GlobalOpenApiCustomizer {

    private static final Map<String, String> PROBLEMS =
            new TreeMap<>(
                    Map.of(
                            "400", "not readable",
                            "401", "nobody is logged in",
                            "403", "not with this role, or one's own work",
                            "404", "unknown",
                            "409", "the state does not allow it",
                            "422", "the content is wrong"));

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() != null) {
            api.getPaths()
                    .forEach((path, item) ->
                            item.readOperationsMap()
                                    .forEach((method, operation) ->
                                            complete(path, method, operation)));
        }
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        if (method != PathItem.HttpMethod.GET && method != PathItem.HttpMethod.HEAD) {
            operation.addParametersItem(
                    ParameterParts.parameter(
                            "header",
                            "Idempotency-Key",
                            "the same key and content again gets the first answer again"));
        }
        addProblems(operation);
        AccessTable.row(method.name(), path)
                .ifPresent(row ->
                        operation.addExtension(
                                "x-roles",
                                row.roles().stream()
                                        .map(Role::text)
                                        .sorted()
                                        .collect(Collectors.toList())));
    }

    private static void addProblems(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        PROBLEMS.forEach((status, description) ->
                operation
                        .getResponses()
                        .addApiResponse(
                                status,
                                new ApiResponse().description(description).content(problem())));
    }

    private static Content problem() {
        return new Content()
                .addMediaType(
                        "application/problem+json",
                        new MediaType()
                                .schema(new Schema<>().$ref("#/components/schemas/Problem")));
    }
}
