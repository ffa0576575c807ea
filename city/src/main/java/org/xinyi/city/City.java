package org.xinyi.city;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.xinyi.city.bench.Bench;
import org.xinyi.city.bench.Plan;
import org.xinyi.city.hospital.Inputs;
import org.xinyi.city.hospital.Script;
import org.xinyi.city.hospital.World;
import org.xinyi.city.play.Demonstration;
import org.xinyi.city.report.Figures;
import org.xinyi.city.report.Progress;
import org.xinyi.city.report.Report;
import org.xinyi.city.report.SignIns;
import org.xinyi.city.wire.Endpoint;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// The command line: plays the demonstration, or measures.
public final class City {

    static final String HELP =
            """
            java -jar xinyi-city.jar demo [options]
              --visits N             就诊人次，默认仁济公布的 16,496 / visits, Renji's published number
              --scheme S04|S10       规则 / the scheme
              --seed N               随机种子 / the seed
              --days N               之后经过的天数，默认 60 / days that pass afterwards
              --json FILE            数字写入文件 / writes the figures to a file
              --progress bar|lines   进度条或逐行 / a bar for a terminal, lines for a log
              --server URL --sandbox URL --platform-token FILE
            java -jar xinyi-city.jar bench …   量一量，选项见 / measures; for options see ./xinyi bench --help
            """;

    private static final LocalDate PUBLISHED_DAY = LocalDate.of(2020, 6, 10);
    private static final int WRONG_USE = 2;

    private City() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> given = List.of(arguments);
        String command = given.isEmpty() ? "" : given.getFirst();
        boolean known = command.equals("demo") || command.equals("bench");
        if (!known || given.contains("--help")) {
            out.print(HELP);
            System.exit(given.contains("--help") ? 0 : WRONG_USE);
        }
        List<String> rest = given.subList(1, given.size());
        try {
            System.exit(
                    command.equals("demo")
                            ? demo(Options.parse(rest), out)
                            : new Bench(Plan.parse(rest), out).run());

        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_USE);
        }
    }

    /// @return 0 when every fen is explained
    private static int demo(Options options, PrintStream out) throws IOException {
        Script script = Script.of(world(options));
        Progress progress =
                new Progress(out, Clock.systemUTC(), PUBLISHED_DAY, options.days(), options.bar());
        Demonstration.Outcome outcome =
                new Demonstration(
                                script,
                                options.days(),
                                server(options),
                                Endpoint.of(options.sandbox().resolve("/")),
                                progress)
                        .play();
        progress.end();
        ObjectNode figures = Figures.of(script, options.days(), outcome, progress.phases());
        Path json = options.json();
        if (json != null) {
            Files.writeString(
                    json, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        }
        out.println(Report.of(script.world(), figures));
        out.println(SignIns.of(script, outcome.city()));
        return figures.get("unexplained").asString("").equals("0.00") ? 0 : 1;
    }

    private static Endpoint server(Options options) throws IOException {
        return Endpoint.of(options.server().resolve("/api/v1/"))
                .as(Files.readString(options.platformToken()).strip());
    }

    private static World world(Options options) {
        Inputs inputs = Inputs.load();
        int visits = options.visits() == 0 ? inputs.of("visits") : options.visits();
        return World.of(inputs, options.scheme(), visits, PUBLISHED_DAY, options.seed());
    }
}
