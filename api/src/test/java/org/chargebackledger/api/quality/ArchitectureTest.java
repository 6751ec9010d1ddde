package org.chargebackledger.api.quality;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.MathContext;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Who may see whom, as sentences. */
@Order(2)
class ArchitectureTest {

    private static final String LEDGER = "org.chargebackledger.ledger..";
    private static final String CODEC = "org.chargebackledger.ledger.codec..";
    private static final String POLICY_DOCUMENT = "org.chargebackledger.ledger.policy.document..";
    private static final String MONEY = "org.chargebackledger.ledger.money..";
    private static final String PROJECTIONS = "org.chargebackledger.projections..";
    private static final String INGEST = "org.chargebackledger.ingest..";
    private static final String API = "org.chargebackledger.api..";
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String ZSTD = "com.github.luben.zstd..";
    private static final Set<String> READ_THE_CLOCK =
            Set.of("now", "currentTimeMillis", "nanoTime");

    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("org.chargebackledger");

    @Test
    void the_ledger_needs_the_jdk_jspecify_and_axon_only() {
        check(
                classes()
                        .that()
                        .resideInAPackage(LEDGER)
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage(
                                        LEDGER,
                                        "java..",
                                        "org.jspecify..",
                                        "org.axonframework..",
                                        JACKSON,
                                        ZSTD)));
    }

    @Test
    void the_ledger_knows_no_database_network_or_container() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(LEDGER)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.sql..",
                                "java.net.http..",
                                "org.axonframework.spring..",
                                "org.axonframework..jdbc..",
                                "org.axonframework..jpa.."));
    }

    @Test
    void the_ledger_reads_no_clock_and_draws_no_random_number() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(LEDGER)
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(
                                Clock.class,
                                Random.class,
                                SecureRandom.class,
                                ThreadLocalRandom.class)
                        .orShould()
                        .callMethodWhere(
                                JavaCall.Predicates.target(
                                        DescribedPredicate.describe(
                                                "reads the clock or a random number",
                                                target ->
                                                        READ_THE_CLOCK.contains(target.getName())
                                                                || target.getName()
                                                                        .equals("randomUUID")))));
    }

    @Test
    void in_the_ledger_only_stored_bytes_and_policy_documents_know_jackson() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(LEDGER)
                        .and()
                        .resideOutsideOfPackages(CODEC, POLICY_DOCUMENT)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(JACKSON));
    }

    @Test
    void in_the_ledger_only_stored_bytes_know_zstd() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(LEDGER)
                        .and()
                        .resideOutsideOfPackage(CODEC)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ZSTD));
    }

    @Test
    void amounts_are_rounded_in_one_place_only() {
        check(
                noClasses()
                        .that(resideInAPackage("org.chargebackledger.."))
                        .and()
                        .resideOutsideOfPackage(MONEY)
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(RoundingMode.class, MathContext.class));
    }

    @Test
    void projections_know_neither_sources_nor_the_service() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(PROJECTIONS)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(INGEST, API));
    }

    @Test
    void sources_know_neither_projections_nor_the_service() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(INGEST)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(PROJECTIONS, API));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "projections", "ingest", "api"})
    void features_depend_on_each_other_in_one_direction(String module) {
        check(
                slices().matching("org.chargebackledger." + module + ".(*)..")
                        .should()
                        .beFreeOfCycles());
    }

    private static void check(ArchRule rule) {
        rule.check(MAIN);
    }
}
