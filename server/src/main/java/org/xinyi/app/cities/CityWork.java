package org.xinyi.app.cities;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.TimedWork;

/// Keeps each city at work: pumps that carry out intents, and whatever falls due as time goes
/// on.
@Component
class CityWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CityWork.class);
    private static final long PUMP_REST_MS = 500;
    private static final long PUMP_REST_MS_MAX = 2_000;
    private static final long PUMP_REST_MS_IN_QUIET = 30_000;
    private static final long FAILURE_REST_MS = 1_000;
    private static final long TICK_MS = 1_000;
    private static final int TICKS_IN_QUIET = 10;

    private final CityRegistry registry;
    private final CityActivity activity;
    private final DayClosing days;
    private final List<Pump> pumps;
    private final List<TimedWork> timedWorks;
    private final Map<City, ReentrantLock> atWork = new ConcurrentHashMap<>();
    private final boolean works;
    private volatile boolean running;

    CityWork(
            CityRegistry registry,
            CityActivity activity,
            DayClosing days,
            List<Pump> pumps,
            List<TimedWork> timedWorks,
            @Value("${xinyi.database.read-only:false}") boolean readOnly,
            @Value("${xinyi.work:true}") boolean work) {
        this.works = work && !readOnly;
        this.registry = registry;
        this.activity = activity;
        this.days = days;
        this.pumps = pumps;
        this.timedWorks = timedWorks;
    }

    /// Work writes: none is done where nothing may be written, and none where it is left to
    /// others.
    @Override
    public boolean isAutoStartup() {
        return works;
    }

    @Override
    public void start() {
        running = true;
        registry.all().forEach(this::startCity);
        Thread.ofVirtual().name("tick").start(this::tick);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Starts the pumps of a city, once.
    void startCity(City city) {
        if (atWork.putIfAbsent(city, new ReentrantLock()) == null) {
            city.run(days::begin);
            for (Pump pump : pumps) {
                for (int one = 0; one < pump.parallel(); one++) {
                    Thread.ofVirtual()
                            .name(pump.getClass().getSimpleName() + "-" + city.code())
                            .start(() -> city.run(() -> drive(pump)));
                }
            }
        }
    }

    /// Does what is due in the current city by its time: closes the days that are over, then
    /// what falls due within the day.
    void catchUp() {
        ReentrantLock one = atWork.computeIfAbsent(City.current(), _ -> new ReentrantLock());
        one.lock();
        try {
            days.catchUp();
            Instant now = registry.businessTime(City.current());
            timedWorks.forEach(work -> work.run(now));
        } finally {
            one.unlock();
        }
    }

    /// Runs the pumps of the current city until none finds anything to do.
    void drain() {
        boolean busy = true;
        while (busy) {
            busy = false;
            for (Pump pump : pumps) {
                busy |= worked(pump);
            }
        }
    }

    private static boolean worked(Pump pump) {
        try {
            return pump.work() > 0;
        } catch (RuntimeException failure) {
            LOG.warn("{} failed and will try again", pump.getClass().getSimpleName(), failure);
            return false;
        }
    }

    private void drive(Pump pump) {
        long restMs = PUMP_REST_MS;
        while (running) {
            try {
                boolean idle = pump.work() == 0 && !pump.rest(restMs);
                restMs = idle ? Math.min(longestRestMs(pump), 2 * restMs) : PUMP_REST_MS;
            } catch (RuntimeException failure) {
                LOG.warn("{} failed and will try again", pump.getClass().getSimpleName(), failure);
                sleep(FAILURE_REST_MS);
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private long longestRestMs(Pump pump) {
        return activity.isQuiet(City.current()) && !pump.isWatched()
                ? PUMP_REST_MS_IN_QUIET
                : PUMP_REST_MS_MAX;
    }

    private void tick() {
        for (long tick = 0; running; tick++) {
            attempt("Reading the cities", registry::refresh);
            boolean everywhere = tick % TICKS_IN_QUIET == 0;
            for (City city : registry.all()) {
                if (!activity.isQuiet(city)
                        || (everywhere && registry.record(city).isTimePassing())) {
                    attempt("Daily work of " + city.code(), () -> work(city));
                }
            }
            sleep(TICK_MS);
        }
    }

    private void work(City city) {
        startCity(city);
        city.run(this::catchUp);
    }

    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warn("{} failed and will be tried again", what, failure);
        }
    }

    private static void sleep(long pauseMs) {
        try {
            Thread.sleep(pauseMs);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
