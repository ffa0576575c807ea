package org.xinyi.scheme;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.RefusedException;

/// Where an operator works with packs: look, upload, activate.
@Component
class PackDesk {

    private static final Comparator<PackRef> BY_ID =
            Comparator.comparing(PackRef::id).thenComparingInt(PackRef::version);

    private final ShippedPacks shipped;
    private final StoredPacks stored;
    private final CitySchemes schemes;
    private final PackReader reader;
    private final IdSource ids;
    private final BusinessClock clock;

    PackDesk(
            ShippedPacks shipped,
            StoredPacks stored,
            CitySchemes schemes,
            PackReader reader,
            IdSource ids,
            BusinessClock clock) {
        this.shipped = shipped;
        this.stored = stored;
        this.schemes = schemes;
        this.reader = reader;
        this.ids = ids;
        this.clock = clock;
    }

    /// Every version this city knows, by id and version.
    List<PackFile> all() {
        TreeSet<PackRef> refs = new TreeSet<>(BY_ID);
        shipped.all().forEach(pack -> refs.add(pack.pack().ref()));
        refs.addAll(stored.all());
        return refs.stream().flatMap(ref -> find(ref).stream()).toList();
    }

    /// @throws RefusedException when there is none
    PackFile get(PackRef ref) {
        return find(ref)
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        new SchemeRefusal.PackVersionUnknown(
                                                ref.id(), ref.version())));
    }

    /// The version that counts today, or else the newest.
    ///
    /// @throws RefusedException when there is none
    PackFile current(String scheme) {
        return schemes.active(scheme, clock.today())
                .map(pack -> get(pack.ref()))
                .or(() -> versions(scheme).reversed().stream().findFirst())
                .orElseThrow(() -> new RefusedException(new SchemeRefusal.SchemeUnknown(scheme)));
    }

    List<StoredPacks.Activation> activations(PackRef ref) {
        return schemes.activations().stream().filter(one -> one.ref().equals(ref)).toList();
    }

    PackReader.Result check(String content) {
        return reader.read("pack.yaml", content);
    }

    Decision<Boolean> eligibility(Pack pack, EligibilityFacts facts) {
        return schemes.eligibility(pack, facts);
    }

    /// Takes a new version; one that was never activated may be uploaded again.
    ///
    /// @throws RefusedException with a [SchemeRefusal]
    PackFile upload(String content) {
        PackReader.Result result = check(content);
        PackFile pack = result.pack();
        if (pack == null) {
            throw new RefusedException(new SchemeRefusal.PackInvalid(result.faults()));
        }
        PackRef ref = pack.pack().ref();
        Optional<PackFile> fixed = kept(ref).or(() -> shipped.find(ref));
        if (fixed.isEmpty()) {
            stored.upload(pack, Acting.current().client(), clock.now());
        } else if (!fixed.get().pack().hash().equals(pack.pack().hash())) {
            int last = versions(ref.id()).getLast().pack().ref().version();
            throw new RefusedException(
                    new SchemeRefusal.PackVersionFixed(ref.id(), ref.version(), last + 1));
        }
        return pack;
    }

    /// Lets a version count from a day on, and keeps its content for good.
    ///
    /// @throws RefusedException with a [SchemeRefusal]
    PackFile activate(PackRef ref, LocalDate from, boolean isDefault) {
        PackFile pack = get(ref);
        LocalDate earliest = earliest(pack.pack());
        if (from.isBefore(earliest)) {
            throw new RefusedException(
                    new SchemeRefusal.ActivationTooEarly(
                            ref.id(), ref.version(), earliest.toString()));
        }
        stored.keep(pack, clock.now());
        stored.activate(
                ids.next(),
                new StoredPacks.Activation(ref, from, isDefault),
                Acting.current().client(),
                clock.now());
        return kept(ref).orElse(pack);
    }

    /// A scheme's first version may have begun in the past; a later one does not change what
    /// counted on days that are over.
    private LocalDate earliest(Pack pack) {
        boolean first =
                stored.activations().stream()
                        .noneMatch(one -> one.ref().id().equals(pack.ref().id()));
        LocalDate today = clock.today();
        return first || pack.effectiveFrom().isAfter(today) ? pack.effectiveFrom() : today;
    }

    private List<PackFile> versions(String scheme) {
        return all().stream().filter(pack -> pack.pack().ref().id().equals(scheme)).toList();
    }

    private Optional<PackFile> find(PackRef ref) {
        return kept(ref)
                .or(() -> stored.uploaded(ref).map(content -> schemes.read(ref, content)))
                .or(() -> shipped.find(ref));
    }

    private Optional<PackFile> kept(PackRef ref) {
        return stored.kept(ref).map(content -> schemes.read(ref, content));
    }
}
