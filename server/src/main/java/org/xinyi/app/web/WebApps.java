package org.xinyi.app.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;

/// The three web apps. Each has one page, which finds its screen from the path by itself, so that
/// every path below an app answers that page; its scripts and styles carry a hash in their names
/// and never change.
@RestController
@Hidden
class WebApps implements WebMvcConfigurer {

    /// Only our own files: no inline script or style element, no other host, no frame around it.
    /// Pictures may stand in the page, as a drawn signature does.
    static final String CONTENT_SECURITY_POLICY =
            String.join(
                    "; ",
                    "default-src 'none'",
                    "script-src 'self'",
                    "style-src 'self'",
                    "img-src 'self' data: blob:",
                    "font-src 'self' data:",
                    "connect-src 'self'",
                    "manifest-src 'self'",
                    "base-uri 'none'",
                    "form-action 'none'",
                    "frame-ancestors 'none'");

    private static final List<String> APPS = List.of("patient", "hospital", "operator");
    private static final String BUILT = "META-INF/resources/";

    private final Map<String, String> pages = new TreeMap<>();

    WebApps() throws IOException {
        for (String app : APPS) {
            ClassPathResource page = new ClassPathResource(BUILT + app + "/index.html");
            if (page.exists()) {
                pages.put(app, page.getContentAsString(StandardCharsets.UTF_8));
            }
        }
    }

    /// Without them when the platform was built with `-DskipWeb`.
    boolean built() {
        return pages.size() == APPS.size();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/" + BUILT + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
    }

    @GetMapping({
        "/patient",
        "/patient/**",
        "/hospital",
        "/hospital/**",
        "/operator",
        "/operator/**"
    })
    @Access(Role.ANYONE)
    ResponseEntity<String> page(HttpServletRequest request) {
        String path = request.getRequestURI();
        String app = path.split("/", 3)[1];
        String page =
                Optional.ofNullable(pages.get(app))
                        .orElseThrow(() -> new RefusedException(new EdgeRefusal.PathUnknown(path)));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
                .body(page);
    }
}
