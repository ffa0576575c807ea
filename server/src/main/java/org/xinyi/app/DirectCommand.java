package org.xinyi.app;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.xinyi.app.cities.CityRegistry;
import org.xinyi.kernel.City;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Outcome;
import org.xinyi.visit.Caller;
import org.xinyi.visit.Executions;

/// `direct`: confirms orders from inside the process, so that a bench can tell what the way over
/// HTTP costs. Reads lines of `city threads size order,order,…` and answers each with the
/// nanoseconds that it took. Does no other work.
public final class DirectCommand {

    private final CityRegistry cities;
    private final Executions executions;

    private DirectCommand(CityRegistry cities, Executions executions) {
        this.cities = cities;
        this.executions = executions;
    }

    /// @param application to start without its web side
    public static void run(Class<?> application) {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (ConfigurableApplicationContext context = start(application);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            DirectCommand command =
                    new DirectCommand(
                            context.getBean(CityRegistry.class), context.getBean(Executions.class));
            out.println("ready");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(command.confirm(line.split(" ")));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ConfigurableApplicationContext start(Class<?> application) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .properties(Map.of("xinyi.work", "false"))
                .run();
    }

    /// @return nanoseconds
    private long confirm(String[] words) {
        cities.refresh();
        City city = cities.find(words[0]).orElseThrow();
        int size = Integer.parseInt(words[2]);
        List<List<Executions.Execution>> lists = new ArrayList<>();
        List<Executions.Execution> list = new ArrayList<>();
        for (String order : Arrays.asList(words[3].split(","))) {
            list.add(
                    new Executions.Execution(
                            new OrderId(Long.parseLong(order)),
                            Executions.Result.DONE,
                            null,
                            null,
                            Caller.HOUSE));
            if (list.size() == size) {
                lists.add(list);
                list = new ArrayList<>();
            }
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(Integer.parseInt(words[1]))) {
            long begin = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            lists.forEach(one -> all.add(threads.submit(() -> city.run(() -> confirm(one)))));
            all.forEach(DirectCommand::join);
            return System.nanoTime() - begin;
        }
    }

    private void confirm(List<Executions.Execution> list) {
        for (Outcome<Executions.Confirmed> outcome : executions.confirm(list)) {
            outcome.orThrow();
        }
    }

    private static void join(Future<?> one) {
        try {
            one.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
