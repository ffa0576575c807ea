package org.xinyi.payment;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Tells the server of the tests where the fake WeChat Pay is.
public final class FakeWeChatSession implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        System.setProperty("xinyi.payment.wechat.url", FakeWeChat.RUNNING.url());
    }
}
