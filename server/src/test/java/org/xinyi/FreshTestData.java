package org.xinyi;

import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.springframework.util.FileSystemUtils;

/// Each test run begins without the data of the last one.
public final class FreshTestData implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        FileSystemUtils.deleteRecursively(Path.of("target", "xinyi-test").toFile());
    }
}
