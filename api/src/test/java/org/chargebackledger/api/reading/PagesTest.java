package org.chargebackledger.api.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.ledger.Effort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The pages in a real browser, as each person goes through them. */
@Order(2)
class PagesTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "pages");

    private static @Nullable RunningService service;
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();

    @BeforeAll
    static void start() {
        var isThere = Files.isExecutable(CHROMIUM);
        if (Effort.isAll()) {
            assertThat(isThere).as("all tests are asked for, and need %s", CHROMIUM).isTrue();
        }
        assumeTrue(isThere, "no Chromium at " + CHROMIUM);
        service =
                RunningService.start(
                        "--chargeback.connectors[0].name=eu",
                        "--chargeback.connectors[0].kind=opencost",
                        "--chargeback.connectors[0].from=2024-10-01",
                        "--chargeback.connectors[0].until=2024-10-31",
                        "--chargeback.connectors[0].options.address=http://opencost:9003",
                        "--chargeback.connectors[0].options.clusters=prod");
        SmallCompany.settle(new Company(service.uri()));
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-dev-shm-usage",
                                                        "--disable-gpu",
                                                        "--no-first-run",
                                                        "--disable-background-networking")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (service != null) {
            service.close();
        }
    }

    @AfterEach
    void nothing_was_complained_about() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_team_lead_goes_from_the_overview_to_a_line_of_the_bill() {
        var page = loggedIn("owner", ColorScheme.LIGHT, 1200);

        assertThat(page.title()).isEqualTo("Overview – chargeback-ledger");
        assertThat(page.locator("main").textContent())
                .contains("Checkout")
                .doesNotContain("Search");
        picture(page, "owner-overview");
        page.getByRole(AriaRole.LINK, named("186.67")).click();

        assertThat(page.title()).isEqualTo("Checkout 2026-09 – chargeback-ledger");
        page.getByRole(AriaRole.LINK, named("2026-10 →")).click();
        var statement = page.locator("main").textContent();
        assertThat(statement).contains("Own services", "Compute in clusters", "Idle capacity");
        assertThat(statement).contains("207.91", "+21.24");
        picture(page, "owner-statement");
        page.getByRole(AriaRole.LINK, named("Explain database")).click();

        assertThat(page.locator(".sentence").textContent())
                .isEqualTo(
                        "CC-1 bears 120.00 USD for database: one row of the bill, sent there by"
                                + " rule “team-tag”.");
        assertThat(page.locator("#bill-lines").textContent()).contains("db-1", "120.005");
        picture(page, "owner-posting");
    }

    @Test
    void an_owner_is_kept_from_what_is_not_theirs() {
        var page = loggedIn("owner", ColorScheme.LIGHT, 1200);

        for (var path :
                List.of(
                        "/statements/2026-09/CC-2",
                        "/journal/2026-09",
                        "/imports",
                        "/periods/2026-09/labels")) {
            var answer = page.navigate(at(path));
            assertThat(answer).isNotNull();
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(page.locator("h1").textContent()).isEqualTo("This is not for you");
        }
        complaints.removeIf(complaint -> complaint.contains("status of 403"));
    }

    @Test
    void an_auditor_sees_each_page_of_both_months() {
        var page = loggedIn("auditor", ColorScheme.DARK, 1200);
        var shown =
                Map.ofEntries(
                        Map.entry("/", "Months"),
                        Map.entry("/periods/2026-09", "Bill against ledger"),
                        Map.entry("/periods/2026-10", "What a close needs"),
                        Map.entry("/periods/2026-10/labels", "By money"),
                        Map.entry("/periods/2026-10/invoices", "Not recorded"),
                        Map.entry("/statements/2026-10/CC-1", "Checkout, 2026-10"),
                        Map.entry("/journal/2026-09", "intact: 2 entries"),
                        Map.entry("/journal-entries/2026-10-000001", "fits the content"),
                        Map.entry("/postings/2026-10-000001-0002", "The arithmetic"),
                        Map.entry("/imports", "namespace-labels"),
                        Map.entry("/connectors?month=2024-10", "0 of 31 received"),
                        Map.entry("/notices", "Nothing is mailed"),
                        Map.entry("/master-data", "Nothing waits."),
                        Map.entry("/materiality", "Nothing waits."),
                        Map.entry("/policies", "standard version 1"),
                        Map.entry("/policies/standard/1", "team-tag"));
        shown.forEach((path, text) -> {
            var answer = page.navigate(at(path));
            assertThat(answer).isNotNull();
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(page.locator("main").textContent()).as(path).contains(text);
            picture(page, "auditor" + path.replaceAll("[/?=]", "-"));
        });
    }

    @Test
    void a_finops_engineer_tries_another_policy_on_both_months() {
        var page = loggedIn("preparer", ColorScheme.LIGHT, 1200);
        page.navigate(at("/policies/standard/1"));
        page.getByRole(AriaRole.LINK, named("Simulate it, or a change of it, over posted months"))
                .click();
        var text = page.locator("textarea").inputValue();
        page.getByLabel("2026-09").check();
        page.getByLabel("2026-10").check();
        page.locator("textarea").fill(text.replace("CC-1: \"75\", CC-2: \"25\"", "CC-2: \"100\""));
        simulate(page);

        assertThat(row(page, "CC-1")).contains("pays less");
        assertThat(row(page, "CC-2")).contains("pays more");
        assertThat(page.locator("main").textContent()).contains("Largest changes", "pool: support");
        picture(page, "preparer-simulation");

        page.locator("textarea").fill(text.replace("even", "uneven").replace("weighted", "waited"));
        simulate(page);
        assertThat(page.locator("[role=alert]").textContent()).contains("line ");
        assertThat(page.locator("textarea").inputValue()).contains("waited");
    }

    private static void simulate(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Simulate")).click();
    }

    private static String row(Page page, String name) {
        return page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .textContent();
    }

    @Test
    void a_delivery_shows_its_control_totals() {
        var page = loggedIn("preparer", ColorScheme.LIGHT, 1200);

        page.getByRole(AriaRole.LINK, named("Deliveries")).click();
        page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("Cloud 2026-10"))
                .getByRole(AriaRole.LINK)
                .click();

        assertThat(page.locator("main").textContent())
                .contains("Control totals", "295.005", "INV-2026-10");
        picture(page, "preparer-import");
    }

    @Test
    void pages_fit_a_phone_and_paper_and_are_reached_by_keyboard() {
        var page = loggedIn("auditor", ColorScheme.LIGHT, 400);
        page.navigate(at("/statements/2026-10/CC-1"));

        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        picture(page, "phone-statement");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.textContent"))
                .isEqualTo("Skip to the content");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("header.top").isVisible()).isFalse();
        picture(page, "paper-statement");
    }

    @Test
    void who_logs_out_is_out_and_who_does_not_fit_stays_out() {
        var page = loggedIn("auditor", ColorScheme.LIGHT, 1200);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out")).click();
        assertThat(page.locator("[role=status]").textContent()).isEqualTo("You are logged out.");

        page.navigate(at("/periods/2026-10"));
        assertThat(page.url()).endsWith("/login");
        logIn(page, "auditor", "wrong");
        assertThat(page.locator("[role=alert]").textContent()).contains("do not fit");
        logIn(page, "auditor", "demo");
        assertThat(page.url()).contains("/periods/2026-10");
    }

    private Page loggedIn(String user, ColorScheme colors, int width) {
        var context =
                Objects.requireNonNull(browser)
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setColorScheme(colors)
                                        .setViewportSize(width, 900));
        contexts.add(context);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (!message.type().equals("log")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(at("/"));
        logIn(page, user, "demo");
        return page;
    }

    private static void logIn(Page page, String user, String password) {
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in")).click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static String at(String path) {
        return Objects.requireNonNull(service).uri().resolve(path).toString();
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve(name + ".png")));
    }
}
