package org.xinyi.city.simulation;

import java.util.List;
import java.util.SplittableRandom;

/// Seeded chance. The same seed and purpose give the same throws on every machine; throws for
/// one purpose do not shift those for another.
public final class Dice {

    public static final int TEN_THOUSAND = 10_000;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public static Dice of(long seed, String purpose) {
        return new Dice(mix(seed, purpose));
    }

    /// @param number tells apart the many of one purpose, such as visits
    public static Dice of(long seed, String purpose, long number) {
        return new Dice(mix(seed, purpose) * FNV_PRIME ^ number);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /// From the least to the most, both included.
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    public boolean chance(int perTenThousand) {
        return random.nextInt(TEN_THOUSAND) < perTenThousand;
    }

    public <T> T pick(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }

    /// The index of one weight, each as likely as it is heavy.
    public int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int thrown = random.nextInt(sum);
        int index = 0;
        while (thrown >= weights[index]) {
            thrown -= weights[index];
            index++;
        }
        return index;
    }

    /// Exponentially distributed, rounded to whole seconds.
    public long exponential(long meanSeconds) {
        // The one place that needs a logarithm; StrictMath gives the same everywhere.
        return StrictMath.round(-meanSeconds * StrictMath.log(1 - random.nextDouble()));
    }

    /// Around a mean and never hurried: half of it for sure, the rest exponentially distributed.
    public long service(long meanSeconds) {
        return meanSeconds / 2 + exponential(meanSeconds - meanSeconds / 2);
    }

    private static long mix(long seed, String purpose) {
        long hash = FNV_OFFSET ^ seed;
        for (int i = 0; i < purpose.length(); i++) {
            hash = (hash ^ purpose.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
