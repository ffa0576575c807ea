package org.xinyi.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// The pages of `docs/problems/`, one per problem type. The first line is the title, in Chinese and
/// in English: `# 医嘱已执行 / The order has been executed`.
@Component
class ProblemPages {

    record Page(String titleZh, String titleEn, String text) {

        String title(boolean english) {
            return english ? titleEn : titleZh;
        }
    }

    private static final String ALL = "classpath:/problems/*.md";

    private final Map<String, Optional<Page>> pages = new ConcurrentHashMap<>();

    Optional<Page> find(String type) {
        return pages.computeIfAbsent(type, ProblemPages::read);
    }

    /// Every type that has a page, in alphabetical order.
    List<String> types() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(ALL))
                .map(page -> String.valueOf(page.getFilename()).replace(".md", ""))
                .sorted()
                .toList();
    }

    private static Optional<Page> read(String type) {
        if (!type.matches("[a-z0-9-]{1,80}")) {
            return Optional.empty();
        }
        try (InputStream file =
                ProblemPages.class.getResourceAsStream("/problems/" + type + ".md")) {
            if (file == null) {
                return Optional.empty();
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            String[] titles = text.lines().findFirst().orElse("# ").substring(2).split(" / ", 2);
            return Optional.of(new Page(titles[0], titles[titles.length - 1], text));
        } catch (IOException failure) {
            return Optional.empty();
        }
    }
}
