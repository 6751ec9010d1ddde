package org.chargebackledger.ingest.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A question to a service, complete: nothing is left to what the service does by default.
 *
 * @param path below the service's address
 * @param parameters in the order in which they are asked
 * @param isForm whether they are sent as a form: what is too long for an address
 */
public record Question(String path, List<Parameter> parameters, boolean isForm) {

    /** One parameter of the query; a value may be empty. */
    public record Parameter(String name, String value) {}

    public static Question at(String path) {
        return new Question(path, List.of(), false);
    }

    /** A question whose parameters are sent as a form; it still only reads. */
    public static Question form(String path) {
        return new Question(path, List.of(), true);
    }

    public Question with(String name, String value) {
        var more = new ArrayList<>(parameters);
        more.add(new Parameter(name, value));
        return new Question(path, List.copyOf(more), isForm);
    }

    /** The parameters as they are meant, for whoever reads them. */
    String plainParameters() {
        return parameters.stream()
                .map(one -> one.name() + "=" + one.value())
                .collect(Collectors.joining("&"));
    }
}
