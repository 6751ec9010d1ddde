package org.chargebackledger.ledger.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.chargebackledger.ledger.ProjectRoot;
import org.chargebackledger.ledger.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** The published schema and the reader, which must say the same. */
class PolicySchemaTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** What only the reader can say: it is about several members at once, or about meaning. */
    private static final Set<String> BEYOND_A_SCHEMA =
            Set.of(
                    "weights-not-100",
                    "tier-open",
                    "tier-order",
                    "zero-weight",
                    "out-of-range",
                    "empty-validity",
                    "unknown-currency",
                    "not-a-day",
                    "example-incomplete",
                    "not-well-formed");

    private final Schema schema =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(PolicySchema.text());

    static Stream<Path> policies() throws IOException {
        var root = ProjectRoot.find();
        try (var files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !root.relativize(file).toString().contains("target"))
                    .filter(PolicySchemaTest::isPolicy)
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void every_policy_of_this_project_keeps_to_the_schema(Path file) throws IOException {
        var text = Files.readString(file);

        assertThat(AllocationPolicyDocument.read(text).problems()).isEmpty();
        assertThat(schema.validate(YAML.readTree(text))).isEmpty();
    }

    @Test
    void a_policy_that_uses_everything_keeps_to_the_schema() throws IOException {
        assertThat(AllocationPolicyDocument.read(everything().toString()).problems()).isEmpty();
        assertThat(schema.validate(everything())).isEmpty();
    }

    @Test
    void reader_and_schema_refuse_the_same_broken_documents() throws IOException {
        var everything = everything();
        var refused = new int[1];
        Seeds.forEachRandom(
                4_000,
                random -> {
                    var broken = broken(everything.deepCopy(), random);
                    var codes =
                            AllocationPolicyDocument.read(broken.toString()).problems().stream()
                                    .map(PolicyProblem::code)
                                    .toList();
                    var errors = schema.validate(broken);
                    if (!errors.isEmpty()) {
                        refused[0]++;
                        assertThat(codes).as("schema: %s of %s", errors, broken).isNotEmpty();
                    } else {
                        assertThat(BEYOND_A_SCHEMA).as(broken.toString()).containsAll(codes);
                    }
                });
        if (Seeds.count() > 1) {
            assertThat(refused[0]).isGreaterThan(2_000);
        }
    }

    private static boolean isPolicy(Path file) {
        try {
            return Files.readString(file).contains("apiVersion: chargeback/v1");
        } catch (IOException _) {
            return false;
        }
    }

    static JsonNode everything() throws IOException {
        try (var stream = PolicySchemaTest.class.getResourceAsStream("everything.yaml")) {
            return YAML.readTree(stream);
        }
    }

    /** Breaks one value somewhere: takes it away, renames it, or makes it another. */
    static JsonNode broken(JsonNode document, Random random) {
        var containers = new ArrayList<JsonNode>();
        collect(document, containers);
        var container = containers.get(random.nextInt(containers.size()));
        switch (container) {
            case ObjectNode object -> breakOne(object, random);
            case ArrayNode array -> breakOne(array, random);
            default -> throw new IllegalStateException("no container: " + container);
        }
        return document;
    }

    private static void breakOne(ObjectNode object, Random random) {
        var names = List.copyOf(object.properties()).stream().map(entry -> entry.getKey()).toList();
        if (names.isEmpty()) {
            object.put("more", "x");
            return;
        }
        var name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "s", object.remove(name));
            case 2 -> object.put("more", "x");
            case 3 -> object.put(name, 1);
            case 4 -> object.put(name, true);
            case 5 -> object.putObject(name).put("x", "y");
            case 6 -> object.put(name, random.nextBoolean() ? "" : "a b");
            default -> object.putArray(name);
        }
    }

    private static void breakOne(ArrayNode array, Random random) {
        if (array.isEmpty() || random.nextInt(4) == 0) {
            array.add(random.nextBoolean() ? "" : "x");
        } else if (random.nextBoolean()) {
            array.set(random.nextInt(array.size()), 7);
        } else {
            array.removeAll();
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }
}
