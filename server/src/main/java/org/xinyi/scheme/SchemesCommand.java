package org.xinyi.scheme;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// `schemes list | show | check | diff | explain | coverage`: packs on the command line, without
/// a server and without a database.
public final class SchemesCommand {

    /// What the command ends with.
    static final int OK = 0;

    static final int PACK_ERRORS = 1;
    static final int USAGE = 2;

    private static final String HELP =
            """
            schemes list                                   every pack that comes with the server
            schemes show PACK                              all it says, with sources and assumptions
            schemes check FILE...                          what is wrong with pack files
            schemes diff PACK PACK                         what differs, value by value
            schemes explain --scheme PACK --facts FILE     would this person be admitted, and why
            schemes explain --scheme PACK --ask QUESTION   any decision, as "limit granted=3000.00"
            schemes coverage                               what the documents state, and what runs

            PACK is an id (S04: its newest version), an id with a version (S04@1) or a file.
            --facts is YAML or JSON with any of: asOf, age, insured, insuranceNormal,
            seriousDishonesty, realName, local, listed, scores. What is absent counts as unknown.
            --json writes JSON instead of text.
            Ends with 0 when all is well, 1 when a pack has errors, 2 when it was called wrongly.
            """;

    private final PrintStream out;
    private final boolean json;
    private final Conditions conditions = new Conditions();
    private final PackReader reader = new PackReader(conditions);

    private SchemesCommand(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    public static void main(String[] arguments) {
        var console = new FileOutputStream(FileDescriptor.out);
        System.exit(run(arguments, new PrintStream(console, true, StandardCharsets.UTF_8)));
    }

    /// @return the exit code: 0 ok, 1 pack errors, 2 usage
    public static int run(String[] arguments, PrintStream out) {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean json = words.remove("--json");
        if (words.isEmpty() || words.contains("--help")) {
            out.print(HELP);
            return words.isEmpty() ? USAGE : OK;
        }
        try {
            return new SchemesCommand(out, json).run(words.removeFirst(), words);
        } catch (Misuse misuse) {
            out.println(misuse.getMessage());
            out.print(HELP);
            return USAGE;
        }
    }

    /// The command was called wrongly.
    private static final class Misuse extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Misuse(String message) {
            super(message);
        }
    }

    /// A file was named that is not a pack.
    private static final class BadPack extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<PackFault> faults;

        private BadPack(List<PackFault> faults) {
            super("not a pack");
            this.faults = faults;
        }
    }

    private int run(String command, List<String> arguments) {
        try {
            return switch (command) {
                case "list" -> list(arguments);
                case "show" -> show(arguments);
                case "check" -> check(arguments);
                case "diff" -> diff(arguments);
                case "explain" -> explain(arguments);
                case "coverage" -> coverage(arguments);
                default -> throw new Misuse("No such command: " + command);
            };
        } catch (BadPack bad) {
            bad.faults.forEach(fault -> out.println(fault.toString()));
            return PACK_ERRORS;
        }
    }

    private int list(List<String> arguments) {
        require(arguments, 0);
        List<PackView.SchemeLine> lines =
                shipped().stream().map(pack -> PackView.line(pack, List.of())).toList();
        if (json) {
            write(lines);
        } else {
            lines.forEach(line -> out.println(PackText.line(line)));
        }
        return OK;
    }

    private int show(List<String> arguments) {
        require(arguments, 1);
        PackView.SchemeSheet whole = PackView.whole(pack(arguments.getFirst()), List.of());
        if (json) {
            write(whole);
        } else {
            out.print(PackText.whole(whole));
        }
        return OK;
    }

    private record Checked(String file, boolean ok, List<PackFault> faults) {}

    private int check(List<String> files) {
        if (files.isEmpty()) {
            throw new Misuse("check needs a file");
        }
        List<Checked> all = new ArrayList<>();
        for (String file : files) {
            List<PackFault> faults = reader.read(file, content(file)).faults();
            all.add(new Checked(file, faults.isEmpty(), faults));
        }
        if (json) {
            write(all);
        } else {
            for (Checked one : all) {
                one.faults.forEach(fault -> out.println(fault.toString()));
                out.println(one.file + ": " + (one.ok ? "ok" : one.faults.size() + " errors"));
            }
        }
        return all.stream().allMatch(Checked::ok) ? OK : PACK_ERRORS;
    }

    private int diff(List<String> arguments) {
        require(arguments, 2);
        List<PackView.SchemeDifference> changes =
                PackDiff.between(pack(arguments.getFirst()), pack(arguments.getLast())).stream()
                        .map(PackView::change)
                        .toList();
        if (json) {
            write(changes);
        } else {
            changes.forEach(change -> out.print(PackText.change(change)));
            out.println(changes.isEmpty() ? "no difference" : changes.size() + " differences");
        }
        return OK;
    }

    private int explain(List<String> arguments) {
        require(arguments, 4);
        PackFile pack = pack(option(arguments, "--scheme"));
        if (arguments.contains("--ask")) {
            return ask(pack, option(arguments, "--ask"));
        }
        EligibilityFacts facts;
        try {
            facts = FactsFile.read(content(option(arguments, "--facts")), pack.pack());
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(String.valueOf(wrong.getMessage()));
        }
        PackView.SchemeVerdict verdict =
                PackView.verdict(Eligibility.decide(conditions, pack.pack(), facts));
        if (json) {
            write(verdict);
        } else {
            out.print(PackText.verdict(verdict));
        }
        return OK;
    }

    private int coverage(List<String> arguments) {
        require(arguments, 0);
        CoverageSheet sheet = CoverageSheet.shipped();
        if (json) {
            write(sheet);
        } else {
            out.print(sheet.text());
        }
        return OK;
    }

    private int ask(PackFile pack, String question) {
        PackView.SchemeAnswer answer;
        try {
            answer = PackView.answer(Questions.ask(conditions, pack, question));
        } catch (IllegalArgumentException notUnderstood) {
            throw new Misuse(String.valueOf(notUnderstood.getMessage()));
        }
        if (json) {
            write(answer);
        } else {
            out.print(PackText.answer(answer));
        }
        return OK;
    }

    private PackFile pack(String name) {
        if (name.contains("/") || name.endsWith(".yaml") || name.endsWith(".yml")) {
            PackReader.Result result = reader.read(name, content(name));
            PackFile pack = result.pack();
            if (pack == null) {
                throw new BadPack(result.faults());
            }
            return pack;
        }
        Optional<PackFile> found =
                shipped().reversed().stream()
                        .filter(
                                pack ->
                                        pack.pack().ref().id().equals(name)
                                                || pack.pack().ref().toString().equals(name))
                        .findFirst();
        return found.orElseThrow(() -> new Misuse("No such pack: " + name));
    }

    private List<PackFile> shipped() {
        return new ShippedPacks(reader).all();
    }

    private static String option(List<String> arguments, String name) {
        int at = arguments.indexOf(name);
        if (at < 0 || at + 1 >= arguments.size()) {
            throw new Misuse(name + " is missing");
        }
        return arguments.get(at + 1);
    }

    private static void require(List<String> arguments, int count) {
        if (arguments.size() != count) {
            throw new Misuse("Expected " + count + " arguments, not " + arguments);
        }
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Misuse("Cannot read " + file);
        }
    }

    private void write(Object value) {
        out.println(
                JsonMapper.builder()
                        .changeDefaultPropertyInclusion(
                                inclusion ->
                                        inclusion.withValueInclusion(
                                                com.fasterxml.jackson.annotation.JsonInclude.Include
                                                        .NON_NULL))
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(value));
    }
}
