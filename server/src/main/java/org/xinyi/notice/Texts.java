package org.xinyi.notice;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The words of each template, Chinese and English.
@Component
class Texts {

    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");
    private static final String SIGNATURE = "SIGNATURE";
    private static final String ENGLISH_VALUE = ".en";

    private final Properties chinese = read("/notice/templates_zh.properties");
    private final Properties english = read("/notice/templates_en.properties");

    /// The whole message with the sender's signature before it.
    ///
    /// @throws IllegalArgumentException when a parameter is missing outside of brackets
    String render(Template template, boolean inEnglish, Map<String, String> parameters) {
        Properties words = inEnglish ? english : chinese;
        String signature = words.getProperty(SIGNATURE) + (inEnglish ? " " : "");
        String text = words(template, inEnglish);
        StringBuilder whole = new StringBuilder(signature);
        Matcher optional = OPTIONAL.matcher(text);
        int from = 0;
        while (optional.find()) {
            whole.append(fill(text.substring(from, optional.start()), inEnglish, parameters));
            if (knowsAll(optional.group(1), inEnglish, parameters)) {
                whole.append(fill(optional.group(1), inEnglish, parameters));
            }
            from = optional.end();
        }
        return whole.append(fill(text.substring(from), inEnglish, parameters)).toString();
    }

    /// The message as it was stored: its text, or the parameters in its place.
    String of(
            Template template,
            boolean inEnglish,
            @Nullable String text,
            @Nullable String storedParameters) {
        if (text != null) {
            return text;
        }
        return render(
                template,
                inEnglish,
                storedParameters == null ? Map.of() : Folding.read(storedParameters));
    }

    /// The text as written, with its placeholders.
    String words(Template template, boolean inEnglish) {
        String text = (inEnglish ? english : chinese).getProperty(template.name());
        if (text == null) {
            throw new IllegalStateException("No text for " + template);
        }
        return text;
    }

    private static boolean knowsAll(
            String segment, boolean inEnglish, Map<String, String> parameters) {
        return PARAMETER
                .matcher(segment)
                .results()
                .allMatch(hit -> value(hit, inEnglish, parameters) != null);
    }

    private static String fill(String segment, boolean inEnglish, Map<String, String> parameters) {
        return PARAMETER
                .matcher(segment)
                .replaceAll(hit -> Matcher.quoteReplacement(known(hit, inEnglish, parameters)));
    }

    private static String known(
            MatchResult hit, boolean inEnglish, Map<String, String> parameters) {
        String value = value(hit, inEnglish, parameters);
        if (value == null) {
            throw new IllegalArgumentException("The message needs " + hit.group());
        }
        return value;
    }

    private static @Nullable String value(
            MatchResult hit, boolean inEnglish, Map<String, String> parameters) {
        String name = hit.group(1);
        String inLanguage = inEnglish ? parameters.get(name + ENGLISH_VALUE) : null;
        return inLanguage == null ? parameters.get(name) : inLanguage;
    }

    private static Properties read(String resource) {
        Properties words = new Properties();
        try (Reader file =
                new InputStreamReader(
                        Objects.requireNonNull(Texts.class.getResourceAsStream(resource), resource),
                        StandardCharsets.UTF_8)) {
            words.load(file);
            return words;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + resource, failure);
        }
    }
}
