package org.xinyi;

import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.springframework.util.FileSystemUtils;

/// Each process of a test run begins without the data of the last one.
public final class FreshTestData implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String process = System.getProperty("xinyi.test.process", "process-1");
        FileSystemUtils.deleteRecursively(Path.of("target", "xinyi-test", process).toFile());
    }
}
