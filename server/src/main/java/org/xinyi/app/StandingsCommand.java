package org.xinyi.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.xinyi.app.cities.CityRegistry;
import org.xinyi.delinquency.StandingRegister;
import org.xinyi.kernel.City;

/// `standings CITY [INSTANT...]`: how everybody stands who ever owed anything. Without a moment as
/// the tables keep it now; with moments as it follows from the log for each, one after the other.
/// Reads only; a server may be running beside it.
///
/// Every line that counts begins with the patient's number and a tab, after a line `as of` with the
/// moment; no line names a number besides.
public final class StandingsCommand {

    private static final int READ = 0;
    private static final int USAGE = 2;

    private final PrintStream out;

    private StandingsCommand(PrintStream out) {
        this.out = out;
    }

    /// @param application to start without its web side
    /// @param words after `standings`
    /// @return the exit code
    public static int run(Class<?> application, List<String> words) {
        var console = new FileOutputStream(FileDescriptor.out);
        PrintStream out =
                new PrintStream(
                        new BufferedOutputStream(console, 1 << 16), false, StandardCharsets.UTF_8);
        if (words.isEmpty() || words.contains("--help")) {
            out.println("standings CITY [INSTANT...]");
            out.flush();
            return USAGE;
        }
        try (ConfigurableApplicationContext context = start(application)) {
            City city = context.getBean(CityRegistry.class).find(words.getFirst()).orElseThrow();
            StandingRegister register = context.getBean(StandingRegister.class);
            StandingsCommand command = new StandingsCommand(out);
            List<Instant> moments = words.stream().skip(1).map(Instant::parse).toList();
            city.run(() -> command.print(register, moments));
            out.flush();
            return READ;
        }
    }

    private static ConfigurableApplicationContext start(Class<?> application) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .properties(Map.of("xinyi.database.read-only", "true"))
                .run();
    }

    private void print(StandingRegister register, List<Instant> moments) {
        if (moments.isEmpty()) {
            out.println("as of now");
            register.now(this::print);
        }
        for (Instant moment : moments) {
            out.println("as of " + moment);
            register.asOf(moment, this::print);
        }
    }

    private void print(StandingRegister.Entry entry) {
        StringBuilder line = new StringBuilder();
        line.append(entry.person().value()).append('\t').append(entry.standings());
        line.append(" owes ").append(entry.open());
        // Bills of one moment in the order of what is said of them: their numbers are not compared.
        entry.bills().stream().map(StandingsCommand::said).sorted().forEach(line::append);
        out.println(line);
    }

    private static String said(StandingRegister.Bill bill) {
        StringBuilder said = new StringBuilder();
        said.append(" | ").append(bill.treatmentEndedAt()).append(' ').append(bill.amount());
        said.append(" open ").append(bill.open());
        bill.rungs().forEach((id, at) -> said.append(' ').append(id).append('@').append(at));
        bill.listings().forEach(one -> said.append(" [").append(one).append(']'));
        return said.toString();
    }
}
