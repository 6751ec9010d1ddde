package org.chargebackledger.ingest.http;

import java.util.ArrayList;
import java.util.List;

/**
 * A question to a service, complete: nothing is left to what the service does by default.
 *
 * @param path below the service's address
 * @param parameters in the order in which they are asked
 */
public record Question(String path, List<Parameter> parameters) {

    /** One parameter of the query; a value may be empty. */
    public record Parameter(String name, String value) {}

    public static Question at(String path) {
        return new Question(path, List.of());
    }

    public Question with(String name, String value) {
        var more = new ArrayList<>(parameters);
        more.add(new Parameter(name, value));
        return new Question(path, List.copyOf(more));
    }
}
