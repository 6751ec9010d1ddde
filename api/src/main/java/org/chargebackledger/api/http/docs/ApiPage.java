package org.chargebackledger.api.http.docs;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * The page of the interface's description: Swagger UI out of our own jar, so it needs no network.
 */
@Controller
class ApiPage implements WebMvcConfigurer {

    private static final String FOLDER = "org/chargebackledger/api/http/docs/";
    private static final String WEBJAR = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    @GetMapping(path = "/docs/api", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(new ClassPathResource(FOLDER + "page/api.html"));
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        resources
                .addResourceHandler("/docs/api/ui/**")
                .addResourceLocations(
                        "classpath:/META-INF/resources/webjars/swagger-ui/" + version() + "/");
        resources
                .addResourceHandler("/docs/api/page/**")
                .addResourceLocations("classpath:/" + FOLDER + "page/");
    }

    private static String version() {
        var properties = new Properties();
        try (var in = new ClassPathResource(WEBJAR).getInputStream()) {
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("the page's own files are missing", e);
        }
    }
}
