package vn.giaoban.run;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Holds a home until it is killed. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) throws InterruptedException {
        HomeLock.take(Path.of(args[0])).orElseThrow().note("http://localhost:12345");
        new CountDownLatch(1).await();
    }
}
