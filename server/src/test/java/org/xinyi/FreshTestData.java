package org.xinyi;

import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.springframework.util.FileSystemUtils;

/// Each test process begins without the data of the last one that had its folder.
public final class FreshTestData implements LauncherSessionListener {

    private static final String BEGUN = "xinyi.test.begun";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.setProperty(BEGUN, "yes") == null) {
            String folder = System.getProperty("xinyi.test.data", "xinyi-test-0");
            FileSystemUtils.deleteRecursively(Path.of("target", folder).toFile());
        }
    }
}
