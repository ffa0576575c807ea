package org.xinyi.app.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Role;

/// The front page: what this is, where everything stands, and what happens in each city.
@RestController
@Hidden
class HomeController {

    private static final String APPS =
            """
            <li><a href="/patient/">病人 <span lang="en">Patient</span></a></li>
            <li><a href="/hospital/">医院 <span lang="en">Hospital</span></a></li>
            <li><a href="/operator/">城市运营 <span lang="en">Operator</span></a></li>
            """;

    private final String page;

    HomeController(@Value("${xinyi.sandbox}") URI sandbox, ProblemPages problems, WebApps apps)
            throws IOException {
        this.page =
                new ClassPathResource("pages/home.html")
                        .getContentAsString(StandardCharsets.UTF_8)
                        .replace("{{sandbox}}", HtmlUtils.htmlEscape(sandbox.toString()))
                        .replace("{{apps}}", apps.built() ? APPS : "")
                        .replace("{{problems}}", list(problems));
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @Access(Role.ANYONE)
    String home() {
        return page;
    }

    private static String list(ProblemPages problems) throws IOException {
        return problems.types().stream()
                .map(type -> problems.find(type).map(found -> item(type, found)).orElse(""))
                .collect(Collectors.joining("\n"));
    }

    private static String item(String type, ProblemPages.Page found) {
        return "<li><a href=\"/problems/%s\">%s</a> <span lang=\"en\">%s</span></li>"
                .formatted(
                        type,
                        HtmlUtils.htmlEscape(found.titleZh(), "UTF-8"),
                        HtmlUtils.htmlEscape(found.titleEn(), "UTF-8"));
    }
}
