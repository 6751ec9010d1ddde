package org.chargebackledger.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.api.journey.TestResource;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a body lacks is refused by name, at every endpoint, before anything is written. */
class BodiesOverHttpTest extends ServiceTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, String> AS_JSON = Map.of("Content-Type", "application/json");

    /** A write that takes a JSON body: its body with everything, and who may send it. */
    private record Write(String method, String path, String role, ObjectNode body) {

        List<String> required(JsonNode schema) {
            var names = new ArrayList<String>();
            schema.path("required").forEach(name -> names.add(name.asString()));
            return names;
        }
    }

    @Test
    void a_member_that_must_be_there_is_asked_for_by_name() {
        var tried = new ArrayList<String>();
        eachWrite((write, schema) -> {
            for (var member : write.required(schema)) {
                tried.add(write.path() + " " + member);
                refused(write, body -> body.remove(member), "/" + member);
                refused(write, body -> body.putNull(member), "/" + member);
            }
        });
        assertThat(tried)
                .contains(
                        "/api/v1/cost-centers/{code} glAccount",
                        "/api/v1/policies/{name}/versions/{version}/approval effectiveFrom",
                        "/api/v1/imports/{importId}/acceptance reason",
                        "/api/v1/periods/{period}/close reason",
                        "/api/v1/periods/{period}/runs kind",
                        "/api/v1/adoptions periods",
                        "/api/v1/simulations periods");
        var sound =
                Map.of(
                        "name", "Shop",
                        "glAccount", "6400",
                        "legalEntity", "Example Inc",
                        "owner", "owner",
                        "validFrom", "2026-01-01");
        var entered = client("preparer").put("/cost-centers/CC-1", sound);
        assertThat(entered.status()).as(entered.body()).isLessThan(300);
        assertThat(client("auditor").get("/cost-centers").ok().path("items")).hasSize(1);
    }

    @Test
    void a_list_has_no_null_in_it() {
        eachWrite((write, schema) ->
                schema.path("properties")
                        .properties()
                        .forEach(property -> {
                            if (write.body().get(property.getKey()) instanceof ArrayNode) {
                                refused(
                                        write,
                                        body -> body.putArray(property.getKey()).addNull(),
                                        "/" + property.getKey());
                            }
                        }));
    }

    @Test
    void a_document_that_calls_itself_a_form_is_read_all_the_same() {
        var policy = TestResource.text("random-month/policy.yaml");
        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        var lint = client("preparer").send("POST", "/api/v1/policies/lint?book=main", form, policy);
        assertThat(lint.status()).as(lint.body()).isEqualTo(200);
        var json = client("preparer").send("PUT", "/api/v1/cost-centers/A", form, "{}");
        assertThat(json.status()).as(json.body()).isEqualTo(415);
    }

    @Test
    void a_refused_run_opens_no_month() {
        var order = Map.of("policy", "nobody-wrote-it", "kind", "chargeback");
        for (var book : List.of("main", "nobody-configured-it")) {
            var refused =
                    client("preparer").post("/api/v1/periods/2026-09/runs?book=" + book, order);
            assertThat(refused.status()).as(refused.body()).isBetween(400, 499);
            var periods = client("preparer").get("/api/v1/periods?book=" + book).json();
            assertThat(periods.path("items")).isEmpty();
        }
    }

    private void refused(Write write, Consumer<ObjectNode> change, String pointer) {
        var body = write.body().deepCopy();
        change.accept(body);
        var path = write.path().replace("{period}", "2026-10").replaceAll("\\{[^}]+}", "1");
        var answer = client(write.role()).send(write.method(), path, AS_JSON, body.toString());
        assertThat(answer.status()).as(path + " " + body + " " + answer.body()).isEqualTo(422);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/content-invalid");
        assertThat(answer.json().at("/errors/0/pointer").asString())
                .as(path + " " + body + " " + answer.body())
                .startsWith(pointer);
    }

    private LedgerClient client(String role) {
        return new LedgerClient(service(), role, "demo");
    }

    /** What is done with a write and the schema of its body. */
    private interface Trial {
        void of(Write write, JsonNode schema);
    }

    private void eachWrite(Trial trial) {
        var api = client("auditor").get("/openapi.json").ok();
        api.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(operation -> {
                                    var schema =
                                            resolved(
                                                    api,
                                                    operation
                                                            .getValue()
                                                            .at(
                                                                    "/requestBody/content/application~1json/schema"));
                                    if (schema.path("type").asString("").equals("object")
                                            && schema.has("properties")) {
                                        trial.of(
                                                new Write(
                                                        operation
                                                                .getKey()
                                                                .toUpperCase(java.util.Locale.ROOT),
                                                        path.getKey(),
                                                        operation
                                                                .getValue()
                                                                .at("/x-roles/0")
                                                                .asString(),
                                                        (ObjectNode) sample(api, schema)),
                                                schema);
                                    }
                                }));
    }

    private static JsonNode resolved(JsonNode api, JsonNode schema) {
        return schema.has("$ref") ? api.at(schema.path("$ref").asString().substring(1)) : schema;
    }

    /** A value that a schema allows. */
    private static JsonNode sample(JsonNode api, JsonNode reference) {
        var schema = resolved(api, reference);
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        if (schema.has("example")) {
            return schema.path("example");
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> {
                var object = JSON.createObjectNode();
                schema.path("properties")
                        .properties()
                        .forEach(one -> object.set(one.getKey(), sample(api, one.getValue())));
                yield object;
            }
            case "array" -> JSON.createArrayNode().add(sample(api, schema.path("items")));
            case "integer" -> JSON.getNodeFactory().numberNode(1);
            case "boolean" -> JSON.getNodeFactory().booleanNode(true);
            default ->
                    JSON.getNodeFactory()
                            .stringNode(
                                    schema.path("format").asString("").equals("date")
                                            ? "2026-01-01"
                                            : "x");
        };
    }
}
