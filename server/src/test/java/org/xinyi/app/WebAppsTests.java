package org.xinyi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.xinyi.ServerTest;

@ServerTest
class WebAppsTests {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String server;

    WebAppsTests(@Value("${local.server.port}") int port) {
        this.server = "http://localhost:" + port;
    }

    @BeforeEach
    void theAppsAreBuilt() {
        assertThat(getClass().getResource("/META-INF/resources/patient/index.html"))
                .as("the web apps; build module web first")
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/patient", "/patient/", "/patient/demo/visits/12", "/hospital/x/y"})
    void everyPathBelowAnAppAnswersItsPageSoThatDeepLinksSurviveAReload(String path)
            throws Exception {
        HttpResponse<String> page = get(path, "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<div id=\"app\">");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void scriptsAreSentCompressedAndKeptForGood() throws Exception {
        Matcher script = SCRIPT.matcher(get("/patient/", "").body());
        assertThat(script.find()).isTrue();
        HttpResponse<String> sent = get(script.group(1), "gzip");

        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(sent.headers().firstValue("Cache-Control").orElse(""))
                .contains("max-age=31536000", "immutable");
    }

    @Test
    void thePagesHoldNoInlineScriptOrStyle() throws Exception {
        for (String app : new String[] {"/patient/", "/hospital/", "/operator/"}) {
            assertThat(get(app, "").body()).doesNotContain("<style", "style=", "<script>");
        }
    }

    @Test
    void aFileThatIsNotThereIsNotAPage() throws Exception {
        assertThat(get("/assets/none.js", "").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path, String encoding)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        if (!encoding.isEmpty()) {
            request.header("Accept-Encoding", encoding);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
