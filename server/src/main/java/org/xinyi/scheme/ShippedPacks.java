package org.xinyi.scheme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// The packs that come with the server: the files of `schemes/`.
@Component
class ShippedPacks implements SmartInitializingSingleton {

    private static final String PATTERN = "classpath*:schemes/*.yaml";

    private final CompletableFuture<Map<PackRef, PackFile>> packs;

    /// Reads them beside whatever else is starting.
    ShippedPacks(PackReader reader) {
        this.packs = CompletableFuture.supplyAsync(() -> read(reader));
    }

    /// Ends the start of the server when one of them is not a pack.
    @Override
    public void afterSingletonsInstantiated() {
        packs.join();
    }

    private static Map<PackRef, PackFile> read(PackReader reader) {
        Map<PackRef, PackFile> packs =
                new TreeMap<>(Comparator.comparing(PackRef::id).thenComparingInt(PackRef::version));
        for (Resource file : files()) {
            String name = String.valueOf(file.getFilename());
            PackFile pack = reader.read(name, content(file)).orThrow();
            PackFile other = packs.put(pack.pack().ref(), pack);
            if (other != null) {
                throw new IllegalStateException(
                        name + " and " + other.file() + " are both " + pack.pack().ref());
            }
        }
        return packs;
    }

    List<PackFile> all() {
        return List.copyOf(packs.join().values());
    }

    Optional<PackFile> find(PackRef ref) {
        return Optional.ofNullable(packs.join().get(ref));
    }

    private static List<Resource> files() {
        var resolver = new PathMatchingResourcePatternResolver(ShippedPacks.class.getClassLoader());
        try {
            List<Resource> files = new ArrayList<>(Arrays.asList(resolver.getResources(PATTERN)));
            if (files.isEmpty()) {
                throw new IllegalStateException("The server was built without its packs");
            }
            files.sort(Comparator.comparing(file -> String.valueOf(file.getFilename())));
            return files;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String content(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
