package org.chargebackledger.ingest.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** What may be configured, and what a wrong configuration is told. */
class SettingsTest {

    private static final List<Setting> KNOWN =
            List.of(
                    Setting.required("address", "of the service"),
                    Setting.withDefault("hours", "24", "of a window"),
                    Setting.optional("clusters", "their names"),
                    Setting.secret("token", "to be let in"));

    private static Settings settings(Map<String, String> given) {
        return Settings.of("eu", KNOWN, given);
    }

    /** Else the name of the variable would go out as the password. */
    @Test
    void a_variable_that_is_not_set_is_named() {
        var known = List.of(Setting.secret("token", "of a service"));
        assertThatThrownBy(() -> Settings.of("eu", known, Map.of("token", "${EU_TOKEN}")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("'token' is ${EU_TOKEN}, which is not set");
    }

    @Test
    void what_is_not_given_is_as_by_default() {
        var settings = settings(Map.of("address", " http://a:1/x ", "clusters", " "));
        assertThat(settings.text("hours")).isEqualTo("24");
        assertThat(settings.number("hours", 24)).isEqualTo(24);
        assertThat(settings.given("clusters")).isEmpty();
        assertThat(settings.list("clusters")).isEmpty();
        assertThat(settings.address("address")).hasToString("http://a:1/x");
    }

    @Test
    void a_list_has_its_parts_without_blanks() {
        var settings = settings(Map.of("address", "http://a", "clusters", "one, two ,,three"));
        assertThat(settings.list("clusters")).containsExactly("one", "two", "three");
    }

    @Test
    void what_is_wrong_is_named_with_connector_and_setting() {
        refused(Map.of(), "connector 'eu': setting 'address' is missing: of the service");
        refused(
                Map.of("address", "http://a", "adress", "b"),
                "connector 'eu': unknown setting 'adress'; there are address, clusters, hours,"
                        + " token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "25", "-1", "1.5", "many", "99999999999"})
    void a_number_is_whole_and_within_its_limits(String text) {
        var settings = settings(Map.of("address", "http://a", "hours", text));
        assertThatThrownBy(() -> settings.number("hours", 24))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(
                        "connector 'eu': setting 'hours' is no number from 1 to 24: '"
                                + text
                                + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ftp://a", "http://", "file:///etc/passwd", "http:// a"})
    void an_address_is_one_of_http(String text) {
        var settings = settings(Map.of("address", text));
        assertThatThrownBy(() -> settings.address("address"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("setting 'address' is no http or https address");
    }

    @Test
    void a_secret_is_never_shown() {
        var settings = settings(Map.of("address", "http://a", "token", "s3cret"));
        assertThat(settings.shown())
                .isEqualTo(Map.of("address", "http://a", "hours", "24", "token", "(secret)"));
        assertThat(settings.text("token")).isEqualTo("s3cret");
    }

    private static void refused(Map<String, String> given, String message) {
        assertThatThrownBy(() -> settings(given))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(message);
    }
}
