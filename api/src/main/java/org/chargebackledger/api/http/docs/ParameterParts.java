package org.chargebackledger.api.http.docs;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.page.Paging;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

import java.util.Arrays;

/** Describes the parameters that a controller takes as one value of ours. */
final class ParameterParts implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (takes(handler, Paging.class)) {
            operation.addParametersItem(
                    parameter(
                            "query",
                            "limit",
                            "items on a page: %d, at most %d"
                                    .formatted(Paging.LIMIT_DEFAULT, Paging.LIMIT_MAX)));
            operation.addParametersItem(
                    parameter("query", "cursor", "the nextCursor of the page before"));
        }
        if (takes(handler, Book.class)) {
            operation.addParametersItem(
                    parameter("query", "book", Book.DEFAULT + ", if it is not given"));
        }
        return operation;
    }

    static Parameter parameter(String in, String name, String description) {
        return new Parameter()
                .in(in)
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema());
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType().equals(type));
    }
}
