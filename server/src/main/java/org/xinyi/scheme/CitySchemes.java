package org.xinyi.scheme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;

/// The packs of the current city, from memory. What another server activates is seen within two
/// seconds.
@Component
class CitySchemes implements Schemes {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(2);
    private static final int CITIES_MAX = 1_000;
    private static final int PACKS_MAX = 10_000;

    private final StoredPacks stored;
    private final PackReader reader;
    private final Conditions conditions;
    private final Cache<City, List<StoredPacks.Activation>> activations =
            Caffeine.newBuilder().expireAfterWrite(KNOWN_FOR).maximumSize(CITIES_MAX).build();
    private final Cache<Kept, PackFile> kept = Caffeine.newBuilder().maximumSize(PACKS_MAX).build();

    /// The same file activated in many cities is one pack in memory.
    private final Cache<String, PackFile> read =
            Caffeine.newBuilder().maximumSize(PACKS_MAX).build();

    CitySchemes(StoredPacks stored, PackReader reader, Conditions conditions) {
        this.stored = stored;
        this.reader = reader;
        this.conditions = conditions;
    }

    private record Kept(City city, PackRef ref) {}

    @Override
    public Optional<Pack> active(String scheme, LocalDate day) {
        return activation(scheme, day).map(activation -> version(activation.ref()));
    }

    @Override
    public List<Pack> active(LocalDate day) {
        Set<String> schemes = new LinkedHashSet<>();
        for (StoredPacks.Activation activation : activations().reversed()) {
            if (activation.isDefault() && !activation.from().isAfter(day)) {
                schemes.add(activation.ref().id());
                break;
            }
        }
        Set<String> byId = new TreeSet<>();
        activations().forEach(activation -> byId.add(activation.ref().id()));
        schemes.addAll(byId);
        List<Pack> packs = new ArrayList<>();
        schemes.forEach(scheme -> active(scheme, day).ifPresent(packs::add));
        return packs;
    }

    @Override
    public Pack version(PackRef ref) {
        return kept(ref).pack();
    }

    @Override
    public Decision<Boolean> eligibility(Pack pack, EligibilityFacts facts) {
        return Eligibility.decide(conditions, pack, facts);
    }

    /// Of the activations that have begun, the one that began last.
    private Optional<StoredPacks.Activation> activation(String scheme, LocalDate day) {
        for (StoredPacks.Activation activation : activations().reversed()) {
            if (activation.ref().id().equals(scheme) && !activation.from().isAfter(day)) {
                return Optional.of(activation);
            }
        }
        return Optional.empty();
    }

    List<StoredPacks.Activation> activations() {
        return activations.get(City.current(), _ -> stored.activations());
    }

    /// Reads the activations anew, after one was added.
    void forgetActivations() {
        activations.invalidate(City.current());
    }

    private PackFile kept(PackRef ref) {
        Kept key = new Kept(City.current(), ref);
        PackFile found = kept.getIfPresent(key);
        if (found == null) {
            found =
                    stored.kept(ref)
                            .map(content -> read(ref, content))
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    City.current().code() + " never had " + ref));
            kept.put(key, found);
        }
        return found;
    }

    /// A version that was accepted once, read again from its content.
    PackFile read(PackRef ref, String content) {
        @Nullable PackFile known = read.getIfPresent(content);
        if (known == null) {
            known = reader.read(ref + ".yaml", content).orThrow();
            read.put(content, known);
        }
        return known;
    }
}
